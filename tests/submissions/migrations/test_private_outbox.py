"""What an upgrade does with the mails that a site has stored before."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.mail import EmailMessage
from post_office.models import STATUS, Email, Log

from submissions.mails import send
from submissions.mails.resend import send_again
from submissions.models import OutgoingMail, Submission
from submissions.privacy.persons import mails_about

pytestmark = pytest.mark.django_db
PASSWORD = "https://planb.de/admin/password_reset/confirm/MQ/cz1x2y-" + "0a" * 16
migration = import_module("submissions.migrations.0011_private_outbox")


@pytest.fixture
def stored(unconfirmed):
    """A mail of each kind as it was stored before: sent and waiting letters, one about an account."""
    send.new_links("ayse@example.org", [unconfirmed])  # names the submission by its link only
    EmailMessage("Neues Passwort", f"Hier: {PASSWORD}", to=["a@example.org"]).send()
    Email.objects.exclude(subject__startswith="Bitte bestätigen").update(status=STATUS.sent)
    Log.objects.create(
        email=Email.objects.first(), status=STATUS.failed, message=unconfirmed.full_url
    )
    OutgoingMail.objects.all().delete()
    return unconfirmed


def mail(subject):
    return Email.objects.get(subject__startswith=subject)


def test_what_was_sent_loses_its_tokens_and_what_waits_keeps_them(stored):
    migration.note_and_mask(apps, None)
    assert stored.token in mail("Bitte bestätigen").message
    sent = Email.objects.filter(status=STATUS.sent)
    assert [stored.token in str(row) for row in sent.values()] == [False, False]
    assert stored.token not in Log.objects.get().message
    assert PASSWORD not in str(sent.values())
    assert [row.email.subject for row in OutgoingMail.objects.exclude(key="").order_by("pk")] == [
        mail("Bitte bestätigen").subject,
        "Ihre neuen Links",
    ]


def test_a_mail_from_before_can_be_sent_again_and_is_found_with_its_submission(stored):
    migration.note_and_mask(apps, None)
    assert [row.subject for row in mails_about(stored).order_by("pk")] == [
        mail("Bitte bestätigen").subject,
        "Ihre neuen Links",
    ]
    send_again(OutgoingMail.objects.get(email=mail("Ihre neuen Links")))
    assert Submission.objects.get().full_url in Email.objects.latest("pk").message


@pytest.mark.parametrize(("host", "held"), [("", 1), ("mail.planb.de", 0)])
def test_only_without_a_mail_server_waiting_mails_are_held(stored, settings, host, held):
    settings.EMAIL_HOST = host
    migration.note_and_mask(apps, None)
    assert OutgoingMail.objects.held().count() == held
