"""Takes the README's pictures from the running site with its starting content."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.journeys.running import Site, free_port

FOLDER = Path(__file__).resolve().parent / "images"
PICTURES = [
    ("home", "/", 1280, 900),
    ("month", "/veranstaltungen/kalender/", 1280, 900),
    ("business", "/branchenbuch/", 360, 740),
]


def take_picture(page, site, name, path):
    page.goto(site.url + path)
    if name == "business":
        page.locator("main .card a").first.click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")


def main():
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as var, sync_playwright() as playwright:
        site = Site(free_port(), var)
        try:
            site.wait_until_answering()
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            for name, path, width, height in PICTURES:
                page = browser.new_page(viewport={"width": width, "height": height})
                take_picture(page, site, name, path)
        finally:
            site.stop()


if __name__ == "__main__":
    main()
