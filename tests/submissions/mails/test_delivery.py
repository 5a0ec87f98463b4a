"""Sending: through three days without a server, past a kill, and never twice, against a real server."""

import datetime as dt
import logging
import threading
import time

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from post_office.models import STATUS, Email

from submissions.mails import delivery, resend
from submissions.models import OutgoingMail
from tests.factories.mail_server import REFUSED, nobodys_port

pytestmark = pytest.mark.django_db
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


class Clock:
    """A clock that a test sets forward."""

    def __init__(self):
        self.now = timezone.now()

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def work(clock, until):
    """Let the worker look for mail every ten minutes of the faked time, as long as it has something."""
    end = clock.now + until
    while clock.now < end:
        delivery.send_due(clock)
        clock.now += 10 * MINUTE


def states():
    return sorted(Email.objects.values_list("status", flat=True))


def test_a_server_that_refuses_for_three_days_and_then_accepts_loses_no_mail(
    mail_server, write, clock
):
    write("Eins", "Zwei", "Drei")
    mail_server.answer = REFUSED
    work(clock, 3 * DAY)
    assert states() == [STATUS.requeued] * 3
    assert mail_server.mails == []
    mail_server.answer = "250 OK"
    work(clock, delivery.PAUSES[-1] + 10 * MINUTE)
    assert sorted(mail_server.subjects) == ["Drei", "Eins", "Zwei"]
    assert states() == [STATUS.sent] * 3


def test_a_server_that_is_away_for_three_days_loses_no_mail(mail_server, write, clock, settings):
    settings.EMAIL_PORT = nobodys_port()
    write("Eins", "Zwei")
    work(clock, 3 * DAY)
    assert states() == [STATUS.requeued] * 2
    settings.EMAIL_PORT = mail_server.port
    work(clock, delivery.PAUSES[-1] + 10 * MINUTE)
    assert mail_server.subjects == ["Eins", "Zwei"]


def test_what_is_refused_for_ever_fails_and_can_be_sent_again(mail_server, write, clock):
    write("Eins")
    mail_server.answer = REFUSED
    work(clock, 5 * DAY)
    email = Email.objects.get()
    assert (email.status, email.number_of_retries) == (STATUS.failed, len(delivery.PAUSES) + 1)
    assert email.logs.count() == len(delivery.PAUSES) + 1
    mail_server.answer = "250 OK"
    work(clock, DAY)
    assert mail_server.mails == []
    resend.send_again(OutgoingMail.objects.get())
    work(clock, MINUTE)
    assert mail_server.subjects == ["Eins"]
    assert Email.objects.get().status == STATUS.sent


def test_the_pauses_grow_and_last_three_days():
    assert list(delivery.PAUSES) == sorted(delivery.PAUSES)
    assert 3 * DAY <= sum(delivery.PAUSES, dt.timedelta()) <= 4 * DAY


def test_one_refused_mail_holds_up_no_other(mail_server, write, clock, monkeypatch):
    write("Eins")
    mail_server.answer = REFUSED
    delivery.send_due(clock)
    mail_server.answer = "250 OK"
    write("Zwei")
    assert delivery.send_due(clock) == 1
    assert mail_server.subjects == ["Zwei"]


def test_a_server_that_hangs_is_asked_once_a_round_and_for_one_mail_only(
    mail_server, write, clock, settings
):
    settings.EMAIL_TIMEOUT = 0.5
    mail_server.delay = 3
    write(*(str(number) for number in range(20)))
    begin = time.monotonic()
    assert delivery.send_due(clock) == 0
    assert time.monotonic() - begin <= 5
    assert states() == [STATUS.requeued] * 20
    assert {mail.scheduled_time for mail in Email.objects.all()} == {clock.now + MINUTE}


def test_a_worker_that_is_killed_repeats_the_mail_in_hand_and_no_other(
    mail_server, write, clock, monkeypatch
):
    write("Eins", "Zwei", "Drei", "Vier")
    note_sent = delivery.note_sent

    def die_at_the_second(email):
        if email.subject == "Zwei":
            raise SystemExit
        note_sent(email)

    monkeypatch.setattr(delivery, "note_sent", die_at_the_second)
    with pytest.raises(SystemExit):
        delivery.send_due(clock)
    assert mail_server.subjects == ["Eins", "Zwei"]
    monkeypatch.setattr(delivery, "note_sent", note_sent)
    delivery.send_due(clock)
    assert mail_server.subjects == ["Eins", "Zwei", "Drei", "Vier"]
    clock.now += delivery.LEASE
    delivery.send_due(clock)
    assert mail_server.subjects == ["Eins", "Zwei", "Drei", "Vier", "Zwei"]
    assert states() == [STATUS.sent] * 4


def test_a_locked_database_makes_no_mail_go_twice(write, clock, outside, monkeypatch):
    write("Eins")
    locked = iter([OperationalError("database is locked")] * 2)
    note_sent = delivery.note_sent

    def note_when_free(email):
        if error := next(locked, None):
            raise error
        note_sent(email)

    monkeypatch.setattr(delivery, "note_sent", note_when_free)
    delivery.send_due(clock)
    clock.now += DAY
    delivery.send_due(clock)
    assert [mail.subject for mail in outside] == ["Eins"]
    assert states() == [STATUS.sent]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_at_once_send_each_mail_once(mail_server, write):
    subjects = [str(number) for number in range(20)]
    write(*subjects)
    gate = threading.Barrier(2)

    def run():
        gate.wait()
        while delivery.send_due():
            pass
        connection.close()

    workers = [threading.Thread(target=run) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(mail_server.subjects) == sorted(subjects)


def test_what_somebody_else_has_in_hand_is_left_alone(write, clock, outside):
    write("Eins", "Zwei")
    first, second = delivery.claim(clock.now), delivery.claim(clock.now)
    assert (first.subject, second.subject) == ("Eins", "Zwei")
    assert delivery.claim(clock.now) is None
    assert delivery.claim(clock.now + delivery.LEASE) == first


def test_what_was_written_without_a_server_is_not_sent_by_itself(write, clock, outside, settings):
    settings.EMAIL_HOST = ""
    write("Vorher")
    settings.EMAIL_HOST = "mail.example.org"
    write("Nachher")
    delivery.send_due(clock)
    assert [mail.subject for mail in outside] == ["Nachher"]


def test_a_mail_that_cannot_be_put_together_holds_up_no_other(write, clock, outside):
    write("Kaputt", "Gut")
    Email.objects.filter(subject="Kaputt").update(headers={"X-Kaputt": "a\nBcc: b@example.org"})
    delivery.send_due(clock)
    assert [mail.subject for mail in outside] == ["Gut"]
    assert Email.objects.get(subject="Kaputt").status == STATUS.requeued


def test_an_idle_queue_writes_no_line(clock, outside, caplog):
    caplog.set_level(logging.DEBUG)
    assert delivery.send_due(clock) == 0
    assert caplog.records == []


def test_a_failure_is_one_line_without_the_address(mail_server, write, clock, caplog):
    write("Eins")
    mail_server.answer = REFUSED
    delivery.send_due(clock)
    (line,) = [record.getMessage() for record in caplog.records if record.name == delivery.__name__]
    assert "451" in line
    assert "ayse@example.org" not in line


def test_a_mail_that_is_deleted_in_hand_ends_without_a_fault(write, clock, outside):
    write("Eins")
    email = delivery.claim(clock.now)
    Email.objects.all().delete()
    delivery.defer(email, OSError("weg"), clock.now)
    delivery.note_sent(email)
    assert Email.objects.count() == 0


def test_the_command_of_the_queue_follows_the_same_rules(write, outside, settings, capsys):
    settings.EMAIL_HOST = ""
    write("Vorher")
    settings.EMAIL_HOST = "mail.example.org"
    write("Nachher")
    call_command("send_queued_mail")
    assert capsys.readouterr().out == "1 E-Mails gesendet.\n"
    assert [mail.subject for mail in outside] == ["Nachher"]
