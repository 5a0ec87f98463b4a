"""The slip that is left in a shop: who was there, what is noted, where to object."""

import pytest
from django.urls import reverse

from accounts.models import TelephoneHours
from content.drawing.codes import qr_code
from submissions.registry.legal_bases import NOTED_ON_VISITS
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
SLIP = reverse("outreach-slip")


def test_it_says_what_is_noted_and_leads_to_the_form_to_object(walker, settings):
    page = walker.get(SLIP).content.decode()
    assert NOTED_ON_VISITS in page
    assert "Sie können jederzeit widersprechen" in page
    assert qr_code(f"{settings.BASE_URL}/kontakt/") in page


def test_it_names_whoever_prints_it_with_their_own_number(walker, wanda):
    assert "wanda" not in walker.get(SLIP).content.decode()
    wanda.first_name, wanda.last_name = "Wanda", "Beispiel"
    wanda.save()
    TelephoneHours.objects.create(user=wanda, telephone="0221 4710-555", hours="Mo 9 bis 11 Uhr")
    page = " ".join(walker.get(SLIP).content.decode().split())
    assert "Ihre Ansprechperson: Wanda Beispiel (Mo 9 bis 11 Uhr)" in page
    assert "<bdi>0221 4710-555</bdi>" in page


def test_the_way_to_it_stands_below_the_streets(walker, street):
    assert f'href="{SLIP}"' in walker.get(reverse("outreach-streets")).content.decode()


def test_only_whoever_makes_visits_prints_it(client):
    client.force_login(make_editor("erika"))
    assert client.get(SLIP).status_code == 302
