"""Reports in a browser: they render, sort, filter, print, ask no server for anything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Watched
from tests.conftest import SHIPPED
from tests.forked import run_forked

KINDS = ("diff", "plan", "index", "indicator", "domain")


def page_of(kind: str, site: Path, diff_page: Path) -> Path:
    return {
        "diff": diff_page,
        "plan": site / "plans" / "luzhai-14fyp.html",
        "index": site / "index.html",
        "indicator": site / "indicators" / "beds_per_1000.html",
        "domain": site / "domains" / "tcm.html",
    }[kind]


def cells(page: Page, column: int, table: str = "rows") -> list[str]:
    texts: list[str] = page.eval_on_selector_all(
        f"#{table} tbody tr:not(.group):not([hidden])",
        "(rows, column) => rows.map((row) => row.cells[column].textContent.trim())",
        column,
    )
    return texts


def violations(page: Page, **options: Any) -> list[dict[str, Any]]:
    """What axe finds on a page, in as many rows of each table as show all that there is."""
    page.evaluate(
        "document.querySelectorAll('tbody').forEach("
        "(body) => [...body.rows].slice(15).forEach((row) => row.remove()))"
    )
    found: list[dict[str, Any]] = Axe().run(page, options=options or None).response["violations"]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet_and_accessible(
    kind: str, watched: Watched, site: Path, diff_page: Path
) -> None:
    page = watched.open(page_of(kind, site, diff_page))
    serious = [
        f"{violation['id']}: {violation['nodes'][0]['html']}"
        for violation in violations(page)
        if violation["impact"] in ("serious", "critical")
    ]
    assert not serious
    assert not watched.errors
    assert not watched.foreign_requests


@pytest.mark.parametrize("kind", ["diff", "index", "indicator"])
def test_a_dark_page_has_contrast_too(
    kind: str, watched: Watched, site: Path, diff_page: Path
) -> None:
    watched.page.emulate_media(color_scheme="dark")
    page = watched.open(page_of(kind, site, diff_page))
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(22, 22, 22)"
    assert not violations(page, runOnly=["color-contrast"])


def test_the_first_screen_tells_the_example(watched: Watched, diff_page: Path) -> None:
    watched.page.set_viewport_size({"width": 1200, "height": 900})
    page = watched.open(diff_page)
    row = page.locator("#top tr", has_text="婴儿死亡率").first
    for text in ("收紧", "6.0‰以下", "5.0‰以下", "−16.7%", "3.4‰"):
        assert text in row.inner_text()
    box = row.bounding_box()
    assert box is not None
    assert box["y"] < 900


def test_chinese_is_drawn_as_glyphs(watched: Watched, diff_page: Path) -> None:
    page = watched.open(diff_page)
    # A font without the glyphs draws every character of the same kind as the same box.
    widths = page.evaluate(
        """() => {
          const canvas = document.createElement("canvas");
          const at = canvas.getContext("2d", {willReadFrequently: true});
          at.font = "40px " + getComputedStyle(document.body).fontFamily;
          return [..."婴儿死亡率"].map((char) => {
            at.clearRect(0, 0, 60, 60);
            at.fillText(char, 5, 45);
            return at.getImageData(0, 0, 60, 60).data.reduce((sum, each) => sum + each, 0);
          });
        }"""
    )
    assert len(set(widths)) == 5


def test_sorting_and_filtering(watched: Watched, diff_page: Path) -> None:
    page = watched.open(diff_page)
    table = page.locator(".grid", has=page.locator("#rows"))
    every = len(cells(page, 0))
    table.locator("[data-filter]").fill("婴儿死亡率")
    kept = cells(page, 1)
    assert 0 < len(kept) < every
    assert all("婴儿死亡率" in row for row in kept)
    table.locator("[data-filter]").fill("")
    assert len(cells(page, 0)) == every
    table.locator("select").select_option("收紧")
    assert set(cells(page, 0)) == {"收紧"}
    table.locator("select").select_option("")
    heading = page.locator("#rows thead th", has_text="变化")
    heading.locator("button").press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    changes = page.eval_on_selector_all(
        "#rows tbody:first-of-type tr:not(.group)",
        "rows => rows.map((row) => row.querySelector('td.right').dataset.sort)",
    )
    numbers = [float(change) for change in changes if change]
    assert numbers == sorted(numbers)
    assert len(numbers) > 5


def test_a_page_is_whole_without_javascript(browser: Any, diff_page: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(diff_page.as_uri())
    assert page.locator("#rows tr").count() > 100
    assert not page.locator(".tools").first.is_visible()
    context.close()


def test_links_of_the_site_lead_somewhere(site: Path) -> None:
    broken = []
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        ids = set(re.findall(r'\bid="([^"]+)"', text))
        for href in re.findall(r'href="([^"]+)"', text):
            parts = urlparse(href)
            if parts.scheme == "data":
                continue
            assert not parts.scheme, href
            if href.startswith("#"):
                broken += [f"{path}: {href}"] if href[1:] not in ids else []
            elif not (path.parent / unquote(parts.path)).is_file():
                broken.append(f"{path}: {href}")
    assert not broken


def test_it_prints_on_a4_with_repeated_heads(watched: Watched, diff_page: Path) -> None:
    from pypdf import PdfReader

    page = watched.open(diff_page)
    pdf = diff_page.with_suffix(".pdf")
    page.pdf(path=str(pdf), prefer_css_page_size=True)
    pages = PdfReader(pdf).pages
    width, height = pages[0].mediabox.width, pages[0].mediabox.height
    assert (round(width), round(height)) == (595, 842)
    inner = [page.extract_text() for page in pages[2:-1]]
    assert inner
    assert all("结果" in text and "指标" in text for text in inner)


def test_hostile_text_stays_text(watched: Watched, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder)
    plan = folder / "plans" / "luzhai-14fyp.yaml"
    text = plan.read_text(encoding="utf-8")
    evil = "<script>window.hurt = 1</script><img src=x onerror=hurt=1>{{ 7*7 }}"
    plan.write_text(re.sub(r"^title: .*$", f"title: '{evil}'", text, flags=re.M), encoding="utf-8")
    path = tmp_path / "x.html"
    done = run_forked("report", "plan", "luzhai-14fyp", "--data", str(folder), "-o", str(path))
    assert done.status == 0, done.err
    page = watched.open(path)
    assert page.evaluate("window.hurt") is None
    assert "{{ 7*7 }}" in page.locator(".lead").first.inner_text()
    assert not watched.foreign_requests
