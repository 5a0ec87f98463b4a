"""A business for machines."""

import datetime as dt

import pytest

from directory.models import Business
from directory.views.jsonld import business_data
from tests.factories.directory import make_business
from tests.factories.pictures import make_image


@pytest.mark.django_db
def test_machines_get_the_picture_that_visitors_see():
    business = make_business(picture=make_image("Laden"))
    rendition = business.picture.get_rendition("fill-1200x630")
    assert business_data(business, dt.date(2026, 6, 5))["image"] == rendition.full_url


@pytest.mark.django_db
def test_a_draft_without_a_picture_has_none():
    assert "image" not in business_data(Business(name="Neu"), dt.date(2026, 6, 5))


@pytest.mark.django_db
def test_a_picture_whose_file_is_gone_is_replaced_by_the_drawn_one():
    business = make_business(picture=make_image("Laden"))
    business.picture.file.storage.delete(business.picture.file.name)
    image = business_data(business, dt.date(2026, 6, 5))["image"]
    assert image == f"{business.full_url}bild.png"
