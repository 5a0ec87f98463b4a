"""Who pauses, leaves or is erased in the middle of something: the others go on."""

import datetime as dt
import json

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from post_office.models import Email

from evidence.models import Evidence
from submissions.models import RetentionRules
from submissions.privacy import erasures, persons, retention
from submissions.privacy.erasing_again import erase_again
from teams.membership import joining, leaving
from teams.models import Attendance, Feedback, FeedbackRound, Goal, Member, TeamFile
from teams.work import check_ins, feedback, files, goals, meetings
from tests.factories.teams import make_facilitator, make_goal, make_meeting, make_member, make_team

State = Member.State
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wagtail_indexes")]
ANSWER = {"convinces": "Der Preis", "asks": "", "tries": ""}


def awaited_of(member):
    return member.feedback.awaited().get()


@pytest.fixture
def carol(team):
    return make_member(team, name="Carol Beispiel", email="carol@example.org")


@pytest.fixture
def asked(alice, bob, carol, now):
    """A round about a goal of Alice that Bob and Carol are to answer."""
    return feedback.ask(
        make_goal(alice), question="Lohnt es sich?", ends_at=now + dt.timedelta(days=7), now=now
    )


def test_a_pause_keeps_the_place_and_ends_the_waiting(team, bob, carol, asked, now):
    assert leaving.pause(bob, now)
    assert (team.members.in_team().count(), bob.feedback.count()) == (3, 0)
    feedback.answer(awaited_of(carol), now=now, **ANSWER)
    asked.refresh_from_db()
    assert asked.is_open_to_all
    assert leaving.come_back(bob)
    bob.refresh_from_db()
    assert bob.state == State.ACTIVE


@pytest.mark.parametrize("goes", [leaving.leave, leaving.erase])
def test_a_round_goes_on_without_whoever_goes(bob, carol, asked, now, goes):
    feedback.answer(awaited_of(carol), now=now, **ANSWER)
    goes(bob, now)
    asked.refresh_from_db()
    assert asked.is_open_to_all
    assert [row.author_in_words for row in asked.answers.all()] == ["Carol Beispiel"]


@pytest.mark.parametrize("goes", [leaving.leave, leaving.erase])
def test_what_somebody_said_to_others_stays_without_a_name(bob, carol, asked, now, goes):
    for member in (bob, carol):
        feedback.answer(awaited_of(member), now=now, **ANSWER)
    goes(bob, now)
    authors = [str(row.author_in_words) for row in Feedback.objects.all()]
    assert sorted(authors) == ["Carol Beispiel", "ein früheres Mitglied"]


def test_the_round_of_whoever_leaves_ends_and_nobody_sees_the_goal(team, alice, bob, asked, now):
    leaving.leave(alice, now)
    asked.refresh_from_db()
    assert asked.is_open_to_all
    assert list(feedback.to_answer(bob)) == []
    assert list(Goal.objects.seen_in(team, bob)) == []


def test_the_goals_of_whoever_is_erased_are_gone_and_their_numbers_stay(alice, bob, asked, now):
    goal = goals.set_goal(alice, title="Geheimes Ziel", steps=["Anfangen"], now=now)
    check_ins.check_in(goal, answer="done", now=now)
    leaving.erase(alice, now)
    assert (Goal.objects.count(), FeedbackRound.objects.count()) == (0, 0)
    assert [row.number for row in Evidence.objects.filter(kind="goal_set")] == [1]


def test_a_meeting_goes_on_without_whoever_goes(team, alice, bob, now):
    meeting = make_meeting(team)
    for member in (alice, bob):
        meetings.answer(meeting, member, comes=True)
    leaving.leave(bob, now)
    assert [row.member for row in meeting.attendances.coming()] == [alice]
    after = meeting.starts_at + dt.timedelta(hours=1)
    assert meetings.close(meeting, came=[alice.pk, bob.pk], minutes="", now=after)
    meeting.refresh_from_db()
    assert meeting.attended_count == 1


def test_who_came_and_is_erased_stays_in_the_number_when_it_is_put_right(team, alice, bob, now):
    meeting = make_meeting(team, starts_at=now - dt.timedelta(hours=1))
    meetings.close(meeting, came=[alice.pk, bob.pk], minutes="", now=now)
    leaving.erase(bob, now)
    assert Attendance.objects.filter(member=None, has_come=True).count() == 1
    meetings.close(meeting, came=[alice.pk], minutes="Nachtrag", now=now)
    meeting.refresh_from_db()
    assert meeting.attended_count == 2


def test_who_has_left_is_told_and_named_no_more(alice, facilitator, now, mails):
    assert leaving.leave(alice, now)
    assert not leaving.leave(alice, now)
    alice.refresh_from_db()
    assert (alice.left_at, str(alice.called)) == (now, "ein früheres Mitglied")
    assert mails(alice.email) == ["Sie sind nicht mehr im Team: Werkbank"]
    assert "Nach 90 Tagen" in Email.objects.get(to=alice.email).message
    assert mails(facilitator.email) == ["Jemand ist gegangen: Werkbank"]


def test_contact_data_last_as_long_as_membership_and_a_term(alice, bob, now):
    leaving.leave(alice, now)
    days = RetentionRules.load().member_days
    before = now + dt.timedelta(days=days, seconds=-1)
    assert retention.purge(before)["members"] == 0
    assert retention.purge(now + dt.timedelta(days=days))["members"] == 1
    assert list(Member.objects.all()) == [bob]
    assert list(get_user_model().objects.filter(email="alice@example.org")) == []


def test_an_account_that_something_needs_stays(team, alice, now):
    elsewhere = make_member(make_team(members=0), email=alice.email, user=alice.user)
    leaving.erase(alice, now)
    assert elsewhere.user.memberships.get() == elsewhere
    leading = make_facilitator(team)
    member = make_member(team, email=leading.email, user=leading)
    leaving.erase(member, now)
    assert get_user_model().objects.filter(pk=leading.pk).exists()


def test_erasing_a_person_leaves_no_trace_in_the_room(team, alice, bob, carol, asked, now):
    files.add(team, alice, title="Plan", upload=pdf(), now=now)
    feedback.answer(awaited_of(bob), now=now, **ANSWER)
    meeting = make_meeting(team, starts_at=now - dt.timedelta(hours=1))
    text = "Bob Beispiel bringt Kuchen mit."
    meetings.close(meeting, came=[bob.pk], minutes=text, now=now)
    held = persons.export("bob@example.org")["members"]
    assert json.dumps(held)
    assert held[0]["rueckmeldungen_an_andere"][0]["ueberzeugt"] == "Der Preis"
    counts = persons.erase("bob@example.org")
    assert counts["members"] == 1
    meeting.refresh_from_db()
    assert "Bob" not in meeting.minutes
    assert not Member.objects.filter(name__contains="Bob").exists()
    assert persons.export("bob@example.org")["members"] == []


def test_a_restored_backup_forgets_again_whoever_was_erased(alice, bob, now, settings, tmp_path):
    settings.ERASURE_LIST = tmp_path / "erased"
    number = alice.pk
    leaving.erase(alice, now)
    make_member(bob.team, pk=number, name="Alice Beispiel")  # a backup brings the row back
    erase_again(erasures.read(settings.ERASURE_LIST))
    assert list(Member.objects.all()) == [bob]


def test_files_of_whoever_is_erased_go_from_the_disk(
    team, alice, now, django_capture_on_commit_callbacks
):
    row = files.add(team, alice, title="Plan", upload=pdf(), now=now)
    storage, name = row.file.storage, row.file.name
    with django_capture_on_commit_callbacks(execute=True):
        leaving.erase(alice, now)
    assert (TeamFile.objects.count(), storage.exists(name)) == (0, False)


def test_a_member_without_a_name_is_taken_out_whole(team, now):
    nameless = make_member(team, name="", email="")
    waiting = make_member(team, state=State.WAITING, waiting_since=now)
    leaving.leave(nameless, now, by_facilitator=True)
    waiting.refresh_from_db()
    assert (team.members.count(), waiting.state) == (1, State.INVITED)


def test_who_is_erased_while_asked_frees_the_place(team, facilitator, now):
    member = make_member(team, state=State.INVITED, has_account=False, answer_by=now)
    leaving.erase(member, now)
    assert joining.locked_team(team.pk).free_seats == 4


def pdf():
    return ContentFile(b"%PDF-1.4 Plan", "plan.pdf")
