"""The outbox in the admin: who sees what, and what its buttons do."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from post_office.models import STATUS, Email

from submissions.mails import delivery, send

pytestmark = pytest.mark.django_db
LIST = "/admin/post_office/email/"
SECRET = "https://planb.de/admin/password_reset/confirm/MQ/cz1x2y-" + "a" * 32 + "/"


@pytest.fixture(autouse=True)
def in_use(settings):
    settings.EMAIL_HOST, settings.BASE_URL = "mail.planb.de", "https://planb.de"
    settings.SECOND_FACTOR = False
    settings.DEFAULT_FROM_EMAIL = "post@planb.de"
    settings.ALLOWED_HOSTS = ["*"]


@pytest.fixture
def admin(client, db):
    user = get_user_model().objects.create_superuser("admin", "admin@example.org", "geheim-2026")
    client.force_login(user)
    return client


@pytest.fixture
def account_mail():
    EmailMessage("Neues Passwort", f"Hier: {SECRET}", to=["admin@example.org"]).send()
    return Email.objects.latest("pk")


def text_of(client, address=LIST):
    return client.get(address).content.decode()


def inspect(mail):
    return f"{LIST}inspect/{mail.pk}/"


def test_not_even_an_administrator_reads_a_mail_about_an_account(admin, account_mail):
    assert "Neues Passwort" not in text_of(admin)
    assert admin.get(inspect(account_mail)).status_code == 404
    address = reverse("resend-mail", args=[account_mail.pk])
    assert [admin.get(address).status_code, admin.post(address).status_code] == [404, 404]


def test_a_mail_about_an_account_keeps_nothing_once_it_was_sent(account_mail, settings):
    settings.POST_OFFICE = {
        "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}
    }
    delivery.send_due()
    account_mail.refresh_from_db()
    assert (account_mail.status, account_mail.message) == (STATUS.sent, "")
    assert SECRET not in str(Email.objects.values())


def test_a_waiting_letter_is_shown_without_its_link(admin, unconfirmed):
    mail = Email.objects.latest("pk")
    assert unconfirmed.token in mail.message
    page = text_of(admin, inspect(mail))
    assert "https://planb.de/einreichung/•••/" in page
    assert unconfirmed.token not in page


@pytest.fixture
def private_mail():
    """A mail whose text is for its reader alone."""
    send._queue("meeting_before", "Treffen", "Ihr Schritt: Geheimwort", "ayse@example.org")
    return Email.objects.latest("pk")


@pytest.mark.parametrize("status", [STATUS.queued, STATUS.failed, STATUS.sent])
def test_what_is_for_its_reader_alone_is_listed_and_not_shown(admin, private_mail, status):
    Email.objects.update(status=status)
    page = text_of(admin, inspect(private_mail))
    assert ("Treffen" in page, "Geheimwort" in page) == (True, False)
    assert "Diesen Text liest nur, wer die E-Mail bekommt." in page


def test_what_is_for_its_reader_alone_is_not_kept_and_not_sent_again(admin, private_mail, settings):
    settings.POST_OFFICE = {
        "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}
    }
    again = reverse("resend-mail", args=[private_mail.pk])
    Email.objects.update(status=STATUS.failed)
    assert admin.get(again).status_code == 200
    Email.objects.update(status=STATUS.queued)
    delivery.send_due()
    private_mail.refresh_from_db()
    assert (private_mail.status, private_mail.message, private_mail.html_message) == (
        STATUS.sent,
        "",
        "",
    )
    assert [admin.get(again).status_code, admin.post(again).status_code] == [404, 404]
    assert again not in text_of(admin)


@pytest.mark.parametrize("name", ["message__startswith", "message__contains", "headers__icontains"])
def test_nobody_finds_a_token_out_letter_by_letter(admin, unconfirmed, name):
    found = [
        admin.get(LIST, {name: guess}).context["all_count"]
        for guess in ("", unconfirmed.token, "@@")
    ]
    assert found == [1, 1, 1]


def test_the_list_says_in_words_how_it_stands(admin, settings):
    now = timezone.now()
    for subject in ("Wartet", "Wieder", "Fort", "Kaputt"):
        send._queue("test", subject, "Guten Tag", "ayse@example.org")
    settings.EMAIL_HOST = ""
    send._queue("test", "Alt", "Guten Tag", "ayse@example.org")
    settings.EMAIL_HOST = "mail.planb.de"
    moment = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)
    Email.objects.filter(subject="Wieder").update(
        status=STATUS.requeued, number_of_retries=3, scheduled_time=moment, created=now
    )
    Email.objects.filter(subject="Fort").update(status=STATUS.sent)
    Email.objects.filter(subject="Kaputt").update(status=STATUS.failed)
    rows = admin.get(LIST).context["object_list"]
    view = admin.get(LIST).context["view"].model_admin
    assert {mail.subject: str(view.state(mail)) for mail in rows} == {
        "Wartet": "wartet",
        "Wieder": "nächster Versuch am 1. März 2027, 13 Uhr",
        "Fort": "gesendet",
        "Kaputt": "fehlgeschlagen",
        "Alt": "wartet auf Ihre Freigabe",
    }


def test_an_editor_sends_one_mail_again_after_a_question(client, editor, unconfirmed):
    client.force_login(editor)
    Email.objects.update(status=STATUS.failed)
    mail = Email.objects.get()
    address = reverse("resend-mail", args=[mail.pk])
    assert address in text_of(client)
    assert "Noch einmal senden" in text_of(client, address)
    assert Email.objects.get().status == STATUS.failed
    client.post(address)
    assert Email.objects.get().status == STATUS.queued


def test_a_letter_that_was_sent_gets_a_new_link_which_is_said_before(
    client, editor, unconfirmed, settings
):
    settings.POST_OFFICE = {
        "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}
    }
    delivery.send_due()
    client.force_login(editor)
    address = reverse("resend-mail", args=[Email.objects.get().pk])
    assert "Die Links darin sind neu." in text_of(client, address)
    client.post(address)
    unconfirmed.refresh_from_db()
    assert unconfirmed.full_url in Email.objects.latest("pk").message


def test_the_dashboard_warns_of_what_failed_and_one_button_sends_all(client, editor, unconfirmed):
    client.force_login(editor)
    assert "fehlgeschlagen" not in text_of(client, "/admin/")
    Email.objects.update(status=STATUS.failed)
    assert "Eine E-Mail ist fehlgeschlagen" in text_of(client, "/admin/")
    client.post(reverse("resend-all-mails"))
    assert Email.objects.get().status == STATUS.queued
    assert "fehlgeschlagen" not in text_of(client, "/admin/")


def test_the_dashboard_warns_of_a_sender_that_is_nobody_and_of_no_mail_server(
    client, editor, settings
):
    client.force_login(editor)
    page = text_of(client, "/admin/")
    assert ["gehört niemandem" in page, "kein Mailserver" in page] == [False, False]
    settings.DEFAULT_FROM_EMAIL, settings.EMAIL_HOST = "planb@example.org", ""
    page = text_of(client, "/admin/")
    assert ["gehört niemandem" in page, "kein Mailserver" in page] == [True, True]


@pytest.mark.parametrize(("name", "left"), [("release-mails", 1), ("discard-mails", 0)])
def test_what_was_held_is_asked_for_and_sent_or_thrown_away(client, editor, settings, name, left):
    settings.EMAIL_HOST = ""
    send._queue("test", "Alt", "Guten Tag", "ayse@example.org")
    settings.EMAIL_HOST = "mail.planb.de"
    client.force_login(editor)
    assert "Soll sie noch hinausgehen?" in " ".join(text_of(client).split())
    client.post(reverse(name))
    assert Email.objects.count() == left
    assert "noch hinausgehen" not in text_of(client)


def test_who_may_not_read_the_outbox_can_do_nothing_there(client, unconfirmed):
    user = get_user_model().objects.create_user("gast", "gast@example.org", "geheim-2026")
    client.force_login(user)
    Email.objects.update(status=STATUS.failed)
    client.post(reverse("resend-all-mails"))
    client.post(reverse("resend-mail", args=[Email.objects.get().pk]))
    assert Email.objects.get().status == STATUS.failed
