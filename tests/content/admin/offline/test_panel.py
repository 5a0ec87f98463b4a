"""The dashboard tells of notes on the phone, under the owner's name and without a word of them."""

import pytest
from django.urls import reverse

from content.admin.offline.copies import owner_of
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
DASHBOARD = reverse("wagtailadmin_home")


@pytest.mark.parametrize("name", ["wanda", "erika"])
def test_whoever_enters_the_admin_hears_what_waits_on_this_phone(client, wanda, name):
    user = wanda if name == "wanda" else make_editor(name)
    client.force_login(user)
    page = client.get(DASHBOARD).content.decode()
    assert f'<div data-waiting-notes data-owner="{owner_of(user)}" hidden>' in page
    assert 'js/offline/waiting.js" type="module"' in page
