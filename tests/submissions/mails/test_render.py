"""The HTML part of a mail: readable on a phone, with a button, and with no links but our own."""

import re

import pytest
from post_office.models import Email

from submissions.mails import render, send
from submissions.models import Message, Submission
from tests.factories.submissions import filed, proposal

pytestmark = pytest.mark.django_db
HOSTILE = "Gewinn bei https://evil.example/a und evil.de, eva@evil.example"


def links_in(html):
    return re.findall(r'href="([^"]*)"', html)


def newest():
    return Email.objects.latest("pk")


def test_a_mail_fits_a_phone_and_long_links_wrap(unconfirmed):
    html = newest().html_message
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in html
    assert "overflow-wrap:anywhere" in html


def test_the_main_link_is_a_button_and_stands_below_it_in_full(unconfirmed):
    html = " ".join(newest().html_message.split())
    url = unconfirmed.full_url
    assert links_in(html) == [url, url]
    button = re.search(rf'<a href="{url}" style="display:inline-block[^>]*>([^<]*)</a>', html)
    assert button[1].strip() == "Ansehen und bestätigen"
    assert f'<a href="{url}">{url}</a' in html


def test_the_button_of_what_was_published_leads_to_the_public_page(in_moderation):
    address = "http://127.0.0.1:8000/veranstaltungen/naehcafe/"
    values = send.values_of(in_moderation) | {"adresse": address}
    send.write("accepted", "ayse@example.org", values)
    assert links_in(newest().html_message) == [address, address, in_moderation.full_url]


def test_a_main_link_within_a_sentence_has_its_button_too():
    url = "http://127.0.0.1:8000/a/"
    _subject, _text, html = render.composed("Hallo", f"Hier: {url}.", (url, "Öffnen"))
    assert links_in(html) == [url, url]
    assert f'Hier: <a href="{url}">{url}</a\n>.' in html


def test_a_mail_without_a_link_has_no_button():
    assert links_in(render.composed("Hallo", "Guten Tag")[2]) == []


def test_a_mail_to_an_unconfirmed_address_carries_nothing_of_a_stranger():
    submission = filed(proposal(title=HOSTILE, contact_name="Eva www.evil.example"))
    mail = newest()
    assert "evil" not in mail.subject + mail.message + mail.html_message
    assert "Gewinn bei … und …" in mail.message
    send.withdrawn(submission)
    send.new_links("ayse@example.org", [submission])
    assert [mail.pk for mail in Email.objects.all() if "evil" in mail.message + mail.subject] == []
    assert set(links_in(newest().html_message)) == {submission.full_url}


def test_who_has_confirmed_reads_their_own_title_but_no_mail_links_it(in_moderation):
    Submission.objects.update(subject=HOSTILE)
    submission = Submission.objects.get()
    send.reminder(submission)
    mail = newest()
    assert HOSTILE in mail.message
    assert set(links_in(mail.html_message)) == {submission.full_url}


def test_the_team_reads_what_a_stranger_wrote_without_a_link_to_it(in_moderation, editor):
    send.send("submissions/letters/team/news.txt", editor.email, member=editor, text=HOSTILE)
    mail = newest()
    assert HOSTILE in mail.message
    assert links_in(mail.html_message) == []


def test_an_answer_quotes_without_what_could_be_opened():
    message = Message(name="evil.de", email="opfer@example.org", text=HOSTILE, topic="contact")
    send.message_answered(message, "Danke.")
    assert "evil" not in newest().message + newest().html_message
