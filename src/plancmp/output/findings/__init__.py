"""How findings are written for people and machines: one module a format, found by its name.

Each has `write(report, target, lang)`; `check` and `audit` use them alike.
"""

from __future__ import annotations

FORMATS = ("github", "gitlab", "sarif", "junit")
"""The formats that only findings have, beside those that every table has."""
