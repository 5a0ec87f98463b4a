"""Sending once more: new links in what was sent, and the editor's word on what was held."""

import pytest
from post_office.models import STATUS, Email

from submissions.mails import delivery, resend, send
from submissions.models import OutgoingMail, Submission

pytestmark = pytest.mark.django_db


def newest():
    return OutgoingMail.objects.latest("pk")


@pytest.fixture
def sent(outside, in_moderation):
    """A submission whose mails are all gone."""
    delivery.send_due()
    return in_moderation


def test_what_was_sent_goes_again_with_a_new_link_that_works(client, outside, sent):
    old = sent.full_url
    mail = OutgoingMail.objects.get(key="confirm_address")
    assert old not in mail.email.message
    resend.send_again(mail)
    delivery.send_due()
    new = Submission.objects.get().full_url
    assert new != old
    assert (new in outside[-1].body, new in outside[-1].alternatives[0][0]) == (True, True)
    assert old not in outside[-1].body
    assert [
        client.get(url.removeprefix("http://127.0.0.1:8000")).status_code for url in (old, new)
    ] == [
        200,
        200,
    ]
    assert new not in newest().email.message


def test_each_of_several_links_in_one_mail_becomes_its_own_new_one(outside, sent):
    from_other = Submission.objects.get(pk=sent.pk)
    from_other.pk, from_other.reference, from_other.idempotency_key = None, "PB-ZZZZZZ", "1" * 32
    from_other.token_nonce = "x" * 43
    from_other.save()
    both = [Submission.objects.get(pk=sent.pk), from_other]
    send.new_links("ayse@example.org", both)
    delivery.send_due()
    resend.send_again(newest())
    delivery.send_due()
    for submission in both:
        submission.refresh_from_db()
        assert f"{submission.subject}\n{submission.full_url}" in outside[-1].body


def test_without_what_the_link_opened_it_is_not_sent_again(sent):
    mail = OutgoingMail.objects.get(key="confirm_address")
    mail.links.update(object_id=0)
    with pytest.raises(resend.LinkIsGone):
        resend.send_again(mail)
    assert Email.objects.filter(status=STATUS.queued).count() == 0


def test_a_mail_without_a_link_is_sent_again_as_it_was(outside, write):
    write("Eins")
    delivery.send_due()
    resend.send_again(newest())
    delivery.send_due()
    assert [(mail.subject, mail.to) for mail in outside] == [("Eins", ["ayse@example.org"])] * 2
    assert len(set(Email.objects.values_list("message_id", flat=True))) == 2


def test_what_is_on_its_way_is_not_sent_twice(outside, write):
    write("Eins")
    resend.send_again(newest())
    delivery.send_due()
    assert len(outside) == 1


def test_all_that_failed_waits_again_and_nothing_else_does(outside, write):
    write("Eins", "Zwei", "Fort")
    Email.objects.exclude(subject="Fort").update(status=STATUS.failed, number_of_retries=25)
    Email.objects.filter(subject="Fort").update(status=STATUS.sent)
    assert resend.send_all_failed() == 2
    delivery.send_due()
    assert [mail.subject for mail in outside] == ["Eins", "Zwei"]


@pytest.fixture
def held(settings, outside, write):
    settings.EMAIL_HOST = ""
    write("Eins", "Zwei")
    settings.EMAIL_HOST = "mail.planb.de"
    write("Drei")


def test_what_was_held_goes_when_an_editor_lets_it(outside, held):
    delivery.send_due()
    assert [mail.subject for mail in outside] == ["Drei"]
    assert resend.release_held() == 2
    delivery.send_due()
    assert [mail.subject for mail in outside] == ["Drei", "Eins", "Zwei"]


def test_what_is_thrown_away_is_what_was_held(held):
    assert resend.discard_held() == 2
    assert [mail.subject for mail in Email.objects.all()] == ["Drei"]
