"""A new password, a code: the same answer and the same work for a known and an unknown address."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from post_office.models import Email

from submissions.front_door.account_mails import send_link
from submissions.models import OutgoingMail
from tests.factories.typing import fields_in

ADDRESS = "/konto/passwort/vergessen/"
CODE = "/konto/anmelden/code/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(db):
    return get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")


@pytest.fixture
def queue(settings):
    """Tasks wait for the worker, as on the server."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
    }


def ask(client, email, **more):
    return client.post(ADDRESS, fields_in(client.get(ADDRESS)) | {"email": email} | more)


def test_an_editor_gets_a_link_to_the_address_of_the_site(client, settings):
    settings.WAGTAILADMIN_BASE_URL = settings.BASE_URL = "https://planb.example.org"
    assert ask(client, "erika@example.org").url == f"{ADDRESS}unterwegs/"
    mail = Email.objects.get()
    assert mail.to == ["erika@example.org"]
    assert "https://planb.example.org/konto/passwort/neu/" in mail.message


def test_the_answer_is_the_same_for_an_unknown_address(client):
    known, unknown = ask(client, "erika@example.org"), ask(client, "niemand@example.org")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [mail.to for mail in Email.objects.all()] == [["erika@example.org"]]


def test_the_work_is_the_same_for_an_unknown_address(client, queue):
    sent = fields_in(client.get(ADDRESS))
    statements = []
    for network, email in (("10.0.0.1", "erika@example.org"), ("10.0.0.2", "nie@example.org")):
        with CaptureQueriesContext(connection) as captured:
            client.post(ADDRESS, sent | {"email": email}, REMOTE_ADDR=network)
        statements.append([query["sql"].split()[0] for query in captured])
    assert statements[0] == statements[1]
    assert (DBTaskResult.objects.count(), Email.objects.count()) == (2, 0)


def test_forty_one_requests_send_three_mails(client, settings):
    settings.FORMS_PER_PERSON = 100
    answers = {ask(client, "Erika@Example.org").status_code for _ in range(41)}
    assert answers == {302}
    assert Email.objects.count() == 3


def test_a_program_gets_the_same_answer_and_no_mail(client):
    assert ask(client, "erika@example.org", homepage="x").url == f"{ADDRESS}unterwegs/"
    assert Email.objects.count() == 0


def test_a_wrong_address_is_said_at_the_field(client):
    answer = ask(client, "erika@example.org,ben@example.org")
    assert "Bitte geben Sie eine E-Mail-Adresse an" in answer.content.decode()


def test_the_worker_does_nothing_for_an_unknown_address():
    send_link.call("niemand@example.org")
    assert Email.objects.count() == 0


def link_in(mail):
    return re.search(r"https?://[^/]+(/konto/passwort/neu/\S+)", mail.message)[1]


def test_the_link_sets_a_password_once_and_signs_nobody_in(client, editor):
    ask(client, "erika@example.org")
    link = link_in(Email.objects.get())
    form = client.get(link, follow=True)
    assert form.redirect_chain[-1][0].endswith("-set-password/")
    done = client.post(form.redirect_chain[-1][0], {"password1": "ein neues langes Wort"})
    editor.refresh_from_db()
    assert (done.url, editor.check_password("ein neues langes Wort")) == (
        "/konto/anmelden/",
        True,
    )
    assert "_auth_user_id" not in client.session
    assert client.get(link).context["token_fail"] is True
    mail = Email.objects.latest("pk")
    assert (mail.to, mail.subject) == (["erika@example.org"], "Ihr Passwort wurde neu festgelegt")


def test_nobody_lists_the_mails_about_accounts(client):
    ask(client, "erika@example.org")
    ask_for_code(client, "erika@example.org")
    assert (OutgoingMail.objects.count(), OutgoingMail.objects.listed().count()) == (2, 0)


def ask_for_code(client, email, **more):
    return client.post(CODE, fields_in(client.get(CODE)) | {"email": email} | more)


def code_in(mail):
    return re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", mail.message, re.MULTILINE)[1]


def test_a_code_by_mail_opens_without_a_password(client):
    assert ask_for_code(client, "erika@example.org").url == f"{CODE}eingeben/"
    answer = client.post(f"{CODE}eingeben/", {"code": code_in(Email.objects.get())})
    assert (answer.url, "_auth_user_id" in client.session) == ("/admin/", True)


def test_three_wrong_codes_end_it(client):
    ask_for_code(client, "erika@example.org")
    code = code_in(Email.objects.get())
    answers = [client.post(f"{CODE}eingeben/", {"code": "XXXXXX"}).status_code for _ in range(3)]
    assert answers == [200, 200, 302]
    client.post(f"{CODE}eingeben/", {"code": code})
    assert "_auth_user_id" not in client.session


def test_an_unknown_address_gets_the_same_answer_and_a_mail_that_says_so(client):
    known, unknown = (ask_for_code(client, f"{who}@example.org") for who in ("erika", "niemand"))
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    subjects = {mail.to[0]: mail.subject for mail in Email.objects.all()}
    assert subjects == {
        "erika@example.org": "Ihr Code zum Anmelden",
        "niemand@example.org": "Kein Konto mit dieser E-Mail-Adresse",
    }


def test_codes_count_among_the_three_mails_an_hour(client):
    answers = [ask_for_code(client, "erika@example.org").status_code for _ in range(5)]
    assert (answers, Email.objects.count()) == ([302, 302, 302, 429, 429], 3)


def test_a_closed_account_gets_no_code(client, editor):
    get_user_model().objects.filter(pk=editor.pk).update(is_active=False)
    ask_for_code(client, "erika@example.org")
    assert Email.objects.get().subject == "Kein Konto mit dieser E-Mail-Adresse"
