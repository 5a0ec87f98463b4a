"""Signing in with a code of an app by keyboard alone, and with a recovery code."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.journeys.running import OWN_PASSWORD, sign_in

SET_UP = "/konto/zweiter-faktor/app/"


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def type_in(page, *words):
    """Type each word where the keyboard stands and go on to the next field, the last with Enter."""
    for word in words[:-1]:
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    page.keyboard.type(words[-1])
    page.keyboard.press("Enter")


def type_code(page, code):
    """Type where the page has put the focus, which a browser does with its first picture, after load."""
    page.wait_for_url("**/zweiter-faktor/eingeben/")
    expect(page.locator("[name=code]")).to_be_focused()
    type_in(page, code)


@pytest.fixture
def account(open_page, site):
    """A page on which an app is set up, its secret and the recovery codes; taken out afterwards."""
    page = open_page()
    sign_in(page, site)
    page.goto(SET_UP)
    page.fill("[name=password]", OWN_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{SET_UP}")
    picture = page.locator("img[src$='bild.svg']")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    secret = page.locator("main code").inner_text()
    page.fill("[name=code]", code_of(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/notfallcodes/")
    yield page, secret, page.locator("main li code").all_inner_texts()
    page.goto(f"{SET_UP}entfernen/")
    page.click("main form button[type=submit]")


def test_a_code_and_a_recovery_code_let_in_by_keyboard(account, open_page):
    _page, secret, recovery = account
    assert len(recovery) == 10
    browser = open_page()
    browser.goto("/admin/")
    browser.focus("[name=login]")
    type_in(browser, "redaktion", OWN_PASSWORD)
    type_code(browser, code_of(secret))
    browser.wait_for_url("**/admin/")

    other = open_page()
    other.goto("/konto/anmelden/")
    other.focus("[name=login]")
    type_in(other, "redaktion", OWN_PASSWORD)
    type_code(other, recovery[0])
    other.wait_for_url("**/admin/")
