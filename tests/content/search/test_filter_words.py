"""Words of a question that are filters."""

import datetime as dt

import pytest
from django.http import QueryDict

from content.search.filter_words import Read, applied, days, filters_of_time, read
from directory.models import Business
from tests.factories.directory import make_business

# A Tuesday.
TODAY = dt.date(2026, 6, 9)


@pytest.mark.parametrize(
    ("query", "words", "filters"),
    [
        ("Friseur offen", "Friseur", {"geoeffnet": ["1"]}),
        ("Friseur jetzt geöffnet", "Friseur", {"geoeffnet": ["1"]}),
        ("berber şimdi açık", "berber", {"geoeffnet": ["1"]}),
        ("حلاق مفتوح الآن", "حلاق", {"geoeffnet": ["1"]}),
        ("Friseur heute", "Friseur", {"am": ["2026-06-09"]}),
        ("heute offen", "", {"am": ["2026-06-09"]}),
        ("offen sonntag Bäckerei", "Bäckerei", {"am": ["2026-06-14"]}),
        ("Bäckerei am Sonntag", "Bäckerei", {"am": ["2026-06-14"]}),
        ("Friseur in der Nähe", "Friseur", {}),
        # what is none, stays as it was typed
        ("Müller & Co.", "Müller & Co.", {}),
        ("Frühstück am Morgen, heute", "Frühstück am Morgen", {"am": ["2026-06-09"]}),
        ("Offenbach", "Offenbach", {}),
        ("", "", {}),
    ],
)
def test_words_of_time_are_read_as_filters(query, words, filters):
    assert read(query, filters_of_time(TODAY)) == Read(words, filters)


def test_a_day_is_the_next_one_of_its_name():
    known = days(TODAY)
    assert (known["dienstag"], known["am montag"], known["morgen"]) == (
        TODAY,
        dt.date(2026, 6, 15),
        dt.date(2026, 6, 10),
    )


@pytest.mark.django_db
def test_what_was_chosen_stays_and_a_question_of_filters_alone_is_none():
    known = filters_of_time(TODAY)
    chosen = applied(QueryDict("q=Friseur heute&am=2026-06-20&plz=45881"), known, Business)
    alone = applied(QueryDict("q=heute"), known, Business)
    assert (chosen.dict(), alone.dict()) == (
        {"q": "Friseur", "am": "2026-06-20", "plz": "45881"},
        {"am": "2026-06-09"},
    )


@pytest.mark.django_db
def test_what_is_called_by_all_the_words_is_meant_by_its_name():
    make_business(name="Café Sonntag")
    make_business(name="Bäckerei Montagsbrot")
    known = filters_of_time(TODAY)
    asked = [QueryDict(f"q={query}") for query in ("café sonntag", "Bäckerei Montags", "sonntag")]
    assert [applied(data, known, Business).get("q") for data in asked] == [
        "café sonntag",
        "Bäckerei",
        None,
    ]
