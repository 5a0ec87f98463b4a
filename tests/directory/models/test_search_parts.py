"""What of a business is findable, and by which words of its categories."""

import pytest

from directory.models import Business
from directory.models.search_parts import search_parts
from tests.factories.directory import make_business, make_category

pytestmark = pytest.mark.django_db


def test_what_of_a_business_is_findable():
    category = make_category(name="Kiosk", synonyms="Bude, Büdchen")
    business = make_business(
        name="Ecke",
        categories=[category],
        languages=["tr"],
        neighbourhood="Hassel",
        summary="Eis",
        description="<p>Zeitung</p><p>Pakete</p>",
        street="Eppmannsweg 1",
        offers_internship=True,
    )
    parts = search_parts(business)
    assert (parts.name, parts.keywords, parts.offers, parts.text.split()) == (
        "Ecke",
        "Kiosk Bude, Büdchen",
        "Eis Praktikum",
        "Zeitung Pakete Türkisch Türkçe Hassel Eppmannsweg 1".split(),
    )


def test_the_words_of_a_deleted_category_find_nothing_any_more():
    category = make_category(name="Trinkhalle")
    business = make_business(name="Ecke", categories=[category])
    assert list(Business.objects.matching("trinkhalle")) == [business]
    category.delete()
    assert list(Business.objects.matching("trinkhalle")) == []
    assert list(Business.objects.matching("ecke")) == [business]


def test_new_words_of_a_category_find_its_businesses_at_once():
    category = make_category(name="Kiosk")
    business = make_business(categories=[category])
    draft = make_business(categories=[category], live=False)
    category.synonyms = "Trinkhalle"
    category.save()
    assert list(Business.objects.matching("trinkhalle")) == [business]
    assert draft.live is False
