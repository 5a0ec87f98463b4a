"""A letter to somebody without an address becomes a call: one at a time, without a secret in it."""

import datetime as dt

import pytest
from django.utils import timezone

from submissions.mails import calls, send
from submissions.models import Call, ConversationEntry
from submissions.privacy import persons, retention
from tests.submissions.desk.cast import row

DAY = dt.timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def silent():
    return row("Schlüsseldienst (Beispiel)", contact_email="", contact_telephone="0221 4710-123")


def test_the_script_says_what_the_letter_says_and_no_link(silent):
    send.changes_asked(silent, "Wann haben Sie geöffnet?")
    call = Call.objects.get()
    assert call.subject == f"Eine Frage zu Ihrer Einreichung {silent.reference}"
    assert "Wann haben Sie geöffnet?" in call.script
    assert ("http" in call.script, silent.token in call.script) == (False, False)
    assert "der Code auf dem Beleg" in call.script


def test_who_has_an_address_is_not_called():
    send.changes_asked(row("Nähcafé", contact_email="ayse@example.org"), "Wann?")
    assert not Call.objects.exists()


@pytest.mark.parametrize(
    "mail", [send.in_moderation, send.withdrawn, send.confirm_address, send.address_changed]
)
def test_nobody_is_called_about_what_they_have_just_done(silent, mail):
    mail(silent)
    assert not Call.objects.exists()


def test_who_waits_for_a_call_is_called_once_and_hears_both(silent):
    send.changes_asked(silent, "Wann haben Sie geöffnet?")
    send.reminder(silent)
    send.reminder(silent)
    script = Call.objects.get().script
    assert "Wann haben Sie geöffnet?" in script
    assert script.count("Guten Tag") == 2


def test_a_newer_letter_brings_a_call_that_was_put_off_back_to_today(silent):
    now = timezone.now()
    call = calls.note(silent, "Frage", "Wann?", now)
    calls.missed(call, now)
    calls.note(silent, "Veröffentlicht", "Steht auf der Website.", now)
    call.refresh_from_db()
    assert (call.next_try_on, call.subject) == (timezone.localdate(now), "Veröffentlicht")


@pytest.mark.parametrize(("tries", "days"), [(1, 1), (2, 2), (3, 7), (4, 7)])
def test_the_pauses_between_the_tries_grow(silent, tries, days):
    now = timezone.now()
    call = calls.note(silent, "Frage", "Wann?", now)
    for _try in range(tries):
        calls.missed(call, now)
    call.refresh_from_db()
    assert (call.tries, call.next_try_on) == (tries, timezone.localdate(now) + days * DAY)


def test_without_a_number_of_their_own_the_one_that_was_sent_in_is_called():
    sent = row("Laden", contact_email="", payload={"telephone": ["0221 4710-999"]})
    assert calls.note(sent, "Frage", "Wann?").telephone == "0221 4710-999"


def test_a_call_goes_with_the_person(silent):
    calls.note(silent, "Frage", "Wann?")
    persons.forget_submission(silent)
    assert not Call.objects.exists()


def test_a_call_that_was_made_goes_as_copies_of_mails_do(silent, editor):
    now = timezone.now()
    open_call = calls.note(row("Anderer", contact_email=""), "Frage", "Wann?", now)
    calls.reached(calls.note(silent, "Frage", "Wann?", now), now, editor)
    retention.purge(now + 89 * DAY)
    assert Call.objects.count() == 2
    retention.purge(now + 91 * DAY)
    assert list(Call.objects.all()) == [open_call]


def test_what_was_said_to_a_person_is_exported(silent):
    calls.note(silent, "Frage", "Wann haben Sie geöffnet?")
    type(silent).objects.update(contact_email="deniz@example.org")
    (exported,) = persons.export("deniz@example.org")["submissions"]
    assert [call["was"] for call in exported["anrufe"]] == ["Wann haben Sie geöffnet?"]
    assert not ConversationEntry.objects.exists()
