"""The phone in the middle of the table: three turns, and the network goes in the middle."""

import pytest
from playwright.sync_api import expect

from tests.journeys.street.phone import says, sign_in, unsent, wait_until_kept

NOTES = (
    "SELECT m.name, n.kind, n.text FROM teams_turnnote n JOIN teams_turn t ON t.id = n.turn_id"
    " JOIN teams_member m ON m.id = t.member_id WHERE t.meeting_id = ? ORDER BY m.name, n.kind"
)
STEPS = (
    "SELECT g.title, s.text FROM teams_step s JOIN teams_goal g ON g.id = s.goal_id"
    " WHERE g.title LIKE 'Das Ziel von %' ORDER BY 1"
)
STATES = (
    "SELECT m.name, t.state FROM teams_turn t JOIN teams_member m ON m.id = t.member_id"
    " WHERE t.meeting_id = ? ORDER BY t.position"
)


@pytest.fixture
def meeting(table):
    """The number of the meeting, which stands in the address."""
    return table.split("/")[-3]


def turn_of(page, name):
    return page.get_by_role("heading", name=f"{name} ist dran")


def turn(page):
    return page.locator("[data-turn-of]:not([hidden])")


def done(page):
    turn(page).get_by_role("button", name="Fertig, die nächste Person").click()


def test_three_turns_of_which_two_pass_without_a_network(open_phone, table, meeting, stored):
    page = open_phone()
    sign_in(page, "bob.tisch@example.org", table)
    wait_until_kept(page)
    expect(turn_of(page, "Alice")).to_be_visible()
    assert "Geheim" not in page.content()
    page.get_by_role("button", name="Zeit starten").click()
    expect(page.locator("[data-clock-time]")).to_have_text("9:59")
    page.get_by_role("button", name="Anhalten").click()
    expect(says(page, "Die Zeit ist angehalten.")).to_be_visible()
    turn(page).get_by_label("Was überzeugt mich?").fill("Die Lage ist gut.")
    turn(page).get_by_role("button", name="Aufschreiben").click()
    expect(says(page, "Aufgeschrieben für Alice.")).to_be_visible()
    expect(says(page, "Eine Notiz ist aufgeschrieben.")).to_be_visible()
    expect(turn(page).get_by_label("Was überzeugt mich?")).to_have_value("")
    turn(page).get_by_label("Nächster Schritt").fill("Schild bestellen")

    page.context.set_offline(True)
    page.get_by_role("button", name="Früher : Carla").click()
    done(page)  # with the step that nobody has stored yet
    expect(turn_of(page, "Carla")).to_be_focused()
    expect(page.locator("[data-clock-time]")).to_have_text("10:00")
    page.get_by_role("button", name="Doch noch dran : Alice").click()
    expect(page.locator("[data-clock-time]")).not_to_have_text("10:00")  # it goes on where it was
    done(page)
    expect(turn_of(page, "Carla")).to_be_visible()
    turn(page).get_by_label("Was würde ich fragen?").fill("Wer macht das?")
    turn(page).get_by_role("button", name="Aufschreiben").click()
    expect(says(page, "wartet (5).")).to_be_visible()
    page.reload()  # the phone was put away in between
    expect(turn_of(page, "Carla")).to_be_visible()
    turn(page).get_by_label("Nächster Schritt").fill("Flyer verteilen")
    done(page)
    expect(turn_of(page, "Bob")).to_be_visible()
    turn(page).get_by_label("Nächster Schritt").fill("Angebot schreiben")
    done(page)
    expect(says(page, "Die Runde ist zu Ende")).to_be_visible()
    page.get_by_label("Was soll in die Niederschrift?").fill("Nächstes Mal bei Carla.")
    page.get_by_role("button", name="In die Niederschrift").click()
    expect(says(page, "wartet (8).")).to_be_visible()

    page.context.set_offline(False)
    expect(says(page, "Alles ist gesendet.")).to_be_visible()
    expect(page.locator("[data-refresh=steps]")).to_contain_text("Flyer verteilen")
    expect(page.locator("[data-refresh=minutes]")).to_have_text("Nächstes Mal bei Carla.")
    assert unsent(page) == []
    assert stored(NOTES, meeting) == [
        ("Alice", "convinces", "Die Lage ist gut."),
        ("Alice", "step", "Schild bestellen"),
        ("Bob", "step", "Angebot schreiben"),
        ("Carla", "asks", "Wer macht das?"),
        ("Carla", "step", "Flyer verteilen"),
    ]
    assert stored(STEPS) == [
        ("Das Ziel von Alice", "Schild bestellen"),
        ("Das Ziel von Bob", "Angebot schreiben"),
        ("Das Ziel von Carla", "Flyer verteilen"),
    ]
    assert stored(STATES, meeting) == [("Alice", "done"), ("Carla", "done"), ("Bob", "done")]
    page.get_by_role("link", name="Zum Treffen").click()
    expect(page.get_by_text("Für Sie aufgeschrieben")).to_be_visible()
    expect(page.get_by_text("Angebot schreiben").first).to_be_visible()
    expect(page.get_by_text("Wer macht das?")).to_have_count(0)


def test_a_note_that_is_refused_is_changed_and_the_turn_is_theirs_until_then(
    open_phone, table, meeting, stored
):
    page = open_phone()
    sign_in(page, "alice.tisch@example.org", table)
    wait_until_kept(page)
    page.get_by_role("button", name="Doch noch dran : Carla").click()
    expect(turn_of(page, "Carla")).to_be_visible()
    expect(says(page, "Alles ist gesendet.")).to_be_visible()
    page.context.set_offline(True)
    turn(page).get_by_label("Was würde ich versuchen?").fill("x" * 1001)
    done(page)
    expect(says(page, "Die Runde ist zu Ende")).to_be_visible()
    page.context.set_offline(False)
    expect(says(page, "nicht angenommen (1).")).to_be_visible()
    expect(turn_of(page, "Carla")).to_be_visible()
    page.get_by_role("link", name="Ändern").click()
    text = turn(page).get_by_label("Was würde ich versuchen?")
    expect(text).to_have_value("x" * 1001)
    text.fill("Die Preise erhöhen")
    done(page)
    expect(says(page, "Aufgeschrieben für Carla.")).to_be_visible()
    expect(says(page, "Die Runde ist zu Ende")).to_be_visible()
    assert ("Carla", "tries", "Die Preise erhöhen") in stored(NOTES, meeting)
    assert {state for _name, state in stored(STATES, meeting)} == {"done"}
