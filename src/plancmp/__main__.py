"""`plancmp`, and `python -m plancmp`."""

import sys


def main() -> None:
    """Load the command line and run it; an interrupt ends it quietly meanwhile too."""
    try:
        from plancmp.cli.main import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
