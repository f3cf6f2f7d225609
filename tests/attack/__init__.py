"""Bad input, by program: every case ends with status 0, 1 or 2 and a message, and soon.

A few seconds of it run with the tests; the long run is started by hand, see `__main__`.
"""
