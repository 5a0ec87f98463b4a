"""An editor makes a series, sees its dates while typing, and changes single dates of it."""

import datetime as dt
import re
import urllib.request

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from content.place.time_zone import BERLIN
from tests.journeys.event_editor import fill_moment, publish

LIST = "/admin/snippets/events/event/"


def tuesday(weeks=0):
    today = dt.datetime.now(BERLIN).date()
    return today + dt.timedelta(days=(1 - today.weekday()) % 7 + 7 + 7 * weeks)


def german(day):
    return f"{day:%d.%m.%Y}"


def in_words(day):
    months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
    return f"Di, {day.day}. {months.split()[day.month - 1]} {day.year}"


@pytest.fixture
def series(editor):
    """A published weekly event; the editor stays in the list of its dates."""
    title = f"Nähkurs {dt.datetime.now(BERLIN):%H%M%S%f} (Beispiel)"
    editor.goto(LIST + "add/")
    editor.get_by_label("Titel").fill(title)
    fill_moment(editor, "starts_at", f"{german(tuesday())} 18:00")
    fill_moment(editor, "ends_at", f"{german(tuesday())} 20:00")
    editor.get_by_label("Wie oft?").select_option("weekly")
    publish(editor)
    editor.goto(f"{LIST}?q={title[:20]}")
    editor.get_by_role("link", name=title).first.click()
    number = re.search(r"edit/(\d+)/", editor.url)[1]
    editor.goto(f"{LIST}termine/{number}/")
    return title


def change(editor, day, action, scope="nur diesen Termin"):
    row = editor.get_by_role("row", name=in_words(day))
    row.get_by_role("link", name="Ändern").click()
    editor.get_by_label(action).check()
    editor.get_by_label(scope).check()


def in_feed(site, title):
    with urllib.request.urlopen(f"{site.url}/veranstaltungen/kalender.ics") as answer:
        calendar = Calendar.from_ical(answer.read())
    return [vevent for vevent in calendar.walk("VEVENT") if str(vevent["SUMMARY"]) == title]


def test_the_rule_and_its_dates_appear_while_typing(editor):
    editor.goto(LIST + "add/")
    panel = editor.locator("[data-event-dates]")
    expect(panel).to_contain_text("Tragen Sie Beginn und Ende ein")
    fill_moment(editor, "starts_at", f"{german(tuesday())} 18:00")
    fill_moment(editor, "ends_at", f"{german(tuesday())} 20:00")
    expect(panel).to_contain_text("Findet einmal statt: am Dienstag")
    editor.get_by_label("Wie oft?").select_option("fortnightly")
    expect(panel).to_contain_text("Findet statt: alle 2 Wochen am Dienstag, 18 bis 20 Uhr.")
    expect(panel.get_by_role("listitem")).to_have_count(10)
    expect(panel.get_by_role("listitem").nth(1)).to_contain_text(in_words(tuesday(2)))

    editor.get_by_role("button", name="Ausnahme hinzufügen").click()
    editor.locator("[name=changes-0-kind]").select_option("cancelled")
    editor.locator("[name=changes-0-original_date]").fill(german(tuesday(2)))
    editor.locator("[name=changes-0-reason]").fill("Feiertag")
    expect(panel.get_by_role("listitem").nth(1)).to_contain_text("fällt aus: Feiertag")
    editor.locator("[name=changes-0-original_date]").fill(german(tuesday(1)))
    expect(panel).to_contain_text("An diesem Tag hat die Veranstaltung keinen Termin.")


def test_the_repetition_is_chosen_with_the_keyboard_alone(editor):
    editor.goto(LIST + "add/")
    fill_moment(editor, "starts_at", f"{german(tuesday())} 18:00")
    fill_moment(editor, "ends_at", f"{german(tuesday())} 20:00")
    choice = editor.get_by_label("Wie oft?")
    choice.focus()
    editor.keyboard.type("jede W")
    editor.keyboard.press("Tab")
    expect(choice).to_have_value("weekly")
    expect(editor.get_by_label("Montag")).to_be_focused()
    expect(editor.get_by_role("group", name=re.compile("An welchen Tagen"))).to_be_visible()
    expect(editor.get_by_role("status").filter(has_text="jeden Dienstag")).to_be_visible()


def test_one_date_is_cancelled_on_list_and_feed(editor, series, open_page, site):
    change(editor, tuesday(1), "Fällt aus")
    editor.get_by_label("Hinweis").fill("Die Lehrerin ist krank")
    editor.get_by_role("button", name="Veröffentlichen").click()
    expect(editor.get_by_role("row", name=in_words(tuesday(1)))).to_contain_text("fällt aus")

    reader = open_page()
    day = tuesday(1).isoformat()
    reader.goto(f"/veranstaltungen/?von={day}&bis={day}")
    card = reader.locator("li", has=reader.get_by_role("link", name=series))
    expect(card).to_contain_text("fällt aus")
    whole, override = in_feed(site, series)
    assert str(override["STATUS"]) == "CANCELLED"
    assert override["RECURRENCE-ID"].dt == dt.datetime.combine(tuesday(1), dt.time(18), BERLIN)
    assert (override["UID"], "EXDATE" in whole) == (whole["UID"], False)


def test_from_one_date_on_the_series_has_another_time(editor, series, open_page, site):
    change(editor, tuesday(2), "Andere Zeit oder anderer Ort", "diesen und alle folgenden")
    fill_moment(editor, "starts_at", f"{german(tuesday(2))} 19:00")
    fill_moment(editor, "ends_at", f"{german(tuesday(2))} 21:00")
    editor.get_by_role("button", name="Veröffentlichen").click()
    expect(editor.get_by_role("row", name=in_words(tuesday(2)))).to_contain_text("19 bis 21")

    first, second = sorted(in_feed(site, series), key=lambda vevent: vevent.start)
    assert first["UID"] != second["UID"]
    assert first["RRULE"]["UNTIL"][0].astimezone(BERLIN).date() < tuesday(2)
    assert second.start == dt.datetime.combine(tuesday(2), dt.time(19), BERLIN)
    reader = open_page()
    address = first["URL"].removeprefix(site.url)
    reader.goto(f"{address}{tuesday(3):%Y-%m-%d}/")
    assert reader.url == f"{second['URL']}{tuesday(3):%Y-%m-%d}/"
    expect(reader.locator("main")).to_contain_text("19 bis 21 Uhr")
