"""The page for the phone in the middle of the table."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from content.admin.offline.copies import COPY_HEADER, owner_of
from teams.membership import closing, leaving
from teams.models import Turn, TurnNote
from teams.work import meetings, turns
from tests.factories.counting import query_count
from tests.factories.teams import make_facilitator, make_goal, make_meeting, make_member

pytestmark = pytest.mark.django_db
ROOM = "/mein-team/werkbank/"


@pytest.fixture
def meeting(team, alice, bob):
    return make_meeting(team)


@pytest.fixture
def url(meeting):
    return f"{ROOM}treffen/{meeting.pk}/runde/"


@pytest.fixture
def inside(client, bob):
    client.force_login(bob.user)
    return client


@pytest.fixture
def send(inside, bob):
    """Send a note of Bob's as his phone does."""

    def send_note(address, data, age=0, owner=bob):
        headers = {"Offline-Owner": owner_of(owner.user), "Offline-Age": age}
        return inside.post(address, data, headers=headers)

    return send_note


def main_of(answer):
    return " ".join(answer.content.decode().split("<main")[1].split("</main>")[0].split())


def shown(answer):
    """Return the headings of the turns that are to be seen."""
    parts = main_of(answer).split("<section")
    turn = [part for part in parts if "data-turn-of=" in part]
    seen = [part for part in turn if "hidden" not in part.split(">")[0]]
    return [part.split('tabindex="-1">')[1].split("</h2>")[0].strip() for part in seen]


def key():
    return str(uuid.uuid4())


def test_the_page_shows_whose_turn_it_is_and_the_next_after_a_button(inside, url, alice):
    assert shown(inside.get(url)) == ["Alice Beispiel ist dran"]
    answer = inside.post(f"{url}reihe/", {"member": alice.pk, "state": "done"}, follow=True)
    assert shown(answer) == ["Bob Beispiel ist dran"]


def test_the_button_that_ends_a_turn_takes_along_what_is_written(inside, url, alice):
    data = {"key": key(), "tries": "Teurer werden.", "state": "done"}
    assert shown(inside.post(f"{url}{alice.pk}/", data, follow=True)) == ["Bob Beispiel ist dran"]
    assert [note.text for note in turns.notes_for(alice)] == ["Teurer werden."]


def test_private_goals_are_not_on_the_shared_phone_not_even_those_of_whoever_owns_it(
    inside, url, bob
):
    make_goal(bob, title="Geheimer Plan", is_private=True)
    make_goal(bob, title="Ein Anhänger")
    page = main_of(inside.get(url))
    assert ("Geheimer Plan" in page, "Ein Anhänger" in page) == (False, True)


def test_what_is_written_down_is_read_by_its_member_and_not_on_the_shared_phone(
    client, inside, url, team, meeting, alice
):
    inside.post(f"{url}{alice.pk}/", {"key": key(), "asks": "Wer zahlt das?"})
    page = main_of(inside.get(url))
    assert ("Wer zahlt das?" in page, "Eine Notiz ist aufgeschrieben." in page) == (False, True)
    at_meeting = f"{ROOM}treffen/{meeting.pk}/"
    reads = {}
    for name, user in (("bob", None), ("alice", alice.user), ("leading", make_facilitator(team))):
        if user:
            client.force_login(user)
        reads[name] = "Wer zahlt das?" in main_of(client.get(at_meeting))
    assert reads == {"bob": False, "alice": True, "leading": False}


def test_next_steps_and_minutes_are_there_at_the_end(inside, url, meeting, alice):
    goal = make_goal(alice)
    inside.post(f"{url}{alice.pk}/", {"key": key(), "text": "Schild bestellen", "goal": goal.pk})
    inside.post(f"{url}niederschrift/", {"line": "Nächstes Mal bei Bob."})
    for address in (url, f"{ROOM}treffen/{meeting.pk}/"):
        page = main_of(inside.get(address))
        assert "<strong>Alice Beispiel:</strong> Schild bestellen" in page
        assert "Nächstes Mal bei Bob." in page


def test_the_goal_is_chosen_already(inside, url, alice):
    goal = make_goal(alice)
    assert f'<option value="{goal.pk}" selected>' in main_of(inside.get(url))


def test_a_step_without_a_goal_waits_in_the_room_and_is_put_to_one(client, meeting, alice, now):
    turns.write_down(meeting, alice.pk, key=uuid.uuid4(), text="Anrufen", now=now)
    note, goal = TurnNote.objects.get(), make_goal(alice, is_private=True)
    client.force_login(alice.user)
    assert "Anrufen" in main_of(client.get(ROOM))
    address = f"{ROOM}treffen/{meeting.pk}/schritt/{note.pk}/"
    assert client.post(address, {"goal": goal.pk}).url == f"{ROOM}ziele/{goal.pk}/"
    assert client.post(address, {"goal": goal.pk}).status_code == 404  # it is there already
    assert [step.text for step in goal.steps.all()] == ["Anrufen"]


def test_a_step_goes_to_no_goal_of_somebody_else(client, meeting, alice, bob, now):
    turns.write_down(meeting, alice.pk, key=uuid.uuid4(), text="Anrufen", now=now)
    client.force_login(alice.user)
    address = f"{ROOM}treffen/{meeting.pk}/schritt/{TurnNote.objects.get().pk}/"
    assert client.post(address, {"goal": make_goal(bob).pk}).status_code == 404
    assert client.post(address, {"goal": "x"}).status_code == 302
    assert TurnNote.objects.get().is_loose


@pytest.mark.parametrize(
    ("address", "data", "error"),
    [
        ("{alice}/", {}, "Bitte schreiben Sie eine Antwort oder den nächsten Schritt auf."),
        ("{alice}/", {"state": "weg"}, "Bitte schreiben Sie eine Antwort oder den"),
        ("{alice}/", {"asks": "x" * 1001, "state": "done"}, "höchstens 1000"),
        ("niederschrift/", {}, "Bitte schreiben Sie einen Satz."),
    ],
)
def test_an_empty_form_says_what_is_missing_to_people_and_to_phones(
    inside, send, url, alice, address, data, error
):
    address = url + address.format(alice=alice.pk)
    answer = inside.post(address, data | {"key": key()})
    assert error in main_of(answer)
    assert "<title>Fehler:" in " ".join(answer.content.decode().split())
    note = send(address, data | {"key": key()})
    assert (note.status_code, error in note.json()["reason"]) == (422, True)


def test_a_mistake_keeps_what_was_typed_though_it_is_not_their_turn(inside, url, bob):
    answer = inside.post(f"{url}{bob.pk}/", {"asks": "Warum?", "key": "falsch"})
    assert shown(answer) == ["Alice Beispiel ist dran", "Bob Beispiel ist dran"]
    assert "Warum?</textarea>" in main_of(answer)


def test_a_step_written_without_a_network_stands_once_at_its_moment(send, url, alice):
    note = {"key": key(), "text": "Schild bestellen", "goal": make_goal(alice).pk}
    answers = [send(f"{url}{alice.pk}/", note, age=3600) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [201] * 3
    assert answers[2].json() == {"messages": ["Aufgeschrieben für Alice Beispiel."]}
    stored = TurnNote.objects.get()
    age = timezone.now() - stored.noted_at
    assert dt.timedelta(minutes=59) <= age <= dt.timedelta(minutes=61)
    assert [row.text for row in stored.step.goal.steps.all()] == ["Schild bestellen"]


def test_a_note_about_the_order_is_taken_and_says_nothing(send, url, alice):
    answer = send(f"{url}reihe/", {"member": alice.pk, "state": "skipped"})
    assert (answer.status_code, answer.json()) == (201, {"messages": []})
    assert Turn.objects.get(member=alice).state == "skipped"


@pytest.mark.parametrize(
    "data", [{}, {"member": "x"}, {"state": "weg"}, {"before": "-1"}, {"member": "9" * 30}]
)
def test_what_no_button_says_changes_nothing(inside, url, alice, data):
    inside.post(f"{url}reihe/", {"member": alice.pk, "state": "waiting"})
    before = list(Turn.objects.values())
    assert inside.post(f"{url}reihe/", {"member": alice.pk} | data).status_code == 302
    assert list(Turn.objects.values()) == before


def test_who_is_gone_in_the_middle_gets_no_note_and_stops_nobody(send, url, alice, bob, now):
    number = alice.pk
    leaving.erase(alice, now)
    assert send(f"{url}reihe/", {"member": number, "state": "done"}).status_code == 201
    answer = send(f"{url}{number}/", {"key": key(), "text": "Anrufen"})
    assert (answer.status_code, answer.json()["reason"]) == (
        422,
        "Diese Person ist nicht mehr im Team.",
    )
    assert not TurnNote.objects.exists()


def test_an_id_of_another_team_is_not_written_to(inside, url, stranger):
    goal = make_goal(stranger, title="Fremder Plan")
    data = {"key": key(), "text": "x", "asks": "x", "goal": goal.pk, "state": "done"}
    inside.post(f"{url}{stranger.pk}/", data)
    refused = inside.post(f"{url}{stranger.pk}/", {"key": key()})
    assert "Fremder Plan" not in refused.content.decode()
    assert (TurnNote.objects.count(), goal.steps.count()) == (0, 0)


def test_a_note_of_somebody_else_is_not_stored_as_mine(send, url, alice):
    answer = send(f"{url}{alice.pk}/", {"key": key(), "text": "x"}, owner=alice)
    assert answer.status_code == 409
    assert not TurnNote.objects.exists()


def test_a_note_to_a_meeting_that_is_cancelled_is_refused_with_a_reason(send, url, meeting, alice):
    meetings.cancel(meeting, reason="Zu heiß.")
    answer = send(f"{url}{alice.pk}/", {"key": key(), "text": "x"})
    assert (answer.status_code, answer.json()["reason"]) == (
        404,
        "Den Eintrag gibt es nicht mehr.",
    )


def test_a_note_to_a_team_that_is_closed_meanwhile_is_refused_and_stays_on_the_phone(
    send, team, alice, now
):
    held = make_meeting(team, starts_at=now - dt.timedelta(hours=3))
    closing.close(team, look_back="", now=now, user=None)
    answer = send(f"{ROOM}treffen/{held.pk}/runde/{alice.pk}/", {"key": key(), "text": "x"})
    assert (answer.status_code, answer.json()["reason"]) == (
        422,
        "Das Erfolgsteam ist abgeschlossen. Sie können alles lesen, aber nichts mehr ändern.",
    )
    assert not TurnNote.objects.exists()


def test_a_phone_keeps_the_page_and_its_worker_serves_this_round_only(inside, url, bob):
    assert inside.get(url).headers[COPY_HEADER] == owner_of(bob.user)
    worker = inside.get(f"{url}worker.js")
    assert worker["Service-Worker-Allowed"] == url
    state = inside.get(f"{url}state.json")
    assert state.json()["owner"] == owner_of(bob.user)
    for answer in (worker, state):
        assert "no-store" in answer["Cache-Control"]


def test_closing_a_meeting_begins_with_who_was_in_the_round(client, team, alice, bob, now):
    meeting = make_meeting(team, starts_at=now - dt.timedelta(hours=1))
    turns.arrange(meeting, bob.pk, state="absent")
    client.force_login(make_facilitator(team))
    form = client.get(f"{ROOM}treffen/{meeting.pk}/abschliessen/").context["form"]
    assert form["came"].value() == [alice.pk]


def test_a_team_of_nobody_has_no_round(client, team):
    client.force_login(make_facilitator(team))
    answer = client.get(f"{ROOM}treffen/{make_meeting(team).pk}/runde/")
    assert "Im Team ist noch niemand." in main_of(answer)
    assert "data-turns-over hidden>" in main_of(answer)


def test_whoever_deletes_everything_empties_the_phone(inside):
    page = " ".join(inside.get(f"{ROOM}meine-daten/loeschen/").content.decode().split())
    script = page.split('data-sign-out="')[1].split('"')[0]
    assert f"{ROOM}meine-daten/loeschen/" in script.split()


def test_ones_own_notes_are_exported(client, url, meeting, alice, now):
    turns.write_down(meeting, alice.pk, key=uuid.uuid4(), now=now, tries="Teurer werden.")
    client.force_login(alice.user)
    data = client.get(f"{ROOM}meine-daten/herunterladen/").json()
    (note,) = data["am_tisch_aufgeschrieben"]
    assert (note["was"], note["text"]) == ("Was würde ich versuchen?", "Teurer werden.")


def test_the_page_costs_the_same_for_2_and_for_8_members(inside, team, url, meeting, alice, now):
    make_goal(alice).steps.create(text="Anfangen")
    few = query_count(inside, url)
    for _number in range(6):
        goal = make_goal(make_member(team))
        values = {"text": "Weiter", "goal": goal.pk, "asks": "Warum?"}
        turns.write_down(meeting, goal.member_id, key=uuid.uuid4(), now=now, **values)
    assert query_count(inside, url) == few
