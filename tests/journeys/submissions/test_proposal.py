"""A visitor proposes an event on a phone; an editor decides. The three outcomes, start to end."""

import datetime as dt
import urllib.request

from icalendar import Calendar
from playwright.sync_api import expect

from content.place.time_zone import BERLIN
from tests.journeys.proposing import decide, next_tuesday


def starts_in_feed(site, title):
    with urllib.request.urlopen(f"{site.url}/veranstaltungen/kalender.ics") as answer:
        calendar = Calendar.from_ical(answer.read())
    return [e for e in calendar.walk("VEVENT") if str(e["SUMMARY"]) == title]


def test_an_accepted_series_stands_in_the_month_and_in_the_feed(propose, editor, open_page, site):
    title = "Trommeln für alle (Beispiel)"
    visitor, address = propose(title)
    third = next_tuesday(weeks=2)

    page = open_page(width=1280)
    page.goto(f"/veranstaltungen/kalender/{third:%Y/%m}/")
    expect(page.get_by_role("link", name=title)).to_have_count(0)
    assert starts_in_feed(site, title) == []

    decide(editor, title, "Annehmen")

    # A full day shows only its first few; the filter leaves room for this one.
    page.goto(f"/veranstaltungen/kalender/{third:%Y/%m}/?q=Trommeln")
    day = page.locator(f"td:has(time[datetime='{third:%Y-%m-%d}'])")
    expect(day.get_by_role("link", name=title)).to_be_visible()
    (event,) = starts_in_feed(site, title)
    first = dt.datetime.combine(next_tuesday(), dt.time(18), BERLIN)
    assert event.start == first
    assert event["RRULE"]["FREQ"] == ["WEEKLY"]

    visitor.goto(site.mailed_link(address, "Veröffentlicht"))
    visitor.get_by_role("link", name="Auf der Website ansehen").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(title)


def test_a_question_is_answered_through_the_private_link(proposed, editor, site):
    title = "Kleidertausch (Beispiel)"
    visitor, address = proposed(title)
    decide(editor, title, "Rückfrage stellen", "Wann ist Einlass?")

    visitor.goto(site.mailed_link(address, "Eine Frage"))
    expect(visitor.get_by_text("Wann ist Einlass?")).to_be_visible()
    visitor.get_by_role("link", name="Angaben ändern").click()
    visitor.get_by_role("link", name="Titel und Beschreibung").click()
    visitor.get_by_label("Kurz gesagt").fill("Einlass ist um 17:30 Uhr.")
    visitor.get_by_role("button", name="Änderung speichern").click()
    expect(visitor.get_by_text("Wird geprüft.")).to_be_visible()

    decide(editor, title, "Annehmen")
    visitor.reload()
    visitor.get_by_role("link", name="Auf der Website ansehen").click()
    expect(visitor.get_by_text("Einlass ist um 17:30 Uhr.").first).to_be_visible()


def test_a_refusal_tells_the_reason_and_publishes_nothing(proposed, editor, open_page, site):
    title = "Wundermittel-Verkauf (Beispiel)"
    visitor, address = proposed(title)
    decide(editor, title, "Ablehnen", "Das ist reine Werbung.")

    visitor.goto(site.mailed_link(address, "Zu Ihrer Einreichung"))
    expect(visitor.get_by_text("Das ist reine Werbung.")).to_be_visible()
    expect(visitor.get_by_text("Nicht veröffentlicht.")).to_be_visible()
    page = open_page()
    page.goto("/veranstaltungen/?q=Wundermittel")
    expect(page.get_by_role("link", name=title)).to_have_count(0)
