"""Messages in the admin: who may read them, answering, marking them done."""

import uuid

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from post_office.models import Email

from submissions.models import Message

pytestmark = pytest.mark.django_db
INDEX = "submissions_message_modeladmin_index"
INSPECT = "submissions_message_modeladmin_inspect"


@pytest.fixture
def message():
    return Message.objects.create(
        topic=Message.Topic.MISTAKE,
        text="Die Telefonnummer <b>stimmt</b> nicht.",
        page="/branchenbuch/baecker/",
        name="Cem Beispiel",
        email="cem@example.org",
        idempotency_key=uuid.uuid4(),
    )


@pytest.fixture
def stranger():
    """Somebody with an account who edits pages but does not moderate."""
    user = get_user_model().objects.create_user("fremd", "fremd@example.org", "geheim-2026")
    user.user_permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    return user


def test_an_answer_goes_out_by_mail_and_closes_the_message(client, editor, message):
    client.force_login(editor)
    client.post(reverse("answer-message", args=[message.pk]), {"text": "Danke, ist berichtigt."})
    mail = Email.objects.get()
    assert mail.to == ["cem@example.org"]
    assert "Danke, ist berichtigt." in mail.message
    assert "Die Telefonnummer <b>stimmt</b> nicht." in mail.message
    assert "&lt;b&gt;stimmt&lt;/b&gt;" in mail.html_message
    message.refresh_from_db()
    assert (message.state, message.done_by) == (Message.State.DONE, editor)
    page = client.get(reverse(INSPECT, args=[message.pk])).content.decode()
    assert "Danke, ist berichtigt." in page
    assert "<b>stimmt</b>" not in page


def test_an_empty_answer_sends_nothing(client, editor, message):
    client.force_login(editor)
    client.post(reverse("answer-message", args=[message.pk]), {"text": " "})
    assert Email.objects.count() == 0
    assert Message.objects.get().is_open


def test_nobody_can_be_answered_who_left_no_address(client, editor, message):
    Message.objects.update(email="")
    client.force_login(editor)
    page = client.get(reverse(INSPECT, args=[message.pk])).content.decode()
    assert "keine E-Mail-Adresse angegeben" in page
    answer = client.post(reverse("answer-message", args=[message.pk]), {"text": "Hallo"})
    assert answer.status_code == 404


def test_a_message_is_marked_done_and_opened_again(client, editor, message):
    client.force_login(editor)
    client.post(reverse("close-message", args=[message.pk]))
    assert Message.objects.get().state == Message.State.DONE
    assert Message.objects.get().done_at is not None
    client.post(reverse("reopen-message", args=[message.pk]))
    assert Message.objects.get().state == Message.State.OPEN
    assert Message.objects.get().done_at is None


def test_looking_changes_nothing(client, editor, message):
    client.force_login(editor)
    for name in ("close-message", "answer-message"):
        assert client.get(reverse(name, args=[message.pk])).status_code == 405
    assert Message.objects.get().is_open


def test_only_moderators_read_and_answer(client, stranger, message):
    client.force_login(stranger)
    for name, args in ((INDEX, []), (INSPECT, [message.pk])):
        page = client.get(reverse(name, args=args), follow=True).content.decode()
        assert "cem@example.org" not in page
    client.post(reverse("answer-message", args=[message.pk]), {"text": "Hallo"})
    client.post(reverse("close-message", args=[message.pk]))
    assert Message.objects.get().is_open
    assert Email.objects.count() == 0


def test_the_inbox_can_be_narrowed_to_what_is_open(client, editor, message):
    client.force_login(editor)
    Message.objects.create(
        topic="contact", text="Erledigtes", state="done", idempotency_key=uuid.uuid4()
    )
    page = client.get(reverse(INDEX), {"state__exact": "open"}).content.decode()
    assert "Cem Beispiel" in page
    assert "Erledigtes" not in page
