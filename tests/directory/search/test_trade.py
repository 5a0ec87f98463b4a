"""Which trade a search is for, also one that nobody has here."""

import pytest

from content.search.trades.words import every
from directory.search.trade import trade_of
from tests.factories.directory import make_category

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "trade"),
    [
        ("Schuster", "Schuster"),
        ("schuhmacher", "Schuster"),
        ("Schusters", "Schuster"),
        ("einen Schuster in Hassel", "Schuster"),
        ("Ayakkabıcı", "Schuster"),
        ("إسكافي", "Schuster"),
        ("Shoemaker", "Schuster"),
        ("Hufschmied", "Schmiede"),
        ("Sattlerei", "Sattlerei"),
        # in Polish, as plurals, with an article, without the letters of the language
        ("krawiec", "Schneider"),
        ("berberler", "Barbier"),
        ("terziler", "Schneider"),
        ("kuaforler", "Friseur"),
        ("حلاقين", "Friseur"),
        ("bike shop", "Fahrradladen"),
    ],
)
def test_a_trade_is_known_in_five_languages_and_by_its_other_words(query, trade):
    assert trade_of(query) == trade


@pytest.mark.parametrize(
    "query", ["", "   ", "xyzzy", "Anna Müller", "0221 4710-123", "%_*", "die"]
)
def test_what_is_no_trade_is_none(query):
    assert trade_of(query) == ""


def test_the_editors_own_trades_come_first():
    make_category(name="Schuhe und Leder", synonyms="Schuster, Sattler")
    assert trade_of("Schuster") == "Schuhe und Leder"
    assert trade_of("sattler") == "Schuhe und Leder"
    assert trade_of("Schuhe und Leder") == "Schuhe und Leder"


def test_a_category_without_other_words_stands_for_nothing_else():
    make_category(name="Leder", synonyms="")
    assert trade_of("") == ""


def test_every_trade_is_found_by_its_own_name():
    names = [trade.name for trade in every()]
    assert len(names) == len(set(names)) == 435
    assert max(map(len, names)) <= 80
    missed = [name for name in names if not trade_of(name)]
    assert missed == []
