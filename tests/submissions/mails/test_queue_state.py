"""The numbers of the queue, for the dashboard and the monitor."""

import datetime as dt

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from post_office.models import STATUS, Email

from submissions.mails.queue_state import queue_state

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture(autouse=True)
def in_use(settings):
    settings.EMAIL_HOST, settings.BASE_URL = "mail.planb.de", "https://planb.de"
    settings.DEFAULT_FROM_EMAIL = "post@planb.de"


def age(subject, hours, now):
    Email.objects.filter(subject=subject).update(created=now - hours * HOUR)


def test_an_empty_queue_is_well(now):
    state = queue_state(now)
    assert (state.waiting, state.oldest_age, state.failed, state.held) == (0, None, 0, 0)
    assert state.is_well


def test_what_waits_longer_than_an_hour_is_late(write, now):
    write("Eins", "Zwei", "Fort")
    Email.objects.filter(subject="Fort").update(status=STATUS.sent)
    age("Fort", 90, now)
    age("Zwei", 1, now)
    assert queue_state(now).is_well
    age("Zwei", 72, now)
    state = queue_state(now)
    assert (state.waiting, state.oldest_age, state.is_late) == (2, 72 * HOUR, True)
    assert state.oldest_in_words == "3 Tagen"
    assert not state.is_well


def test_what_failed_is_counted_without_mails_about_accounts(write, now):
    write("Eins")
    EmailMessage("Passwort", "Geheim", to=["admin@example.org"]).send()
    Email.objects.update(status=STATUS.failed)
    state = queue_state(now)
    assert (state.failed, state.is_well) == (1, False)


def test_without_a_mail_server_a_site_in_use_is_not_well_and_a_trial_is(write, now, settings):
    settings.EMAIL_HOST = ""
    write("Eins")
    state = queue_state(now)
    assert (state.has_server, state.waiting, state.is_well) == (False, 1, False)
    settings.BASE_URL = "http://127.0.0.1:8000"
    assert queue_state(now).is_well


def test_what_waits_from_before_there_was_a_server_asks_for_a_decision(write, now, settings):
    settings.EMAIL_HOST = ""
    write("Vorher")
    age("Vorher", 240, now)
    settings.EMAIL_HOST = "mail.planb.de"
    state = queue_state(now)
    assert (state.waiting, state.held, state.is_late, state.is_well) == (0, 1, False, False)
    assert state.held_since == now - 240 * HOUR


def test_a_sender_that_is_nobody_is_not_well(now, settings):
    settings.DEFAULT_FROM_EMAIL = "planb@example.org"
    assert not queue_state(now).is_well
