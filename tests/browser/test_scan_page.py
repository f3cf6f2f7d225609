"""The draft beside the text in a browser: from figure to row and back."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Watched
from tests.test_scan_page import page_of


def test_walking_through_a_draft(watched: Watched, tmp_path: Path) -> None:
    page_of(tmp_path, "--place", "450700", "--lang", "zh")
    page = watched.open(tmp_path / "draft.html")
    page.get_by_role("link", name="6.0‰以下").click()
    assert page.url.endswith("#entry-0")
    assert page.locator("#entry-0").is_visible()
    page.locator("#entry-0 a").click()
    assert page.url.endswith("#mark-0")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent").startswith("0.2")
    assert not watched.errors
    assert not watched.foreign_requests
    serious = [violation["id"] for violation in Axe().run(page).response["violations"]
               if violation["impact"] in ("serious", "critical")]  # fmt: skip
    assert not serious
