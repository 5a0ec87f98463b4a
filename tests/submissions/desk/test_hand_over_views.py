"""The form by which a colleague who leaves hands all over."""

import pytest

from submissions.desk import actions
from submissions.models import Submission
from tests.submissions.desk.cast import DESK

pytestmark = pytest.mark.django_db


def test_one_form_hands_over_also_what_lies_with_somebody_who_cannot_sign_in(
    client, in_moderation, editor, other_editor
):
    actions.assign(in_moderation, other_editor, editor)
    other_editor.is_active = False
    other_editor.save()
    client.force_login(editor)
    form = client.get(f"{DESK}uebergeben/").context["form"]
    assert list(form.fields["leaver"].queryset) == [other_editor]
    assert list(form.fields["successor"].queryset) == [editor]
    response = client.post(
        f"{DESK}uebergeben/", {"leaver": other_editor.pk, "successor": editor.pk}, follow=True
    )
    assert "1 Vorgang liegt jetzt bei erika." in response.content.decode()
    assert Submission.objects.get().assigned_to == editor


def test_nobody_hands_over_to_oneself(client, in_moderation, editor):
    actions.assign(in_moderation, editor, editor)
    client.force_login(editor)
    page = client.post(f"{DESK}uebergeben/", {"leaver": editor.pk, "successor": editor.pk})
    assert list(page.context["form"].errors) == ["successor"]


def test_only_who_decides_may_hand_over(client, in_moderation, editor, django_user_model):
    actions.assign(in_moderation, editor, editor)
    client.force_login(django_user_model.objects.create_user("fremd"))
    response = client.post(f"{DESK}uebergeben/", {"leaver": editor.pk, "successor": editor.pk})
    assert response.status_code in (302, 403)
    assert Submission.objects.get().assigned_to == editor
