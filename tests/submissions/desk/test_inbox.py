"""The read-only outbox in the admin, and what a submission shows."""

import pytest

pytestmark = pytest.mark.django_db


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
