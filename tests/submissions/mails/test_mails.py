"""Mails: the right words to the right people, in the language of the form, editable by editors."""

import datetime as dt
import uuid

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone, translation
from post_office.models import Email
from wagtail.users.models import UserProfile

from content.models import SiteSettings
from submissions.desk import digest
from submissions.mails import render, send
from submissions.models import Message, Submission
from submissions.models.mail_text import LetterText
from submissions.models.settings import NoticeSettings
from submissions.registry import mails as registry_mails
from submissions.workflow import messages, submitter
from tests.factories.submissions import TITLE, filed, proposal, valid
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
Topic = Message.Topic


@pytest.fixture
def funded(db):
    row = SiteSettings.load()
    row.funding_notice = "Gefördert vom Europäischen Sozialfonds."
    row.contact_telephone = "0221 4710-100"
    row.save()


@pytest.fixture
def daily(db):
    row = NoticeSettings.load()
    row.rhythm = NoticeSettings.Rhythm.DAILY
    row.save()


def own_text(key, subject, body, language="de"):
    row, _is_new = LetterText.objects.get_or_create(letter=key, language=language)
    row.subject, row.body = subject, body
    row.full_clean()
    row.save()
    return row


def to(address):
    return [mail for mail in Email.objects.order_by("pk") if mail.to == [address]]


def report(text, page="", **more):
    """Report a barrier, as its form does."""
    return messages.receive(uuid.uuid4(), Topic.BARRIER, text=text, page=page, **more)


def write_every_mail(submission):
    """Write each mail that there is about a submission."""
    send.confirm_address(submission)
    send.in_moderation(submission)
    send.accepted(submission, submission.draft, note="Bis dann.")
    send.changes_asked(submission, "Wann ist Einlass?")
    send.declined(submission, "Passt nicht.")
    for write in (send.withdrawn, send.reopened, send.reminder, send.expired):
        write(submission)
    send.new_links("ayse@example.org", [submission])


def test_every_mail_is_text_and_html_with_name_and_funding(in_moderation, funded):
    Email.objects.all().delete()
    write_every_mail(in_moderation)
    mails = to("ayse@example.org")
    assert len(mails) == 10
    for mail in mails:
        assert mail.subject
        assert "Gefördert vom Europäischen Sozialfonds." in mail.message
        assert "Gefördert vom Europäischen Sozialfonds." in mail.html_message
        assert mail.html_message.startswith("<!doctype html>")
        assert "{" not in mail.subject + mail.message
        assert mail.headers["Auto-Submitted"] == "auto-generated"


def test_the_link_can_be_clicked_and_markup_from_outside_is_text():
    submission = filed(proposal(title="<img src=x onerror=alert(1)>"))
    html = to("ayse@example.org")[-1].html_message
    assert f'<a href="{submission.full_url}">' in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<img" not in html


def test_mails_about_a_submission_can_be_found_by_its_number(in_moderation):
    found = Email.objects.filter(**{f"headers__{send.REFERENCE_HEADER}": in_moderation.reference})
    assert [mail.subject.split(":")[0] for mail in found] == [
        "Bitte bestätigen",
        f"Wir prüfen Ihre Einreichung {in_moderation.reference}",
    ]


def test_editors_words_take_the_place_of_the_shipped_ones(unconfirmed):
    own_text("confirm_address", "Hallo {name}", "Ihr Link zu {titel}: {link}")
    send.confirm_address(unconfirmed)
    mail = to("ayse@example.org")[-1]
    assert mail.subject == "Hallo Ayşe Beispiel"
    assert mail.message.startswith(f"Ihr Link zu {TITLE}: {unconfirmed.full_url}")


def test_text_from_outside_is_never_run_nor_filled_in():
    own_text("confirm_address", "{titel}", "{name} {link}")
    submission = filed(
        proposal(title="{link} {% now 'Y' %} {{ settings }}", contact_name="{nummer}")
    )
    mail = to("ayse@example.org")[-1]
    assert mail.subject == "{link} {% now 'Y' %} {{ settings }}"
    assert mail.message.startswith("{nummer} http")
    assert submission.reference not in mail.message.splitlines()[0].split(" ")[0]


def test_a_subject_from_outside_has_one_line(unconfirmed):
    Submission.objects.update(subject="X\r\nBcc: a@example.org")
    send.withdrawn(Submission.objects.get())
    own_text("withdrawn", "{titel}", "Weg.")
    send.withdrawn(Submission.objects.get())
    assert {"\n" in mail.subject or "\r" in mail.subject for mail in Email.objects.all()} == {False}
    assert {tuple(mail.to) for mail in Email.objects.all()} == {("ayse@example.org",)}


@pytest.mark.parametrize(
    ("subject", "body", "field", "word"),
    [
        ("Hallo", "Ohne Weg", "body", "{link}"),
        ("Hallo {vorname}", "{link}", "subject", "{vorname}"),
        ("Hallo", "{link} {grund}", "body", "{grund}"),
        ("", "{link}", "subject", "beides leer"),
        ("Hallo", "", "body", "beides leer"),
        ("Hallo {link}", "{link}", "subject", "nicht in den Betreff"),
    ],
)
def test_a_text_that_would_not_help_is_refused(subject, body, field, word):
    with pytest.raises(ValidationError) as refused:
        own_text("confirm_address", subject, body)
    assert word in str(refused.value.message_dict[field])


def test_there_is_a_row_for_each_mail_and_an_empty_one_sends_the_shipped_text():
    assert set(LetterText.objects.values_list("letter", flat=True)) == {
        mail.key for mail in registry_mails.every()
    }
    assert not LetterText.objects.exclude(subject="", body="").exists()


@pytest.mark.parametrize("mail", registry_mails.every(), ids=lambda mail: mail.key)
def test_each_shipped_text_holds_what_it_needs_and_can_be_edited(mail):
    subject, body = render.shipped_text(mail, "de")
    assert mail.unknown_in(subject + body) == []
    assert mail.missing_in(body) == []
    assert "98765" not in subject + body
    LetterText(letter=mail.key, language="de", subject=subject, body=body).clean()


@pytest.mark.parametrize("mail", registry_mails.every(), ids=lambda mail: mail.key)
def test_the_preview_shows_an_example_without_gaps(mail, funded):
    text = LetterText.objects.get(letter=mail.key, language="de")
    page = text.make_preview_request(RequestFactory().get("/"), "").render().content.decode()
    assert "{" not in render.preview_of(text)[1]
    assert "Gefördert vom Europäischen Sozialfonds." in page


def test_an_editor_begins_with_the_shipped_text_and_keeps_it_by_leaving_it(client, editor):
    client.force_login(editor)
    row = LetterText.objects.get(letter="declined")
    address = reverse("wagtailsnippets_submissions_lettertext:edit", args=[row.pk])
    form = client.get(address).context["form"]
    shipped = {name: form[name].value() for name in ("subject", "body")}
    assert "{grund}" in shipped["body"]
    client.post(address, shipped)
    row.refresh_from_db()
    assert not row.is_own
    client.post(address, shipped | {"subject": "Zu {titel}"})
    row.refresh_from_db()
    assert row.subject == "Zu {titel}"


def test_mail_texts_can_be_changed_but_not_added_or_deleted(client, editor):
    client.force_login(editor)
    index = client.get(reverse("wagtailsnippets_submissions_lettertext:list"))
    assert index.status_code == 200
    row = LetterText.objects.first()
    for url in (
        reverse("wagtailsnippets_submissions_lettertext:add"),
        reverse("wagtailsnippets_submissions_lettertext:delete", args=[row.pk]),
    ):
        assert client.post(url).status_code == 302
    assert LetterText.objects.filter(pk=row.pk).exists()


def test_a_mail_is_in_the_language_of_the_form(unconfirmed):
    Submission.objects.update(language="ar")
    submission = Submission.objects.get()
    own_text("withdrawn", "تم السحب", "{titel}", language="ar")
    send.withdrawn(submission)
    mail = to("ayse@example.org")[-1]
    assert mail.subject == "تم السحب"
    assert '<html lang="ar" dir="rtl">' in mail.html_message
    assert translation.get_language() == "de"


def test_what_is_filed_remembers_the_language():
    with translation.override("tr"):
        assert filed(proposal()).language == "tr"


def test_moderators_get_a_german_mail_with_the_way_to_decide(in_moderation, editor, funded):
    submission = filed(proposal(title="Zweites <b>Treffen</b>"))
    submitter.confirm(submission, valid(submitter.form_of(submission)))
    mail = to(editor.email)[-1]
    assert mail.subject == "Bitte prüfen: Veranstaltung „Zweites <b>Treffen</b>“"
    assert "wartet auf Ihre Entscheidung" in mail.message
    assert "Zweites <b>Treffen</b>" in mail.message
    assert "Zweites &lt;b&gt;Treffen&lt;/b&gt;" in mail.html_message
    assert "Gefördert vom Europäischen Sozialfonds." in mail.message
    assert "Gefördert vom Europäischen Sozialfonds." in mail.html_message
    assert "has been submitted" not in mail.message
    assert "/admin/" in mail.message


def test_each_moderator_gets_one_mail_for_one_submission(editor, other_editor, unconfirmed):
    submitter.confirm(unconfirmed, valid(submitter.form_of(unconfirmed)))
    assert [len(to(user.email)) for user in (editor, other_editor)] == [1, 1]


def test_daily_means_no_mail_for_each_and_one_with_all(daily, editor, unconfirmed):
    submission = submitter.confirm(unconfirmed, valid(submitter.form_of(unconfirmed)))
    submitter.answer(submission, "Noch etwas.")
    assert to(editor.email) == []
    now = timezone.now()
    assert digest.send_digest(now) == 1
    (mail,) = to(editor.email)
    assert mail.subject == "Heute steht etwas an: eine Einreichung oder Nachricht"
    assert TITLE in mail.message
    assert submission.reference in mail.message
    assert digest.send_digest(now) == 0


def test_the_digest_names_messages_with_their_date_and_is_silent_when_nothing_waits(daily, editor):
    now = timezone.now()
    assert digest.send_digest(now) == 0
    report("Das Formular hat keine Beschriftung", "/kontakt/")
    assert to(editor.email) == []
    assert digest.send_digest(now) == 1
    (mail,) = to(editor.email)
    assert mail.subject == "Heute steht etwas an: eine Einreichung oder Nachricht"
    message = Message.objects.get()
    assert (
        "Barriere „Das Formular hat keine Beschriftung“, fällig in 30 Tagen, seit heute\n"
        f"{settings.BASE_URL}/admin/einreichungen/nachricht/{message.pk}/"
    ) in mail.message


def test_a_message_is_mailed_to_the_team_at_once(editor):
    message = report("Das Formular hat keine Beschriftung")
    (mail,) = to(editor.email)
    assert mail.subject == "Barriere an das Team"
    assert "Das Formular hat keine Beschriftung" in mail.message
    assert f"/admin/einreichungen/nachricht/{message.pk}/" in mail.message


def test_spam_and_a_form_sent_twice_cost_the_team_no_mail(editor):
    report("Casino", is_spam=True)
    assert to(editor.email) == []
    key = uuid.uuid4()
    first, second = (messages.receive(key, Topic.CONTACT, text="Hallo") for _n in range(2))
    assert first == second
    assert len(to(editor.email)) == 1


def test_the_team_is_reminded_once_before_a_barrier_is_overdue(editor):
    message = report("Der Kontrast ist zu schwach")
    day = dt.timedelta(days=1)
    assert messages.remind(message.due_at - 8 * day) == 0
    assert [messages.remind(message.due_at - n * day) for n in (6, 5)] == [1, 0]
    assert to(editor.email)[-1].subject.startswith("Barriere: Antwort bis ")
    closed = report("Ein zweites")
    messages.mark(closed, closed.State.DONE, editor)
    assert messages.remind(closed.due_at) == 0


def test_there_is_no_digest_where_each_submission_is_mailed(editor, in_moderation):
    assert digest.send_digest(timezone.now()) == 0


def test_who_switched_mails_off_or_is_no_editor_hears_nothing(in_moderation):
    quiet, gone = make_editor("quiet"), make_editor("gone")
    profile = UserProfile.get_for_user(quiet)
    profile.submitted_notifications = False
    profile.save()
    gone.is_active = False
    gone.save()
    submitter.answer(in_moderation, "Hallo?")
    assert to(quiet.email) + to(gone.email) == []
