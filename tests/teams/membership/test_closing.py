"""Closing a team with a look back: it takes nobody, can be read for a time, and can be opened again."""

import datetime as dt
import uuid

import pytest
from django.core.files.base import ContentFile
from django.db.models import Sum
from django.utils import timezone
from post_office.models import Email

from content.models import ContentVersion
from evidence.models import Evidence
from submissions.models import RetentionRules
from submissions.privacy import retention
from teams.mails import meeting_mails
from teams.membership import closing, joining
from teams.models import (
    CheckIn,
    Closing,
    FeedbackRound,
    Goal,
    Meeting,
    Member,
    SuccessTeam,
    TableInvitation,
    TeamFile,
)
from teams.work import check_ins, feedback, files, goals, meetings
from tests.factories.teams import make_goal, make_meeting, make_member

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
TEXT = "Wir haben viel geschafft."


def close(team, now, user=None):
    return closing.close(team, look_back=TEXT, now=now, user=user)


def numbers():
    rows = Evidence.objects.filter(kind="team_closed").order_by("kind").values_list("kind")
    return dict(rows.annotate(n=Sum("number")))


def anew(team):
    return SuccessTeam.objects.get(pk=team.pk)


@pytest.fixture
def worked(team, alice, bob, now):
    """A team that met twice, set three goals that all may read, and reached one."""
    for days in (30, 60):
        meeting = make_meeting(team, starts_at=now - days * DAY)
        meetings.close(meeting, came=[alice.pk, bob.pk], minutes="Gut.", now=now)
    goals.finish(make_goal(alice), state=Goal.State.REACHED, now=now)
    make_goal(bob)
    make_goal(bob, state=Goal.State.DROPPED)
    make_goal(bob, is_private=True, state=Goal.State.REACHED)
    return team


def test_the_numbers_come_from_meetings_and_shared_goals(worked, now, facilitator):
    assert close(worked, now, facilitator)
    row = Closing.objects.get()
    assert (row.members, row.meetings, row.goals_set, row.goals_reached) == (2, 2, 3, 1)
    assert (row.look_back, row.closed_at, row.closed_by) == (TEXT, now, facilitator)


def test_members_get_a_letter_with_the_look_back_and_the_term(worked, alice, now, mails):
    close(worked, now)
    assert mails(alice.email) == ["Das Erfolgsteam ist abgeschlossen: Werkbank"]
    text = Email.objects.get(to=alice.email).message
    assert (TEXT in text, "noch 90 Tage" in text) == (True, True)
    assert not closing.close(worked, look_back="Noch einmal", now=now, user=None)
    assert Closing.objects.get().look_back == TEXT


def test_the_evidence_says_it_and_reopening_takes_it_back(worked, now):
    close(worked, now)
    assert numbers() == {"team_closed": 1}
    assert closing.reopen(worked)
    assert numbers() == {"team_closed": 0}
    assert {row.detail for row in Evidence.objects.filter(kind="team_closed")} == {""}


def test_the_day_of_the_evidence_is_berlins(team):
    close(team, dt.datetime(2026, 10, 24, 22, 30, tzinfo=dt.UTC))
    (row,) = Evidence.objects.filter(kind="team_closed")
    assert row.day == dt.date(2026, 10, 25)


def test_nobody_comes_in_any_more(team, now, facilitator):
    applied = make_member(team, state="applied", has_account=False)
    waiting = make_member(team, state="waiting", waiting_since=now, has_account=False)
    asked = make_member(team, state="invited", answer_by=now + DAY, has_account=False)
    joining.open_table(team, now=now, user=facilitator)
    close(team, now)
    assert (team.members.count(), TableInvitation.objects.count()) == (0, 0)
    for member in (applied, waiting, asked):
        mail = Email.objects.get(to=member.email)
        assert mail.subject == "Zu Ihrer Bewerbung: Werkbank"
        assert "Das Erfolgsteam ist abgeschlossen." in mail.message
    with pytest.raises(joining.NoPlace):
        joining.invite(
            anew(team),
            name="Dora",
            email="dora@example.org",
            key=uuid.uuid4(),
            now=now,
            user=facilitator,
        )


def test_what_runs_ends(team, alice, bob, now, mails, in_a_week):
    coming, past = make_meeting(team), make_meeting(team, starts_at=now - DAY)
    goal = make_goal(alice)
    feedback.ask(goal, question="Lohnt es sich?", ends_at=in_a_week, now=now)
    meeting_mails.nudge(coming, now)
    close(team, now)
    for meeting, state in ((coming, "cancelled"), (past, "planned")):
        meeting.refresh_from_db()
        assert meeting.state == state
    assert FeedbackRound.objects.get().is_open_to_all
    # The question who comes was still waiting for the mail server.
    assert mails(bob.email) == ["Das Erfolgsteam ist abgeschlossen: Werkbank"]


def test_no_letter_goes_to_a_closed_team(team, alice, now):
    goals.add_step(make_goal(alice), text="Anfangen")
    make_meeting(team, starts_at=now - DAY)
    close(team, now)
    make_meeting(team, starts_at=now + DAY)
    assert meeting_mails.write_due(now) == 0


def test_public_pages_show_it_at_once(team, now):
    version = ContentVersion.current()
    close(team, now)
    assert ContentVersion.current() != version
    assert (anew(team).open_seats, anew(team).accepts_members) == (0, False)
    assert list(SuccessTeam.objects.open()) == []
    assert SuccessTeam.objects.for_cards().get().is_closed
    closing.reopen(team)
    assert (anew(team).open_seats, list(SuccessTeam.objects.open())) == (4, [anew(team)])


def test_reopening_lets_the_members_go_on_and_keeps_the_words_for_the_next_time(
    worked, alice, now, mails
):
    close(worked, now)
    assert closing.reopen(worked)
    assert not closing.reopen(worked)
    assert mails(alice.email)[-1] == "Das Erfolgsteam geht weiter: Werkbank"
    row = Closing.objects.get()
    assert (row.closed_at, row.look_back, worked.members.in_team().count()) == (None, TEXT, 2)
    goals.finish(Goal.objects.open().get(), state=Goal.State.REACHED, now=now)
    close(worked, now + DAY)
    row.refresh_from_db()
    assert (row.goals_reached, row.closed_at) == (2, now + DAY)


def test_the_room_goes_after_the_term_and_the_numbers_stay(worked, alice, now):
    check_ins.check_in(make_goal(alice), answer="done", now=now)
    files.add(worked, alice, title="Plan", upload=ContentFile(b"%PDF-1", "plan.pdf"), now=now)
    close(worked, now)
    days = RetentionRules.load().member_days
    assert retention.purge(now + days * DAY - HOUR)["closed_teams"] == 0
    assert worked.members.count() == 2
    assert retention.purge(now + days * DAY)["closed_teams"] == 1
    for model in (Member, Goal, CheckIn, Meeting, TeamFile):
        assert (model, model.objects.count()) == (model, 0)
    row = Closing.objects.get()
    assert (row.look_back, row.members, row.goals_reached) == ("", 2, 1)
    assert numbers() == {"team_closed": 1}
    assert retention.purge(timezone.now() + 2 * days * DAY)["closed_teams"] == 0


def test_a_team_that_was_opened_again_keeps_its_room(worked, now):
    close(worked, now)
    closing.reopen(worked)
    retention.purge(now + 1000 * DAY)
    assert worked.members.count() == 2


def test_who_has_no_address_hears_of_the_end_without_the_words(team, facilitator, now):
    make_member(team, name="Frieda Beispiel", email="")
    close(team, now)
    mail = Email.objects.get(to=facilitator.email)
    assert mail.subject.startswith("Bitte weitersagen an Frieda Beispiel")
    assert TEXT not in mail.message
