"""The read-only inboxes in the admin: who sees them, what nobody can do there, what is exported."""

import uuid

import pytest

from submissions.models import Message

pytestmark = pytest.mark.django_db
LIST = "/admin/submissions/message/"


@pytest.fixture
def message():
    return Message.objects.create(
        topic="contact", text="=1+1", email="a@example.org", idempotency_key=uuid.uuid4()
    )


def test_an_editor_reads_a_message_and_can_not_change_it(client, editor, message):
    client.force_login(editor)
    assert "=1+1" in client.get(f"{LIST}inspect/{message.pk}/").content.decode()
    answers = [client.get(f"{LIST}{step}").status_code for step in ("create/", "edit/1/")]
    assert 200 not in answers


def test_a_visitor_is_sent_to_the_login(client, message):
    assert client.get(LIST).url.startswith("/admin/login/")


def test_exported_cells_are_text(client, editor, message):
    client.force_login(editor)
    exported = b"".join(client.get(f"{LIST}?export=csv").streaming_content).decode()
    assert "'=1+1" in exported


def test_a_submission_shows_contact_and_answers(client, editor, in_moderation):
    client.force_login(editor)
    url = f"/admin/einreichungen/{in_moderation.pk}/"
    page = client.get(url).content.decode()
    assert in_moderation.contact_email in page
    assert "Gemeinsam nähen" in page


def test_the_outbox_shows_what_waits(client, editor, unconfirmed):
    client.force_login(editor)
    page = client.get("/admin/post_office/email/").content.decode()
    assert unconfirmed.contact_email in page
