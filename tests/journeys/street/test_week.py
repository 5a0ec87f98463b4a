"""A week of the team: a visit, a new entry, an evening whose guests say for themselves that they came."""

import datetime as dt
import re
import sqlite3
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from content.place.time_zone import BERLIN
from tests.journeys.event_editor import fill_moment, publish

SHOP, STREET = "Sattlerei Quorx", "Quorxgasse"
EVENING = "Abend der Quorxgasse"
REPORT = "/admin/reports/wirkung/?zeitraum="
VISITORS = "(SELECT id FROM auth_group WHERE name = 'Besuche')"
FIRST = "(SELECT id FROM auth_user WHERE username = 'redaktion')"
GIVE = f"INSERT INTO auth_user_groups (user_id, group_id) VALUES ({FIRST}, {VISITORS})"
TAKE = f"DELETE FROM auth_user_groups WHERE group_id = {VISITORS}"
COUNTS = {
    "Veranstaltungen": 1,
    "Personen bei Veranstaltungen": 3,
    "Erreichte Betriebe": 1,
    "davon mehrmals erreicht": 1,
    "Besuche": 2,
    "Besuche ohne Gespräch": 1,
    "Einreichungen": 1,
    "Neue Betriebe im Branchenbuch": 1,
}


@pytest.fixture
def walker(open_phone, site, session_of_editor):
    """The same account on a phone, in the street; for this week it has the role that visits need."""
    phone = open_phone()
    phone.context.add_cookies(session_of_editor)
    with database_of(site) as database:
        database.execute(GIVE)
    yield phone
    with database_of(site) as database:
        database.execute(TAKE)


@contextmanager
def database_of(site):
    with closing(sqlite3.connect(f"{site.var}/db.sqlite3", timeout=20)) as database, database:
        yield database


def numbers(editor):
    """Return what the report says: {number: how many}."""
    editor.goto(REPORT)
    rows = editor.locator("section[aria-labelledby=impact-numbers] tbody tr")
    return {
        row.locator("th").inner_text(): float(row.locator("td a").inner_text().replace(",", "."))
        for row in rows.all()
    }


def take_a_shop_in(walker):
    """A shop that nobody knew: typed at its door, its owner agrees."""
    walker.goto("/admin/unterwegs/neu/")
    walker.locator("[name=name]").fill(SHOP)
    walker.locator("[name=street]").fill(f"{STREET} 1")
    walker.locator("[name=neighbourhood]").select_option(label="Hassel")
    walker.locator("summary", has_text="Branche").click()
    walker.get_by_label("Mode und Schuhe").check()
    walker.locator("[name=consent]").check()
    walker.locator("[name=contact_name]").fill("Quirin Quorx")
    walker.get_by_role("button", name="Speichern").click()
    expect(walker.get_by_text("liegt bei den Einreichungen")).to_be_visible()


def accept(editor):
    editor.goto("/admin/einreichungen/")
    editor.get_by_role("link", name=SHOP).first.click()
    editor.get_by_label("Annehmen und veröffentlichen").check()
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_text("ist angenommen.")).to_be_visible()


def open_shop(walker):
    walker.goto("/admin/unterwegs/")
    walker.get_by_role("link", name=STREET).click()
    walker.get_by_role("link", name=SHOP).click()


def visit(walker):
    """Come again some days later: a talk about a wish, and a promise."""
    open_shop(walker)
    walker.locator("label.street-work__chip", has_text="Wunsch").click()
    walker.locator("[name=note]").fill("Will ein Schild über der Tür")
    walker.locator("summary", has_text="Nächster Schritt").click()
    walker.locator("[name=step_text]").fill("Schild im Stadtteilladen bestellen")
    walker.get_by_role("button", name="Speichern").click()
    expect(walker.get_by_text(f"Notiert: {SHOP}.")).to_be_visible()


def find_nobody(walker):
    walker.get_by_role("button", name="Niemand da").click()
    expect(walker.get_by_text(f"Niemand da: {SHOP}.")).to_be_visible()


def hold_evening(editor):
    """An evening that ended an hour ago; one guest had registered by telephone."""
    now = dt.datetime.now(BERLIN)
    editor.goto("/admin/snippets/events/event/add/")
    editor.locator("[name=title]").fill(EVENING)
    editor.locator("[name=kind]").select_option("evening")
    fill_moment(editor, "starts_at", f"{now - dt.timedelta(hours=3):%d.%m.%Y %H:%M}")
    fill_moment(editor, "ends_at", f"{now - dt.timedelta(hours=1):%d.%m.%Y %H:%M}")
    editor.get_by_role("tab", name="Einzelheiten").click()
    editor.locator("[name=registration]").select_option("here")
    publish(editor)
    editor.goto("/admin/teilnahmelisten/?vergangen=1")
    editor.get_by_role("link", name=EVENING).click()
    attendance = editor.url
    editor.get_by_role("link", name="Gast eintragen").click()
    editor.locator("[name=name]").fill("Bea Blume")
    editor.locator("[name=seats]").fill("2")
    editor.locator("[name=is_there]").uncheck()
    editor.locator("[name=overbooks]").check()
    editor.locator("main form button[type=submit]").click()
    expect(editor.get_by_role("row", name="Bea Blume")).to_be_visible()
    return attendance


def say_that_they_are_there(editor, open_phone, attendance):
    """A registered guest and one who just came along scan the code on the wall."""
    editor.goto(attendance)
    editor.get_by_role("link", name="Code für die Tür").click()
    door = urlsplit(editor.locator(".print-door__address").inner_text().strip()).path
    bea, somebody = open_phone(), open_phone()
    bea.goto(door)
    bea.locator("[name=name]").fill("bea blume")
    bea.get_by_role("button", name="Ich bin da").click()
    expect(bea.get_by_role("heading", level=1)).to_have_text("Danke, Sie sind notiert")
    somebody.goto(door)
    somebody.get_by_role("button", name="Ich bin ohne Anmeldung da").click()
    expect(somebody.get_by_role("heading", level=1)).to_have_text("Danke, Sie sind notiert")


def close_evening(editor):
    """The team is asked for the number; the list proposes what the door has counted."""
    editor.goto("/admin/unterwegs/anstehend/")
    editor.get_by_role("link", name=f"{EVENING} am ").click()
    expect(editor.get_by_role("row", name="Bea Blume").get_by_role("checkbox")).to_be_checked()
    expect(editor.locator("[name=people]")).to_have_value("3")
    editor.locator("button[name=close]").click()
    expect(editor.get_by_text("Gespeichert: 3.")).to_be_visible()
    editor.goto("/admin/unterwegs/anstehend/")
    expect(editor.get_by_text(f"{EVENING} am ")).to_have_count(0)


def test_a_week_of_the_team_stands_in_the_report(editor, walker, open_phone, open_page):
    before = numbers(editor)
    take_a_shop_in(walker)
    accept(editor)
    visit(walker)
    find_nobody(walker)
    attendance = hold_evening(editor)
    say_that_they_are_there(editor, open_phone, attendance)
    close_evening(editor)

    after = numbers(editor)
    assert {name: after[name] - before[name] for name in COUNTS} == COUNTS
    paper = editor.pdf(format="A4")
    assert 2 <= len(re.findall(rb"/Type\s*/Page[^s]", paper)) <= 6  # all of it, not one window
    editor.get_by_role("row", name="Personen bei Veranstaltungen").get_by_role("link").click()
    expect(editor.locator("main")).to_contain_text("Unternehmerinnen- und Unternehmerabend")
    assert SHOP not in editor.content()

    open_shop(walker)
    walker.get_by_role("link", name="Was bisher war").click()
    # This waits for the page, reading the labels does not.
    expect(walker.locator(".timeline")).to_contain_text("Will ein Schild über der Tür")
    labels = walker.locator(".timeline__label").all_inner_texts()
    assert sorted(labels) == ["Besuch", "Besuch", "Besuch", "Einreichung"]

    reader = open_page()
    reader.goto(f"/branchenbuch/?q={SHOP.split()[1]}")
    expect(reader.get_by_role("link", name=SHOP).first).to_be_visible()
    assert "Schild über der Tür" not in reader.content()
