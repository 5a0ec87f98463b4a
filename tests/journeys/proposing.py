"""A visitor's proposal and what an editor decides about it, as several journeys need both."""

import datetime as dt
import re

from playwright.sync_api import expect

from content.place.time_zone import BERLIN


def next_tuesday(weeks=0):
    today = dt.datetime.now(BERLIN).date()
    return today + dt.timedelta(days=(1 - today.weekday()) % 7 + 7 + 7 * weeks)


def fill(page, title, address, picture=None):
    """Fill in the form for a weekly event up to its last page; `picture` is (path, what it shows)."""
    page.get_by_label("Titel der Veranstaltung").fill(title)
    page.get_by_label("Kurz gesagt").fill("Wir trommeln zusammen. Trommeln sind da.")
    page.get_by_label("An welchem Tag?").fill(next_tuesday().isoformat())
    page.get_by_label("Beginn").fill("18:00")
    page.get_by_label("Ende", exact=True).fill("20:00")
    page.get_by_label("Wie oft?").select_option("weekly")
    page.get_by_label("Name des Ortes").fill("Stadtteilladen Schalke")
    page.get_by_label("Der Besuch ist kostenlos.").check()
    page.get_by_role("button", name="Weiter").click()
    if picture:
        page.locator("[name=picture1-file]").set_input_files(picture[0])
        page.locator("[name=picture1-alt_text]").fill(picture[1])
    page.get_by_label("Wer veranstaltet das?").fill("Trommelgruppe (Beispiel)")
    page.get_by_label("Ihr Name").fill("Person Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill(address)
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Ich bin einverstanden").check()


def send(page, title, address):
    """Send the same as `fill`, as a browser without scripts does, and draw none of its pages."""
    steps = (
        {
            "title": title,
            "summary": "Wir trommeln zusammen. Trommeln sind da.",
            "date": next_tuesday().isoformat(),
            "start_time": "18:00",
            "end_time": "20:00",
            "repetition_pattern": "weekly",
            "place_name": "Stadtteilladen Schalke",
            "is_free": "on",
        },
        {
            "organiser_name": "Trommelgruppe (Beispiel)",
            "contact_name": "Person Beispiel",
            "contact_email": address,
        },
        {"consent": "on"},
    )
    answer = page.request.get("/veranstaltungen/vorschlagen/")
    for fields in steps:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.text())[1]
        answer = page.request.post(answer.url, form=fields | {"csrfmiddlewaretoken": token})
    assert "/einreichung/gesendet/" in answer.url


def confirm(page, site, address):
    """Press the button behind the mailed link."""
    page.goto(site.mailed_link(address, "Bitte bestätigen"))
    page.get_by_role("button", name="bestätigen").click()
    expect(page.get_by_text("Wird geprüft.")).to_be_visible()


def decide(editor, title, action, comment=None):
    """Open the draft from the dashboard's list of what waits, and decide on it."""
    editor.goto("/admin/")
    editor.get_by_role("link", name=title).first.click()
    if comment:
        editor.get_by_role("button", name="Mehr Aktionen").click()
    editor.get_by_role("button", name=action).click()
    if comment:
        editor.get_by_label("Ihr Text an die einreichende Person").fill(comment)
        editor.locator(".modal").get_by_role("button", name=action).click()
    expect(editor.get_by_role("button", name=action)).to_have_count(0)
