"""Whoever leads sees who comes, asks again, and answers for who has no e-mail address."""

import datetime as dt

import pytest
from django.utils import timezone

from submissions.mails import calls
from submissions.models import Call
from teams.membership import leaving
from teams.models import CheckIn
from teams.work import meetings
from teams.work import overview as overviews
from tests.factories.counting import query_count
from tests.factories.teams import (
    make_facilitator,
    make_goal,
    make_mail,
    make_meeting,
    make_member,
    make_team,
)

pytestmark = pytest.mark.django_db
LEADING = "/mein-team/werkbank/begleiten/"
ALL = "/mein-team/begleitung/uebersicht/"


@pytest.fixture
def meeting(team):
    return make_meeting(team)


@pytest.fixture
def frieda(team):
    return make_member(team, name="Frieda Beispiel", email="", telephone="0221 4710-123")


@pytest.fixture
def leading(client, facilitator):
    client.force_login(facilitator)
    return client


def sections_of(answer):
    """Return {heading: what follows it} of a page."""
    parts = answer.content.decode().split("<main")[1].split("</main>")[0].split("<h2>")[1:]
    return dict(part.split("</h2>", 1) for part in parts)


def test_who_comes_who_cannot_and_who_has_not_said(leading, team, meeting, alice, bob, frieda):
    carol = make_member(team, name="Carol Beispiel")
    paused = make_member(team, name="Paul Pause", state="paused")
    meetings.answer(meeting, alice, comes=True)
    meetings.answer(meeting, carol, comes=False)
    found = sections_of(leading.get(f"{LEADING}treffen/{meeting.pk}/"))
    names = [alice.name, bob.name, carol.name, frieda.name, paused.name]
    shown = {head: [name for name in names if name in text] for head, text in found.items()}
    assert shown == {
        "Kommt": [alice.name],
        "Kann nicht": [carol.name],
        "Noch keine Antwort": [bob.name, frieda.name],
    }


def test_one_tap_asks_all_who_have_not_answered_once_a_day(leading, meeting, alice, bob, mails):
    meetings.answer(meeting, bob, comes=True)
    url = f"{LEADING}treffen/{meeting.pk}/"
    assert leading.get(f"{url}erinnern/").status_code == 302
    assert mails(alice.email) == []
    first = leading.post(f"{url}erinnern/", follow=True)
    assert "1 Mitglied ist gefragt." in first.content.decode()
    again = leading.post(f"{url}erinnern/", follow=True)
    assert "Heute ist niemand mehr zu fragen" in again.content.decode()
    assert mails(alice.email) == [f"Kommen Sie am {meeting.day}? Werkbank"]
    assert mails(bob.email) == []


def test_who_leads_answers_for_who_has_no_address_and_for_nobody_else(
    leading, meeting, alice, frieda
):
    url = f"{LEADING}treffen/{meeting.pk}/antwort/"
    leading.post(f"{url}{frieda.pk}/", {"comes": "1"})
    assert meeting.attendances.get().member == frieda
    assert leading.post(f"{url}{alice.pk}/", {"comes": "1"}).status_code == 404


def test_a_call_is_made_from_the_page_of_the_team(leading, meeting, frieda, now):
    call = calls.note(make_mail(frieda, meeting), "Treffen", "Kommen Sie am Mittwoch?")
    text = sections_of(leading.get(LEADING))["Bitte anrufen"]
    for words in (
        "Frieda Beispiel",
        "0221 4710-123",
        "Kommen Sie am Mittwoch?",
        "niemand erreicht",
    ):
        assert words in text
    url = f"{LEADING}anruf/{call.pk}/"
    leading.post(url, {"answer": "nobody"})
    call.refresh_from_db()
    assert call.next_try_on == timezone.localdate() + dt.timedelta(days=1)
    leading.post(url, {"answer": "comes"})
    assert meeting.attendances.get().answer == "comes"
    assert "Bitte anrufen" not in sections_of(leading.get(LEADING))


def test_a_check_in_is_taken_down_on_the_telephone(leading, team, frieda, now):
    past = make_meeting(team, starts_at=now - dt.timedelta(days=1))
    goal = make_goal(frieda)
    call = calls.note(make_mail(frieda, past, kind="after", goal=goal), "Schritt", "Wie steht es?")
    leading.post(f"{LEADING}anruf/{call.pk}/", {"answer": "stuck"})
    assert CheckIn.objects.get().answer == "stuck"


def test_an_answer_that_nobody_can_give_is_not_found(leading, meeting, frieda):
    call = calls.note(make_mail(frieda, meeting), "Treffen", "Kommen Sie?")
    url = f"{LEADING}anruf/{call.pk}/"
    assert leading.post(url, {"answer": "done"}).status_code == 404
    assert leading.post(url).status_code == 404
    call.refresh_from_db()
    assert call.is_open


def test_a_call_of_another_team_or_of_the_editors_is_not_found(leading, stranger, frieda):
    theirs = calls.note(make_mail(stranger, make_meeting(stranger.team)), "Treffen", "Kommen Sie?")
    editors = calls.note(frieda, "Treffen", "Kommen Sie?")
    for call in (theirs, editors):
        answer = leading.post(f"{LEADING}anruf/{call.pk}/", {"answer": "nobody"})
        assert answer.status_code == 404


def test_editors_cannot_touch_a_call_of_a_team(client, meeting, frieda, django_user_model):
    call = calls.note(make_mail(frieda, meeting), "Treffen", "Kommen Sie?")
    client.force_login(django_user_model.objects.create_superuser("chefin"))
    assert "Frieda" not in client.get("/admin/anrufe/").content.decode()
    assert client.post(f"/admin/anrufe/{call.pk}/reached/").status_code == 404


def test_who_leads_chooses_what_somebody_without_an_address_is_called_about(leading, alice, frieda):
    leading.post(f"{LEADING}mitglied/{frieda.pk}/briefe/", {"before": "on"})
    frieda.refresh_from_db()
    assert (frieda.gets_before, frieda.gets_after) == (True, False)
    assert leading.get(f"{LEADING}mitglied/{alice.pk}/briefe/").status_code == 404


def test_nobody_is_called_who_has_left(leading, meeting, frieda, now):
    calls.note(make_mail(frieda, meeting), "Treffen", "Kommen Sie?")
    leaving.leave(frieda, now, by_facilitator=True)
    assert Call.objects.open().filter(subject="Treffen").count() == 0


def test_all_ones_teams_stand_on_one_page_with_numbers_and_without_goals(
    client, team, meeting, alice, bob, frieda, now
):
    other, foreign = make_team(name="Zweites", members=3), make_team(name="Fremdes")
    client.force_login(make_facilitator(team, other))
    meetings.answer(meeting, alice, comes=True)
    make_meeting(team, starts_at=now - dt.timedelta(days=1))
    make_member(team, state="applied", has_account=False)
    calls.note(make_mail(frieda, meeting), "Treffen", "Kommen Sie?")
    make_goal(alice, title="Ein Schild")
    make_goal(alice, title="Ein Kredit", is_private=True)
    make_goal(bob, title="Ein Anhänger", state="reached")
    page = client.get("/mein-team/", follow=True)
    assert page.redirect_chain == [(ALL, 302)]
    text = " ".join(page.content.decode().split())
    for words in (
        meeting.when,
        "1 kommen, 0 können nicht, 2 ohne Antwort",
        "Eine Bewerbung wartet auf Ihre Antwort",
        "Eine Person ist anzurufen",
        "Ein Treffen ist noch abzuschließen",
        "3 von 4 Plätzen besetzt, 0 auf der Warteliste",
        "Ziele: 1 offen, 1 erreicht",
        "3 von 8 Plätzen besetzt",
    ):
        assert words in text
    for words in (foreign.name, "Ein Schild", "Ein Kredit", "Ein Anhänger"):
        assert words not in text


def test_a_goal_for_oneself_alone_is_neither_shown_nor_counted(leading, team, alice):
    make_goal(alice, title="Ein Kredit", is_private=True)
    goals = "/mein-team/werkbank/ziele/"
    pages = [leading.get(url).content.decode() for url in (LEADING, ALL, goals)]
    assert ["Kredit" in page for page in pages] == [False, False, False]
    (row,) = overviews.of_teams([team], timezone.now())
    assert (row.goals_open, row.goals_reached) == (0, 0)


def test_the_page_of_all_teams_costs_the_same_for_2_and_for_9(client, team, meeting):
    leading = make_facilitator(team, make_team(members=2))
    client.force_login(leading)
    few = query_count(client, ALL)
    for _number in range(7):
        more = make_team(members=3)
        make_meeting(more)
        leading.facilitations.create(team=more)
    assert query_count(client, ALL) == few <= 16


def test_who_leads_nobody_sees_that(client, alice):
    client.force_login(alice.user)
    assert "Sie begleiten zurzeit kein Team." in client.get(ALL).content.decode()
