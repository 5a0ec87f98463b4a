"""A running site, and a real browser in front of it; one server for all journeys."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.running import Site, free_port
from tests.journeys.tile_server import TileServer


@pytest.fixture(scope="session")
def tile_server():
    """A host of map pictures, foreign to the site; it remembers what it was asked for."""
    server = TileServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def site(tmp_path_factory, tile_server):
    """The whole site, prepared from nothing and running."""
    site = Site(free_port(), tmp_path_factory.mktemp("var"), TILES_URL=tile_server.template)
    site.wait_until_answering()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "the browser journeys need Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, site):
    """Open new visitors' pages; afterwards no request may have gone to another host.

    The browser stands in New York: what the site shows is Berlin's time all the same.
    """
    contexts, foreign = [], []

    def open_one(width=360, height=740, **options):
        context = chromium.new_context(
            base_url=site.url,
            locale="de-DE",
            timezone_id="America/New_York",
            viewport={"width": width, "height": height},
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda r: foreign.append(r.url) if is_foreign(r.url, site) else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert foreign == []


def is_foreign(url, site):
    return not url.startswith((site.url, "data:", "blob:", "about:"))


@pytest.fixture
def editor(open_page, site):
    """A page on which the editor is logged in."""
    password = site.wait_for(r"Passwort \(wird nur jetzt angezeigt\): (\S+)")[1]
    page = open_page(width=1280, height=900)
    page.goto("/admin/login/")
    page.fill("[name=username]", "redaktion")
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    return page
