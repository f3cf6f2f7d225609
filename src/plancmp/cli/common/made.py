"""How a page was made: what anyone needs to make it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancmp.output.report.page import Made
    from plancmp.reading.catalogue import Catalogue


def made_with(catalogue: Catalogue) -> Made:
    """Return how the page is made: what anyone needs to make it again."""
    import shlex
    import sys
    from datetime import UTC, datetime
    from importlib.metadata import version

    from plancmp.output.report.page import Made
    from plancmp.reading.digest import data_digest

    words = [argument for argument in sys.argv[1:] if not argument.startswith(("/", "\\"))]
    return Made(
        version("plancmp"),
        data_digest(catalogue.folder),
        shlex.join(["plancmp", *words]),
        datetime.now(UTC).date().isoformat(),
    )
