"""The traced text in a browser: from figure to statement and back, and on by key."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Watched
from tests.test_trace import trace_of


def test_walking_through_a_text(
    watched: Watched,
    traced: tuple[Path, Path],
    tmp_path: Path,
) -> None:
    trace_of(traced, tmp_path / "x.html", "--lang", "zh")
    page = watched.open(tmp_path / "x.html")
    page.get_by_role("link", name="6.0‰以下").click()
    assert page.url.endswith("#entry-0")
    assert page.locator("#entry-0").is_visible()
    page.locator("#entry-0 a").click()
    assert page.url.endswith("#mark-0")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent") in ("79岁", "3所", "7人")
    before = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent") != before
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.textContent") == before
    assert not watched.errors
    assert not watched.foreign_requests
    serious = [violation["id"] for violation in Axe().run(page).response["violations"]
               if violation["impact"] in ("serious", "critical")]  # fmt: skip
    assert not serious
