"""What is queued: from whom, to whom one answers, and whether it may go yet."""

import pytest
from django.core.mail import EmailMessage
from post_office.models import Email

from content.models import SiteSettings
from submissions.mails import send, team
from submissions.models import OutgoingMail
from submissions.workflow import submitter
from tests.factories.submissions import filed, proposal, valid
from tests.tasks import WithoutIndexes

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(db):
    row = SiteSettings.load()
    row.contact_email = "team@planb.example"
    row.save()


def headers_to(address):
    return Email.objects.filter(to=[address]).latest("pk").headers


def test_who_answers_a_letter_reaches_the_team(contact, unconfirmed):
    send.confirm_address(unconfirmed)
    assert headers_to("ayse@example.org")["Reply-To"] == "team@planb.example"


def test_an_answer_to_a_mail_about_a_submission_reaches_who_sent_it(contact, editor):
    submission = filed(proposal())
    submission = submitter.confirm(submission, valid(submitter.form_of(submission)))
    assert headers_to(editor.email)["Reply-To"] == "ayse@example.org"
    team.tell(submission, "Noch etwas.")
    assert headers_to(editor.email)["Reply-To"] == "ayse@example.org"


def test_without_a_contact_address_there_is_no_empty_header(unconfirmed):
    assert SiteSettings.load().contact_email == ""
    assert "Reply-To" not in headers_to("ayse@example.org")


@pytest.mark.parametrize(
    ("sender", "domain"),
    [("Plan B <post@planb.example>", "planb.example"), ("post@stadt.example", "stadt.example")],
)
def test_the_message_id_is_of_the_own_domain(settings, write, sender, domain):
    settings.DEFAULT_FROM_EMAIL = sender
    write("Eins")
    assert Email.objects.get().message_id.endswith(f"@{domain}>")


def test_each_mail_has_a_message_id_of_its_own(write):
    write("Eins", "Zwei")
    assert len(set(Email.objects.values_list("message_id", flat=True))) == 2


def test_a_mail_that_is_none_of_our_letters_is_about_an_account():
    EmailMessage("Neues Passwort", "Geheim", to=["admin@example.org"]).send()
    assert OutgoingMail.objects.get().key == ""
    assert not OutgoingMail.objects.listed().exists()


def test_a_mail_is_no_work_for_the_index_of_references(write, monkeypatch):
    tasks = []
    monkeypatch.setattr(WithoutIndexes, "enqueue", lambda _self, task, *_rest: tasks.append(task))
    write("Eins")
    assert tasks == []


@pytest.mark.parametrize(("host", "is_held"), [("", True), ("mail.planb.example", False)])
def test_what_is_written_without_a_mail_server_waits_for_an_editor(settings, write, host, is_held):
    settings.EMAIL_HOST = host
    write("Eins")
    assert OutgoingMail.objects.get().is_held == is_held
