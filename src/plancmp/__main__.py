"""`python -m plancmp`."""

from plancmp.cli.main import main

if __name__ == "__main__":
    main()
