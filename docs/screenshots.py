"""Takes the pictures of the README and of the editors' handbook from a site with its starting content."""

import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.journeys.browser import options as browser_options
from tests.journeys.running import Site, free_port, sign_in

DOCS = Path(__file__).resolve().parent
README = DOCS / "images"
HANDBOOK = DOCS / "handbook" / "images"
LOOKS = DOCS.parent / "var" / "looks"
PUBLIC = [
    ("home", "/", 1280, 900),
    ("month", "/veranstaltungen/kalender/", 1280, 900),
    ("business", "/branchenbuch/", 360, 740),
]
ADMIN = [
    ("dashboard", "/admin/"),
    ("desk", "/admin/einreichungen/"),
    ("events", "/admin/snippets/events/event/"),
    ("businesses", "/admin/snippets/directory/business/"),
    ("teams", "/admin/snippets/teams/successteam/"),
    ("attendance", "/admin/teilnahmelisten/"),
]
MESSAGE = "Haben Sie am Samstag geöffnet? (Beispiel)"


def take_picture(page, site, name, path):
    page.goto(site.url + path)
    if name == "business":
        page.locator("main .card a").first.click()
    save(page, README / f"{name}.png")


def save(page, file):
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file)


def write_to_the_team(page, site):
    """Send a message, so that something waits at the desk."""
    page.goto(f"{site.url}/fehler-melden/")
    page.get_by_label("Ihre Nachricht").fill(MESSAGE)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/nachricht-gesendet/")


def take_pictures_of_the_admin(page, site):
    sign_in(page, site)
    for name, path in ADMIN:
        page.goto(site.url + path)
        save(page, HANDBOOK / f"{name}.png")
    page.goto(f"{site.url}/admin/")
    page.get_by_role("link", name="Meldung schreiben").click()
    save(page, HANDBOOK / "news.png")
    page.goto(f"{site.url}/admin/pages/search/?q=Programm")
    page.get_by_role("link", name="Programm", exact=True).first.click()
    save(page, HANDBOOK / "page.png")


def take_pictures_of_the_style_page(page, site):
    """Take what a change of the looks is compared by; they belong to no paper."""
    for width, theme in product((360, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        page.goto(f"{site.url}/stil/")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=LOOKS / f"style-{width}-{theme}.png", full_page=True)


def main():
    for folder in (README, HANDBOOK, LOOKS):
        folder.mkdir(exist_ok=True, parents=True)
    with tempfile.TemporaryDirectory() as var, sync_playwright() as playwright:
        site = Site(free_port(), var)
        try:
            site.wait_until_answering()
            browser = playwright.chromium.launch(**browser_options())
            for name, path, width, height in PUBLIC:
                page = browser.new_page(viewport={"width": width, "height": height})
                take_picture(page, site, name, path)
            page = browser.new_page(viewport={"width": 1100, "height": 760}, locale="de-DE")
            write_to_the_team(page, site)
            take_pictures_of_the_admin(page, site)
            take_pictures_of_the_style_page(page, site)
        finally:
            site.stop()


if __name__ == "__main__":
    main()
