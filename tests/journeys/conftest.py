"""A running site, and a real browser in front of it; one server for all journeys."""

import shutil
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.journeys.faults import Faults
from tests.journeys.proposing import confirm, fill
from tests.journeys.running import Site, free_port
from tests.journeys.tile_server import TileServer

HERE = Path(__file__).parent
numbers = count(1)


def pytest_collection_modifyitems(items):
    """Keep the journeys in one process, so that there is one site and one browser for all of them."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("journeys"))


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
    try:
        site.wait_until_answering()
        yield site
    finally:
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
def faults(request):
    """What went wrong on the pages of this journey; at its end it must be exactly what the test names."""
    faults = Faults()
    yield faults
    provoked = [text for mark in request.node.iter_markers("provokes") for text in mark.args]
    assert faults.unlike(provoked) == {"unexpected": [], "never came": []}


@pytest.fixture
def open_page(chromium, site, faults):
    """Open new visitors' pages; afterwards no request may have gone to another host.

    The browser's zone is New York's: the site must show Berlin's time nevertheless.
    """
    contexts, foreign = [], []

    def open_new_page(width=360, height=740, **options):
        context = chromium.new_context(
            base_url=site.url,
            locale="de-DE",
            timezone_id="America/New_York",
            viewport={"width": width, "height": height},
            **options,
        )
        contexts.append(context)
        faults.watch(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda r: foreign.append(r.url) if is_foreign(r.url, site) else None)
        return page

    yield open_new_page
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


@pytest.fixture
def propose(open_page, site):
    """Propose a weekly event by the form, confirm it by the mailed link, and stay on its page."""

    def propose_event(title):
        address = f"person{next(numbers)}@example.org"
        page = open_page()
        page.goto("/veranstaltungen/")
        page.get_by_role("link", name="Vorschlagen").first.click()
        fill(page, title, address)
        page.get_by_role("button", name="Absenden").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("bestätigen")
        confirm(page, site, address)
        return page, address

    return propose_event
