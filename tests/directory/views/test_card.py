"""The card of one business in a list."""

import datetime as dt

import pytest
from django.template.loader import render_to_string

from directory.models import Business
from tests.factories.directory import make_business, make_category
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db

TUESDAY = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)


def card(business, now):
    inputs = {"business": business, "state": business.opening_state(now), "heading_level": 2}
    return render_to_string("components/business_card.html", inputs)


def printed(now=TUESDAY, number=0, metres=None):
    business = Business.objects.for_cards().get()
    business.number, business.metres = number, metres
    return card(business, now)


def test_what_a_card_says():
    make_business(
        name="Salon <Kamm>",
        summary="Schnitt & Farbe",
        telephone="0209 (0) 123",
        opening_hours="Mo-Fr 09:00-18:00",
        categories=[make_category(name="Friseur"), make_category(name="Kosmetik")],
    )
    html = printed(number=3)
    for part in (
        '<a class="card__link" href="',
        ">Salon &lt;Kamm&gt;</a></h2>",
        '<p class="card__meta business-card__trade">Friseur, Kosmetik</p>',
        '<p class="card__text">Schnitt &amp; Farbe</p>',
        '<span class="badge badge--open"><span>Geöffnet </span>bis 18 Uhr</span>',
        '<span class="visually-hidden">Salon &lt;Kamm&gt; anrufen,',
        'href="tel:0209123"',
        '<span class="visually-hidden">Nummer </span>3</span>',
    ):
        assert part in html


def test_a_card_says_nothing_that_is_not_known():
    make_business(name="Laden", summary="", telephone="", opening_hours="")
    Business.objects.update(neighbourhood=None)
    html = printed()
    assert [word for word in ("Nummer", "badge", "tel:", "card__text") if word in html] == []


def test_a_picture_whose_file_is_lost_breaks_no_list():
    picture = make_image(title="Laden")
    picture.file.storage.delete(picture.file.name)
    make_business(name="Laden", picture=picture)
    assert ">Laden</a></h2>" in printed()


@pytest.mark.parametrize(
    ("metres", "words"), [(119.6, "120 m"), (949.4, "949 m"), (950, "1,0 km"), (1432, "1,4 km")]
)
def test_a_distance_in_a_walkers_words(metres, words):
    make_business(opening_hours="")
    assert f'<span class="badge badge--state">{words}</span>' in printed(metres=metres)


def test_a_list_of_cards_costs_the_same_for_three_and_for_thirty(
    directory, django_assert_num_queries
):
    trade = make_category()
    for _ in range(30):
        make_business(categories=[trade])
    Business.objects.first().get_absolute_url()  # where the directory lies is known from then on
    with django_assert_num_queries(2):
        cards = [card(business, TUESDAY) for business in Business.objects.for_cards()]
    assert len(cards) == 30
