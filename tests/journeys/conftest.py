"""A running site, and a real browser in front of it: one of each for the journeys of a process."""

from functools import cache, partial
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.factories.pictures import heavy_photo
from tests.journeys.browser import options as browser_options
from tests.journeys.faults import Faults
from tests.journeys.proposing import confirm, fill, send
from tests.journeys.running import Shell, Site, copy, free_port, sign_in
from tests.journeys.street import phone
from tests.journeys.tile_server import TileServer

HERE = Path(__file__).parent
# As patient as the pages: on a busy machine the next page may take longer than Playwright's five seconds.
expect.set_options(timeout=15_000)
numbers = count(1)


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items):
    """Keep each file of journeys together; it goes to whichever process is free."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group(f"journeys_{item.path.stem}"))


@pytest.fixture(scope="session")
def tile_server():
    """A host of map pictures, foreign to the site; it remembers what it was asked for."""
    server = TileServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def site(prepared, tmp_path_factory, tile_server):
    """The whole site, running."""
    var = copy(prepared, tmp_path_factory.mktemp("site") / "var")
    site = Site(free_port(), var, TILES_URL=tile_server.template)
    try:
        site.wait_until_answering()
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="session")
def shell(site):
    """Runs scripts that make what a journey begins with."""
    shell = Shell(site)
    yield shell
    shell.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        yield browser
        browser.close()


@pytest.fixture
def faults(request):
    """What went wrong on the pages of this journey; at its end it must be exactly what the test names."""
    faults = Faults()
    yield faults
    provoked = [text for mark in request.node.iter_markers("provokes") for text in mark.args]
    if "site" in request.fixturenames:  # what it said is printed with a failure
        print(*request.getfixturevalue("site").lines[-200:], sep="\n")
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


@pytest.fixture
def open_phone(open_page):
    """Open new visitors' pages on a phone: touched, narrow, and with two dots for each pixel."""
    return partial(open_page, is_mobile=True, has_touch=True, device_scale_factor=2)


def is_foreign(url, site):
    return not url.startswith((site.url, "data:", "blob:", "about:"))


@pytest.fixture(scope="session")
def session_of_editor(chromium, site):
    """The cookies of the editor, who signs in once for all journeys: each time costs two seconds."""
    with chromium.new_context(base_url=site.url, locale="de-DE") as context:
        sign_in(context.new_page(), site)
        return context.cookies()


@pytest.fixture
def editor(open_page, session_of_editor):
    """A page of the editor, who is logged in; the journey opens the first address."""
    page = open_page(width=1280, height=900)
    page.context.add_cookies(session_of_editor)
    return page


@pytest.fixture(scope="session")
def session_of(chromium, site):
    """Return the cookies of somebody of a cast, who signs in once as well."""

    @cache
    def cookies_of(username):
        with chromium.new_context(base_url=site.url, locale="de-DE") as context:
            phone.sign_in(context.new_page(), username, "/konto/")
            return context.cookies()

    return cookies_of


@pytest.fixture
def arrive(session_of):
    """Open an address as somebody of a cast, for journeys that are not about signing in or out."""

    def arrive_at(page, username, wanted=phone.STREETS):
        page.context.add_cookies(session_of(username))
        page.goto(wanted)

    return arrive_at


@pytest.fixture
def photo(tmp_path):
    """The file of a photo as a new phone makes it; its bytes would go through Playwright's server."""
    path = tmp_path / "foto.jpg"
    path.write_bytes(heavy_photo())
    assert path.stat().st_size >= 12_000_000
    return path


@pytest.fixture
def propose(open_page, site):
    """Propose a weekly event by the form, confirm it by the mailed link, and stay on its page."""

    def propose_event(title):
        address = f"person{next(numbers)}@example.org"
        page = open_page()
        page.goto("/veranstaltungen/")
        page.get_by_role("link", name="Eintragen").first.click()
        fill(page, title, address)
        page.get_by_role("button", name="Absenden").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("bestätigen")
        confirm(page, site, address)
        return page, address

    return propose_event


@pytest.fixture
def proposed(open_page, site):
    """The same for journeys that are about what comes then: no page of the form is opened."""

    def propose_event(title):
        address = f"person{next(numbers)}@example.org"
        page = open_page()
        send(page, title, address)
        confirm(page, site, address)
        return page, address

    return propose_event
