"""What the words of a question may stand for."""

import pytest

from content.search.reading import as_reading, terms_of, without_wishes
from content.search.synonyms import Groups
from content.search.words import InMain

NONE = Groups()


def words_of_terms(query, groups=NONE, **how):
    return [term.words for term in terms_of(query, groups, **how)]


def trades_of_terms(query, **how):
    return [[trade.name for trade in term.trades] for term in terms_of(query, NONE, **how)]


def test_words_that_name_something_together_are_read_as_one():
    assert words_of_terms("cheap bike shop") == [("cheap",), ("bike", "shop")]
    assert words_of_terms("bike shop", longest=1) == [("bike",), ("shop",)]


def test_an_editors_phrase_is_one_even_with_a_filler_in_it():
    groups = Groups([",passfoto,zdjecie do paszportu,"])
    (term,) = terms_of("zdjęcie do paszportu", groups)
    assert (term.words, "passfoto" in term.others) == (("zdjecie", "paszportu"), True)


@pytest.mark.parametrize(
    ("query", "trades"),
    [
        ("bakery", [["Bäckerei"]]),
        ("مخبز", [["Bäckerei"]]),
        ("piekarnia", [["Bäckerei"]]),
        # a Polish "Bar" sells fast food, a German one drinks
        ("bar", [["Bar"]]),
        ("xyz", [[]]),
    ],
)
def test_a_trade_is_known_in_other_languages(query, trades):
    assert trades_of_terms(query) == trades


def test_a_stem_of_another_language_is_known_where_it_is_asked_for():
    assert trades_of_terms("berberler") == [[]]
    assert trades_of_terms("berberler", widely=True) == [["Barbier"]]


def test_a_trades_name_is_looked_for_in_texts_only_as_it_was_typed():
    (term,) = terms_of("Schneider", NONE)
    assert [reading for reading in term.own if isinstance(reading, str)] == ["schneider"]
    assert InMain("schneid") in term.own


def test_a_short_name_counts_as_a_whole():
    assert terms_of("Bar", NONE)[0].own[0] == " bar "
    assert (as_reading("bar"), as_reading("friseur")) == (" bar ", "friseur")
    assert as_reading("ice cream") == (" ice ", "cream")


def test_what_somebody_wants_may_be_missing():
    terms = terms_of("Heizung kaputt", NONE)
    assert [term.words for term in without_wishes(terms)] == [("heizung",)]
    alone = terms_of("reparieren", NONE)
    assert without_wishes(alone) == alone


def test_a_word_of_its_group_that_a_word_begins_with_may_begin_others():
    (term,) = terms_of("tanzen", Groups([",tanz,tanzen,"]))
    assert " tanz" in term.own
