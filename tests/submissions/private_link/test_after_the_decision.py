"""What the private link is good for once something is decided or withdrawn."""

import pytest
from post_office.models import Email

from events.models import Event
from submissions.desk import actions
from submissions.models import Submission
from submissions.workflow import submitter
from tests.factories.submissions import TITLE, filed_business
from tests.factories.typing import fields_in
from tests.submissions.desk.cast import DESK, proposed, subjects, url_of

State = Submission.State
pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(in_moderation, editor):
    actions.decide(in_moderation, editor, "approve")
    Email.objects.all().delete()
    return Submission.objects.get()


def fresh(submission):
    return Submission.objects.get(pk=submission.pk)


def write(client, submission, text="Darf ich einen Tisch mitbringen?"):
    return client.post(f"{submission.get_absolute_url()}antworten/", {"text": text}, follow=True)


def test_a_message_about_something_public_stands_in_the_queue_until_it_is_answered(
    client, accepted, editor
):
    page = write(client, accepted)
    assert "Ihre Nachricht ist angekommen." in page.content.decode()
    assert fresh(accepted).state == State.ACCEPTED
    client.force_login(editor)
    queue = client.get(DESK)
    assert subjects(queue) == [TITLE]
    assert queue.context["object_list"][0].kind_in_words == "Nachricht zu: Veranstaltung"
    assert subjects(client.get(f"{DESK}erledigt/")) == []
    Email.objects.all().delete()
    client.post(f"{url_of(accepted)}antworten/", {"comment": "Gern, einen kleinen."})
    (mail,) = Email.objects.all()
    assert (mail.to, mail.subject) == ([accepted.contact_email], f"Antwort zu „{TITLE}“")
    assert "Gern, einen kleinen." in mail.message
    assert subjects(client.get(DESK)) == []
    texts = [entry.text for entry in accepted.conversation.all()]
    assert texts == ["Darf ich einen Tisch mitbringen?", "Gern, einen kleinen."]


def test_a_message_that_needs_no_answer_is_done_with(client, accepted, editor):
    write(client, accepted, "Danke!")
    client.force_login(editor)
    Email.objects.all().delete()
    client.post(f"{url_of(accepted)}antworten/", {"comment": "  "})
    assert fresh(accepted).wrote_at is not None
    client.post(f"{url_of(accepted)}erledigt/")
    assert fresh(accepted).wrote_at is None
    assert not Email.objects.exists()


def test_who_has_not_confirmed_writes_nothing(client, unconfirmed):
    write(client, unconfirmed)
    assert not unconfirmed.conversation.exists()


def resend(client, submission, **changes):
    address = f"{submission.get_absolute_url()}aendern/?nur=alles"
    fields = fields_in(client.get(address))
    return client.post(address, fields | changes, follow=True)


def test_what_was_never_public_is_taken_up_again_as_it_was_sent(client, editor):
    submission = proposed("Flohmarkt")
    submitter.withdraw(submission)
    assert not Event.objects.exists()
    assert "Wieder einreichen" in client.get(submission.get_absolute_url()).content.decode()
    page = resend(client, fresh(submission), price="2 Euro", is_free="")
    assert "Gespeichert. Das B3-Team prüft Ihre Angaben." in page.content.decode()
    assert fresh(submission).state == State.IN_MODERATION
    actions.decide(fresh(submission), editor, "approve")
    assert [(event.title, event.price) for event in Event.objects.public()] == [
        ("Flohmarkt", "2 Euro")
    ]


def test_what_was_public_comes_back_under_its_old_address(client, accepted, editor):
    event = Event.objects.get()
    submitter.withdraw(accepted)
    assert not Event.objects.public().exists()
    resend(client, fresh(accepted))
    assert not Event.objects.public().exists()
    assert [row.subject for row in Submission.objects.before_team()] == [TITLE]
    actions.decide(fresh(accepted), editor, "approve")
    assert [row.slug for row in Event.objects.public()] == [event.slug]
    mail = Email.objects.order_by("pk").last()
    assert mail.subject == f"Veröffentlicht: {TITLE}"


def test_a_withdrawn_one_is_not_withdrawn_again_and_gets_no_pictures(client, accepted):
    submitter.withdraw(accepted)
    page = client.get(accepted.get_absolute_url()).content.decode()
    assert ("zurueckziehen/" in page, "bilder/" in page, "termin/" in page) == (False,) * 3
    assert client.get(f"{accepted.get_absolute_url()}bilder/").status_code == 302


def test_saying_gespeichert_follows_every_change(client, accepted):
    page = resend(client, accepted, price="3 Euro", is_free="")
    assert "Gespeichert. Das B3-Team prüft Ihre Änderung." in page.content.decode()


def test_before_the_confirmation_saving_says_what_is_still_to_do(client, unconfirmed):
    page = resend(client, unconfirmed, price="3 Euro", is_free="")
    assert "Bitte bestätigen Sie noch Ihre E-Mail-Adresse." in page.content.decode()


def test_a_withdrawn_business_comes_back_too(client, editor):
    submission = filed_business("Salon Gül (Beispiel)")
    actions.decide(submission, editor, "approve")
    submitter.withdraw(fresh(submission))
    resend(client, fresh(submission), summary="Wieder da")
    actions.decide(fresh(submission), editor, "approve")
    assert fresh(submission).draft.summary == "Wieder da"
    assert fresh(submission).is_public
