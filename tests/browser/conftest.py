"""A browser, and the pages that the tests look at, written by the real command."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import SHIPPED, lacking
from tests.forked import run_forked

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
          "--disable-background-networking", "--disable-component-update", "--disable-sync")  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        lacking("no Chromium on this machine; .ci/run installs one")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        yield started
        started.close()


class Watched:
    """A page in the browser, with every request that it made and every error that it told of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda said: self.errors.append(said.text) if said.type == "error" else None,
        )

    def open(self, path: Path) -> Page:
        self.page.goto(path.as_uri())
        return self.page

    @property
    def foreign_requests(self) -> list[str]:
        return [url for url in self.requests if not url.startswith(("file:", "data:"))]


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(bypass_csp=True)
    yield Watched(context.new_page())
    context.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = run_forked("report", "--all", str(folder), "--data", str(SHIPPED))
    assert done.status == 0, done.err
    return folder


@pytest.fixture(scope="session")
def diff_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "qinzhou.html"
    done = run_forked("report", "diff", "qinzhou-14fyp-draft", "qinzhou-14fyp",
                      "--data", str(SHIPPED), "--lang", "zh", "-o", str(path))  # fmt: skip
    assert done.status == 0, done.err
    return path
