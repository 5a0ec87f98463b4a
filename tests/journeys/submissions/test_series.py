"""A weekly event on phones: proposed with a photo, asked back, accepted, cut by a date, corrected."""

import re

from playwright.sync_api import expect

from tests.journeys.proposing import confirm, decide, fill, next_tuesday

TITLE = "Reparaturabend (Beispiel)"
ORGANISER, STRANGER = "reparatur@example.org", "nachbar@example.org"
ON_THE_PHOTO = "Eine lange Werkbank"


def send(page):
    with page.expect_navigation():  # a mail may be faster
        page.locator("main form[data-submit-once] button[type=submit]").first.click()


def follow(page, ending):
    """Tap on the link of this page whose address ends like this."""
    page.locator(f"main a[href$='{ending}']").first.click()


def subjects_to(site, address):
    """Return the subjects of all mails to an address, in the order of their sending."""
    found = [re.match(rf"E-Mail an {re.escape(address)}: (.*)", line) for line in site.lines]
    return [match[1] for match in found if match]


def propose(phone, site, photo):
    phone.goto("/veranstaltungen/vorschlagen/")
    fill(phone, TITLE, ORGANISER, (photo, ON_THE_PHOTO))
    send(phone)
    confirm(phone, site, ORGANISER)
    expect(phone.locator("figcaption")).to_have_text(ON_THE_PHOTO)


def answer_the_question(phone, editor, site):
    decide(editor, TITLE, "Rückfrage stellen", "Was kostet das Material?")
    phone.goto(site.mailed_link(ORGANISER, "Eine Frage"))
    expect(phone.locator("main")).to_contain_text("Was kostet das Material?")
    follow(phone, "/aendern/")
    follow(phone, "nur=beschreibung")
    phone.locator("[name=summary]").fill("Schrauben und Kleber sind da und kosten nichts.")
    send(phone)
    expect(phone.locator("main")).to_contain_text("Wird geprüft.")


def publish(phone, editor, site):
    """Accept it; return its public address."""
    decide(editor, TITLE, "Annehmen")
    phone.goto(site.mailed_link(ORGANISER, "Veröffentlicht"))
    public = phone.locator("main .notice--success a[href^='/veranstaltungen/']")
    return public.get_attribute("href")


def cancel(phone, day):
    follow(phone, "/termin/")
    phone.locator("[name=date]").select_option(f"{day:%Y-%m-%d}")
    phone.locator("[name=kind][value=cancelled]").check()
    phone.locator("[name=reason]").fill("Die Werkstatt ist zu")
    send(phone)
    expect(phone.get_by_text("Gespeichert.")).to_be_visible()


def correct(stranger, site, address):
    stranger.goto(address)
    follow(stranger, "/aendern/")
    follow(stranger, "nur=ort")
    stranger.locator("[name=place_name]").fill("Stadtteilladen, Hinterhof")
    stranger.locator("[name=contact_name]").fill("Nachbar Beispiel")
    stranger.locator("[name=contact_email]").fill(STRANGER)
    stranger.locator("[name=consent]").check()
    send(stranger)
    confirm(stranger, site, STRANGER)


def agree(phone, site):
    """Open what the letter of a foreign change leads to, and say that it is right."""
    phone.goto(site.mailed_link(ORGANISER, "Jemand möchte"))
    phone.locator("main a[href*='/fremde-aenderung/']").click()
    expect(phone.locator("main")).to_contain_text("Stadtteilladen, Hinterhof")
    phone.locator("[name=answer][value=agrees]").check()
    send(phone)
    expect(phone.get_by_text("Ihre Antwort ist gespeichert.")).to_be_visible()


def test_a_series_from_its_proposal_to_a_strangers_correction(open_phone, editor, site, photo):
    phone, reader = open_phone(), open_phone()
    propose(phone, site, photo)
    answer_the_question(phone, editor, site)
    address = publish(phone, editor, site)
    letters = subjects_to(site, ORGANISER)
    assert letters[-1] == f"Veröffentlicht: {TITLE}"  # not "Geändert", although it was edited
    assert [subject for subject in letters if subject.startswith("Geändert")] == []

    reader.goto(address)
    expect(reader.locator("main")).to_contain_text("Schrauben und Kleber sind da")
    expect(reader.get_by_role("img", name=ON_THE_PHOTO)).to_be_visible()

    cancel(phone, next_tuesday(weeks=1))
    reader.goto(f"{address}{next_tuesday(weeks=1)}/")
    expect(reader.locator("main")).to_contain_text("Die Werkstatt ist zu")

    correct(open_phone(), site, address)
    agree(phone, site)
    reader.goto(address)
    expect(reader.locator("main")).not_to_contain_text("Hinterhof")
    decide(editor, TITLE, "Annehmen")
    reader.goto(address)
    expect(reader.locator("main")).to_contain_text("Stadtteilladen, Hinterhof")
    for recipient in (ORGANISER, STRANGER):
        site.wait_for(rf"E-Mail an {re.escape(recipient)}: Geändert: {re.escape(TITLE)}")
    reader.goto(f"{address}{next_tuesday(weeks=1)}/")
    expect(reader.locator("main")).to_contain_text("Die Werkstatt ist zu")
