"""The pictures of the README, taken in Chromium: `python -m docs.screenshots`.

Look at them, and commit them. They are written into `docs/images/`; the text of the third is that
of the made-up city, since no text of a real plan is part of the repository.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parent
IMAGES = DOCS / "images"
EXAMPLE = DOCS / "example"
HEIGHT = 620
PICTURES: dict[str, list[str]] = {
    "report.png": ["report", "diff", "qinzhou-14fyp-draft", "qinzhou-14fyp"],
    "chart.png": ["chart", "compare", "-i", "infant_mortality_rate"],
    "trace.png": [
        "verify", str(EXAMPLE / "finished" / "some-city-14fyp.yaml"), "--sources", str(EXAMPLE),
    ],
}  # fmt: skip


def main() -> None:
    """Write each page with the real command, open it as a file, and take its first screen."""
    browsers = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    chromium = next(filter(None, browsers), None)
    if chromium is None:
        sys.exit("no Chromium on this machine")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 900, "height": HEIGHT}, color_scheme="light")
        for name, command in PICTURES.items():
            ending = ".svg" if command[0] == "chart" else ".html"
            shown = Path(folder) / Path(name).with_suffix(ending)
            plancmp = [sys.executable, "-m", "plancmp", *command, "--lang", "en", "-o", str(shown)]
            subprocess.run(plancmp, check=True)
            page.goto(shown.as_uri())
            if ending == ".svg":
                page.locator("svg").screenshot(path=IMAGES / name)
            else:
                page.screenshot(path=IMAGES / name)
        browser.close()


if __name__ == "__main__":
    main()
