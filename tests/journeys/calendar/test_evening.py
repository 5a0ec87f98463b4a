"""An evening from the invitation to the number of who came: guests on phones, the team at its list."""

import datetime as dt
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from content.place.time_zone import BERLIN
from tests.journeys.event_editor import fill_moment, publish

TITLE = "Unternehmerinnen- und Unternehmerabend mit Suppe (Beispiel)"
BUSINESS, FOOD = "Ihr Betrieb", "Was essen Sie?"
LISTS = "/admin/teilnahmelisten/"
BEA, CEM, DORA = "bea@example.org", "cem@example.org", "dora@example.org"


@pytest.fixture
def evening(editor):
    """Announce an evening for two guests, with two questions. It has begun: the list can be closed."""
    now = dt.datetime.now(BERLIN)
    editor.goto("/admin/snippets/events/event/add/")
    editor.locator("[name=title]").fill(TITLE)
    editor.locator("[name=kind]").select_option("evening")
    fill_moment(editor, "starts_at", f"{now - dt.timedelta(hours=1):%d.%m.%Y %H:%M}")
    fill_moment(editor, "ends_at", f"{now + dt.timedelta(hours=3):%d.%m.%Y %H:%M}")
    editor.get_by_role("tab", name="Einzelheiten").click()
    editor.locator("[name=registration]").select_option("here")
    editor.locator("[name=places]").fill("2")
    for number, (question, choices) in enumerate([(BUSINESS, ""), (FOOD, "Suppe\nBrot")]):
        editor.locator("#id_questions-ADD").click()
        editor.locator(f"[name=questions-{number}-question]").fill(question)
        editor.locator(f"[name=questions-{number}-kind]").select_option(
            "choice" if choices else "text"
        )
        editor.locator(f"[name=questions-{number}-choices]").fill(choices)
    publish(editor)


def open_list(editor):
    """Go from the dates with guests to the list of the evening."""
    editor.goto(LISTS)
    editor.get_by_role("link", name=TITLE).click()


def follow(page, ending):
    page.locator(f"main a[href$='{ending}']").first.click()


def state_on(page, words):
    expect(page.locator(".standing", has_text=words)).to_be_visible()


@pytest.fixture
def ask_for_consent(editor, open_phone, site):
    """Ask somebody whether we may invite them; they say yes on their phone, which is returned."""

    def do(name, address):
        editor.goto("/admin/einladungsliste/new/")
        editor.locator("[name=name]").fill(name)
        editor.locator("[name=email]").fill(address)
        editor.locator("main form button[type=submit]").first.click()
        phone = open_phone()
        phone.goto(site.mailed_link(address, "Dürfen wir"))
        phone.locator("button[name=yes]").click()
        expect(phone.locator("button[name=no]")).to_have_count(1)
        return phone

    return do


@pytest.fixture
def invite(editor, site):
    """Invite to the evening whoever said yes; return the address in the letter."""

    def do(address):
        open_list(editor)
        follow(editor, "/einladen/")
        editor.locator("[name=text]").fill("Bringen Sie Ihre Karte mit.")
        editor.locator("button[name=preview]").click()
        expect(editor.locator("main")).to_contain_text("Bringen Sie Ihre Karte mit.")
        editor.locator("button[name=send]").click()
        return site.mailed_link(address, "Einladung: ", to=r"anmelden/")

    return do


def register(phone, site, link, name, address, answers):
    """Register with answers to the evening's own questions, and confirm that by the mailed link."""
    phone.goto(link)
    phone.locator("[name=name]").fill(name)
    phone.locator("[name=email]").fill(address)
    phone.get_by_label(BUSINESS).fill(answers[0])
    phone.get_by_label(FOOD).select_option(answers[1])
    with phone.expect_navigation():  # the mail may be faster
        phone.locator("main form button[type=submit]").click()
    phone.goto(site.mailed_link(address, "Bitte bestätigen"))
    phone.locator("main form[action$='/bestaetigen/'] button").click()


def add_at_the_door(editor, name, answers):
    follow(editor, "/gast/")
    expect(editor.locator("[name=is_there]")).to_be_checked()
    editor.locator("[name=name]").fill(name)
    editor.get_by_label(BUSINESS).fill(answers[0])
    editor.get_by_label(FOOD).select_option(answers[1])
    editor.locator("main form button[type=submit]").click()
    expect(editor.get_by_role("row", name=name)).to_contain_text(answers[0])


def test_an_evening_from_the_invitation_to_the_closed_list(
    evening, ask_for_consent, invite, open_phone, editor, site
):
    bea = ask_for_consent("Bea", BEA)
    link = urlsplit(invite(BEA)).path
    register(bea, site, link, "Bea", BEA, ("Blumen Bea", "Suppe"))
    state_on(bea, "angemeldet")
    cem, dora = open_phone(), open_phone()
    register(cem, site, link, "Cem", CEM, ("Cem Schuhe", "Brot"))
    state_on(cem, "angemeldet")
    register(dora, site, link, "Dora", DORA, ("Dora Druck", "Suppe"))
    state_on(dora, "warten")

    open_list(editor)
    add_at_the_door(editor, "Emil", ("Emils Eck", "Brot"))
    list_of_the_evening = editor.url
    follow(editor, "/tische/")
    tables = editor.locator(".print-table li")
    expect(tables).to_have_count(3)
    expect(tables.filter(has_text="Emil")).to_contain_text("Emils Eck")
    editor.goto(list_of_the_evening)
    follow(editor, "/namensschilder/")
    editor.locator("[name=line]").select_option(BUSINESS)
    editor.locator("main form button[type=submit]").click()
    tags = editor.locator(".print-tag")
    expect(tags).to_have_text(["Bea Blumen Bea", "Cem Cem Schuhe", "Emil Emils Eck"])

    editor.goto(list_of_the_evening)
    editor.get_by_role("row", name="Bea").get_by_role("checkbox").check()
    editor.get_by_role("row", name="Dora").get_by_role("checkbox").check()
    editor.locator("[name=people]").fill("4")  # somebody came along without a name
    editor.locator("button[name=close]").click()
    expect(editor.locator("[name=people]")).to_have_value("4")
    expect(editor.get_by_text("Gespeichert: 4.")).to_be_visible()
    editor.get_by_role("row", name="Cem").get_by_role("checkbox").check()  # he came late
    editor.locator("main form button[type=submit]").last.click()
    expect(editor.locator("[name=people]")).to_have_value("5")
