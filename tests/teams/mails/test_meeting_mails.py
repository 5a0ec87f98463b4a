"""Letters around a meeting: to whom, when, with what; none twice, none to who is gone, none too late."""

import datetime as dt
import threading

import pytest
from django.utils import timezone
from post_office.models import STATUS, Email

from content.place.time_zone import BERLIN
from submissions.mails import delivery
from submissions.models import Call, LetterText
from teams.mails import meeting_mails
from teams.membership import leaving
from teams.models import MeetingMail
from teams.work import check_ins, meetings
from tests.factories.teams import make_goal, make_meeting, make_member, make_team

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
BEFORE, AFTER = "Treffen am 10. Juni: Werkbank", "Ihr nächster Schritt: Werkbank"
HALFWAY = "Eine Frage zwischendurch: Werkbank"


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def night(day):
    return meeting_mails.write_due(at(f"2026-{day} 03:00"))


@pytest.fixture
def meeting(team):
    return make_meeting(team, starts_at=at("2026-06-10 19:00"))


@pytest.fixture
def goal(alice):
    goal = make_goal(alice, title="Mehr Stammkundschaft")
    goal.steps.create(text="Schild bestellen", done_at=at("2026-06-01 12:00"))
    goal.steps.create(text="Zettel verteilen")
    return goal


def mail_to(member):
    return Email.objects.filter(to=member.email).latest("pk")


def test_two_days_before_the_letter_says_when_where_and_what_is_open(meeting, alice, goal, mails):
    assert (night("06-07"), mails(alice.email)) == (0, [])
    assert (night("06-08"), mails(alice.email)) == (1, [BEFORE])
    text = mail_to(alice).message
    assert "Mittwoch, 10. Juni 2026, 19 bis 21 Uhr\nCafé Halbzeit" in text
    assert "– Zettel verteilen (Mehr Stammkundschaft)" in text
    assert "Schild bestellen" not in text
    assert MeetingMail.objects.get().full_url in text


def test_a_night_that_runs_twice_or_was_missed_writes_once(meeting, alice, mails):
    counts = [night(day) for day in ("06-09", "06-09", "06-10")]
    assert (counts, mails(alice.email)) == ([1, 0, 0], [BEFORE])


def test_a_worker_that_is_killed_has_written_all_of_a_letter_or_nothing(
    meeting, alice, bob, mails, monkeypatch
):
    def die(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(meeting_mails.letters, "tell", die)
        with pytest.raises(SystemExit):
            night("06-08")
    assert MeetingMail.objects.count() == 0
    night("06-08")
    assert (mails(alice.email), mails(bob.email)) == ([BEFORE], [BEFORE])


def test_one_letter_that_fails_keeps_nobody_else_from_theirs(
    meeting, alice, bob, mails, monkeypatch
):
    tell = meeting_mails.letters.tell

    def fail_for_alice(member, *args):
        if member == alice:
            raise RuntimeError
        tell(member, *args)

    with monkeypatch.context() as patch:
        patch.setattr(meeting_mails.letters, "tell", fail_for_alice)
        assert night("06-08") == 1
    assert (mails(alice.email), mails(bob.email)) == ([], [BEFORE])
    assert (night("06-09"), mails(alice.email)) == (1, [BEFORE])


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_machines_in_one_night_write_one_letter(meeting, alice, mails):
    start = threading.Barrier(2)
    counts = []

    def machine():
        start.wait()
        counts.append(night("06-08"))
        meeting_mails.transaction.get_connection().close()

    threads = [threading.Thread(target=machine) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(counts), mails(alice.email)) == ([0, 1], [BEFORE])


@pytest.mark.parametrize("state", ["paused", "left", "applied", "waiting", "invited"])
def test_only_who_is_active_gets_a_letter(team, meeting, state, mails):
    member = make_member(team, state=state, has_account=False)
    assert (night("06-08"), mails(member.email)) == (0, [])


def test_who_is_invented_or_known_only_as_a_number_gets_none(team, meeting):
    make_member(team, is_example=True)
    make_member(team, name="", email="")
    assert (night("06-08"), Call.objects.count()) == (0, 0)


@pytest.mark.parametrize("goes", [leaving.pause, leaving.leave, leaving.erase])
def test_what_waits_for_the_mail_server_is_taken_back_from_whoever_goes(
    meeting, alice, bob, goes, mails
):
    night("06-08")
    goes(alice, at("2026-06-08 10:00"))
    assert BEFORE not in mails(alice.email)
    assert mails(bob.email) == [BEFORE]


def test_who_comes_back_in_time_gets_the_letter_that_was_taken_back(meeting, alice, mails):
    night("06-08")
    leaving.pause(alice, at("2026-06-08 10:00"))
    leaving.come_back(alice)
    night("06-09")
    assert mails(alice.email) == [BEFORE]


def test_who_cannot_come_needs_no_letter_before(meeting, alice, bob, mails):
    meetings.answer(meeting, alice, comes=False)
    meetings.answer(meeting, bob, comes=True)
    night("06-08")
    assert (mails(alice.email), mails(bob.email)) == ([], [BEFORE])
    assert "Sie haben zugesagt. Können Sie doch nicht?" in mail_to(bob).message


def test_a_cancelled_meeting_is_not_written_about_nor_what_waits_sent(meeting, alice, mails):
    night("06-08")
    meetings.cancel(meeting, reason="Wasserschaden")
    assert mails(alice.email) == ["Treffen fällt aus: Werkbank"]
    assert [night(day) for day in ("06-09", "06-11")] == [0, 0]


def test_of_a_moved_meeting_the_new_date_is_told_two_days_before_it(meeting, alice, mails):
    night("06-08")
    Email.objects.update(status=STATUS.sent)
    start = at("2026-06-24 18:00")
    meetings.move(meeting, starts_at=start, ends_at=start + dt.timedelta(hours=2), place="Bonni")
    assert [night(day) for day in ("06-09", "06-11", "06-21")] == [0, 0, 0]
    assert night("06-22") == 1
    moved = ["Treffen verlegt: Werkbank", "Treffen am 24. Juni: Werkbank"]
    assert mails(alice.email) == [BEFORE, *moved]
    assert "Mittwoch, 24. Juni 2026, 18 bis 20 Uhr\nBonni" in mail_to(alice).message


@pytest.mark.parametrize(
    ("starts_at", "due_on", "words"),
    [
        ("2026-03-29 19:00", "03-27", "Sonntag, 29. März 2026, 19 bis 21 Uhr"),
        ("2026-03-31 00:30", "03-29", "Dienstag, 31. März 2026, 0:30 bis 2:30 Uhr"),
        ("2026-10-25 19:00", "10-23", "Sonntag, 25. Oktober 2026, 19 bis 21 Uhr"),
        ("2026-10-27 00:30", "10-25", "Dienstag, 27. Oktober 2026, 0:30 bis 2:30 Uhr"),
    ],
)
def test_days_and_times_are_berlins_across_both_clock_changes(
    team, alice, starts_at, due_on, words
):
    make_meeting(team, starts_at=at(starts_at).astimezone(dt.UTC))
    day = dt.date.fromisoformat(f"2026-{due_on}")
    assert [night(f"{day - DAY:%m-%d}"), night(due_on)] == [0, 1]
    assert words in mail_to(alice).message


def test_the_day_after_the_letter_names_the_next_step(meeting, alice, bob, goal, mails):
    assert night("06-11") == 1
    assert (mails(alice.email), mails(bob.email)) == ([AFTER], [])
    text = mail_to(alice).message
    assert "Ihr nächster Schritt:\nZettel verteilen\nIhr Ziel: Mehr Stammkundschaft" in text
    assert night("06-12") == 0


def test_after_three_days_nothing_is_made_up_for(meeting, alice, goal):
    assert night("06-14") == 0


def test_halfway_one_question_and_no_second_one(team, meeting, alice, goal, mails):
    make_meeting(team, starts_at=at("2026-07-08 19:00"))
    for number in range(4, 28):
        night(f"06-{number:02}")
    assert mails(alice.email) == [BEFORE, AFTER, HALFWAY]
    day = MeetingMail.objects.get(kind="halfway").sent_on
    assert day == dt.date(2026, 6, 24)
    assert "Mittwoch, 8. Juli 2026, 19 bis 21 Uhr" in mail_to(alice).message


def test_without_a_next_meeting_there_is_no_halfway(meeting, alice, goal, mails):
    for number in range(8, 31):
        night(f"06-{number:02}")
    assert mails(alice.email) == [BEFORE, AFTER]


def test_a_goal_for_oneself_alone_is_in_no_mail(meeting, alice, goal, mails):
    goal.is_private = True
    goal.save()
    assert [night("06-08"), night("06-11")] == [1, 0]
    text = mail_to(alice).message
    assert ("Zettel" in text, "Stammkundschaft" in text) == (False, False)


def test_each_kind_is_left_out_for_whoever_does_not_want_it(team, meeting, alice, goal, mails):
    make_meeting(team, starts_at=at("2026-07-08 19:00"))
    meeting_mails.switch(alice, {"before": False, "halfway": False})
    for number in range(8, 28):
        night(f"06-{number:02}")
    assert mails(alice.email) == [AFTER]


def test_who_answers_reaches_the_facilitator_and_a_mail_program_can_end_it(
    meeting, alice, facilitator
):
    night("06-08")
    headers = mail_to(alice).headers
    off = meeting_mails.switch_off_url(alice, "before")
    assert headers["Reply-To"] == facilitator.email
    assert headers["List-Unsubscribe"] == f"<{off}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert off in mail_to(alice).message


def test_editors_write_the_words(meeting, alice):
    text, _is_new = LetterText.objects.get_or_create(letter="meeting_before", language="de")
    text.subject = "Bis bald, {name}"
    text.body = "Am {tag}:\n{treffen}\n{schritte}\n\n{link}\n{abbestellen}"
    text.full_clean()
    text.save()
    night("06-08")
    assert mail_to(alice).subject == "Bis bald, Alice Beispiel"


def test_steps_are_kept_out_of_the_subject(db):
    text = LetterText(
        letter="meeting_after", subject="{schritt}", body="{schritt}{link}{abbestellen}"
    )
    with pytest.raises(Exception, match="Postausgang"):
        text.full_clean()


def test_nothing_of_a_letter_is_kept_once_it_was_sent(meeting, alice, goal, settings):
    settings.EMAIL_HOST = "mail.example.org"
    settings.POST_OFFICE = {
        "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}
    }
    night("06-08")
    delivery.send_due()
    mail = mail_to(alice)
    assert (mail.status, mail.message, mail.html_message) == (STATUS.sent, "", "")


@pytest.fixture
def frieda(team):
    return make_member(team, name="Frieda Beispiel", email="", telephone="0221 4710-123")


def test_who_has_no_address_is_called_by_the_facilitator(meeting, frieda, facilitator, mails):
    make_goal(frieda).steps.create(text="Zettel verteilen")
    night("06-08")
    call = Call.objects.get()
    assert (call.name, call.telephone) == ("Frieda Beispiel", "0221 4710-123")
    assert "Mittwoch, 10. Juni 2026, 19 bis 21 Uhr" in call.script
    assert "Zettel verteilen" in call.script
    assert [key for key, _label in call.answers] == ["comes", "cannot"]
    assert mails(facilitator.email) == ["Bitte jemanden anrufen: Werkbank"]
    assert "Zettel" not in mail_to(facilitator).message


def test_editors_see_nothing_of_such_a_call(meeting, frieda, facilitator):
    night("06-08")
    today = dt.date(2026, 6, 8)
    assert [Call.objects.due(today).count(), Call.objects.open().count()] == [0, 1]


def test_where_nobody_leads_the_editors_call_and_hear_of_no_step(meeting, frieda):
    make_goal(frieda).steps.create(text="Zettel verteilen")
    night("06-08")
    call = Call.objects.due(dt.date(2026, 6, 8)).get()
    assert (call.row, "Zettel" in call.script) == (frieda, False)


def test_a_newer_call_takes_the_place_of_an_older_one(meeting, frieda, facilitator):
    make_goal(frieda).steps.create(text="Zettel verteilen")
    night("06-08")
    night("06-11")
    (call,) = Call.objects.open()
    assert call.row.kind == "after"


def test_nobody_is_called_about_a_meeting_that_was_cancelled_or_answered(
    team, meeting, frieda, facilitator
):
    night("06-08")
    meetings.answer(meeting, frieda, comes=True)
    assert Call.objects.open().count() == 0
    other = make_meeting(team, starts_at=at("2026-06-20 19:00"))
    night("06-18")
    assert Call.objects.open().count() == 1
    meetings.cancel(other, reason="Ferien")
    assert not Call.objects.open().filter(subject__contains="20. Juni").exists()


def test_a_nudge_asks_who_has_not_answered_once_a_day(team, alice, bob, now, mails):
    meeting = make_meeting(team)
    meetings.answer(meeting, bob, comes=True)
    counts = [meeting_mails.nudge(meeting, moment) for moment in (now, now, now + DAY)]
    assert (counts, mails(bob.email)) == ([1, 0, 1], [])
    day = timezone.localtime(meeting.starts_at)
    assert mails(alice.email) == [f"Kommen Sie am {meeting.day}? Werkbank"] * 2
    assert meeting.day.startswith(f"{day.day}. ")


def test_a_day_of_nudging_begins_at_local_midnight(team, alice):
    meeting = make_meeting(team, starts_at=at("2026-12-03 19:00"))
    moments = (at("2026-10-24 23:59"), at("2026-10-25 00:01"), at("2026-10-25 23:59"))
    assert [meeting_mails.nudge(meeting, moment) for moment in moments] == [1, 1, 0]


def test_who_got_the_letter_of_today_is_not_nudged_today(meeting, alice):
    night("06-08")
    moments = (at("2026-06-08 18:00"), at("2026-06-09 09:00"))
    assert [meeting_mails.nudge(meeting, moment) for moment in moments] == [0, 1]


def test_nobody_is_nudged_about_what_is_cancelled_or_over(team, alice, now):
    meeting = make_meeting(team, starts_at=now - dt.timedelta(hours=1))
    cancelled = make_meeting(team, state="cancelled")
    assert [meeting_mails.nudge(row, now) for row in (meeting, cancelled)] == [0, 0]


def test_a_team_of_another_facilitator_is_left_alone(meeting, alice, stranger, mails):
    make_team(members=1)
    night("06-08")
    assert mails(stranger.email) == []


def test_a_check_in_at_the_table_does_not_stop_the_letter_after_it(meeting, alice, goal, mails):
    check_ins.check_in(goal, answer="done", now=at("2026-06-10 20:00"), meeting=meeting)
    night("06-11")
    assert mails(alice.email) == [AFTER]
