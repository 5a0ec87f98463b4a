"""Whoever looks after others says in their own account when they can be called."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from accounts.models import TelephoneHours
from tests.factories.typing import fields_in

ACCOUNT = "/admin/account/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    user = get_user_model().objects.create_user("erika", first_name="Erika", last_name="Beispiel")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return user


def save(client, **more):
    typed = {f"telephone_hours-{name}": text for name, text in more.items()}
    return client.post(ACCOUNT, fields_in(client.get(ACCOUNT)) | typed)


def test_number_and_hours_are_kept_once_for_each_account(client, user):
    save(client, telephone="0221 4710-777", hours="Montag, 9 bis 12 Uhr")
    save(client, telephone="0221 4710-777", hours="Dienstag, 9 bis 12 Uhr")
    row = TelephoneHours.objects.get()
    assert (row.user, row.telephone, row.hours) == (
        user,
        "0221 4710-777",
        "Dienstag, 9 bis 12 Uhr",
    )


def test_what_is_no_number_is_refused(client, user):
    page = save(client, telephone="ruf an", hours="Montag")
    assert "Bitte geben Sie eine Telefonnummer an" in page.content.decode()
    assert not TelephoneHours.objects.exists()
