"""Signing in with a passkey: set up, asked for, removed. Browsers make none for 127.0.0.1."""

import pytest
from playwright.sync_api import expect

from tests.journeys.running import OWN_PASSWORD, Site, copy, free_port, sign_in

LIST = "/konto/zweiter-faktor/passkeys/"
NAME = "Diensttelefon (Beispiel)"


@pytest.fixture(scope="module")
def site(prepared, tmp_path_factory):
    port = free_port()
    var = copy(prepared, tmp_path_factory.mktemp("passkey") / "var")
    site = Site(port, var, BASE_URL=f"http://localhost:{port}")
    site.url = f"http://localhost:{port}"
    try:
        site.wait_until_answering()
        yield site
    finally:
        site.stop()


def plug_in_authenticator(page):
    """Give the page a device that confirms everything, as a phone does with a fingerprint."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_made_and_lets_in(open_page, site):
    page = open_page()
    plug_in_authenticator(page)
    sign_in(page, site)
    page.goto(f"{LIST}neu/")
    page.fill("[name=password]", OWN_PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("Name").fill(NAME)
    page.get_by_role("button", name="Passkey hinzufügen").click()
    page.wait_for_url("**/notfallcodes/")
    page.goto(LIST)
    expect(page.locator("main")).to_contain_text(NAME)

    page.goto("/konto/abmelden/")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/konto/anmelden/**")
    page.goto("/admin/")
    page.fill("[name=login]", "redaktion")
    page.fill("[name=password]", OWN_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/zweiter-faktor/eingeben/")
    page.get_by_role("button", name="Passkey").click()
    page.wait_for_url("**/admin/")
