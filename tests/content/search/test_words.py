"""What visitors type, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.search.words import (
    AnyOf,
    allowed_errors,
    as_street,
    distance,
    halves,
    spellings,
    trigrams,
    within,
    words_of,
)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Fahrrad", ["fahrrad"]),
        ("  Fahrräder   FAHRRÄDER ", ["fahrraeder"]),
        ("Wer repariert hier in Hassel Fahrräder", ["repariert", "hassel", "fahrraeder"]),
        ("in", ["in"]),
        ("Friseur in der Nähe", ["friseur"]),
        ("bakery near me", ["bakery"]),
        ("Friseur Gelsenkirchen", ["friseur"]),
        ("Gelsenkirchen", ["gelsenkirchen"]),
        ("Goethe Str.", ["goethestrasse"]),
        ("Nürnbergerstr. 5", ["nuernbergerstrasse", "5"]),
        ("Schalker Straße", ["schalkerstrasse"]),
        ("Str.", ["str"]),
        ("Straße", ["strasse"]),
        ("kuaför", ["kuafoer"]),
        ("حلاق", ["حلاق"]),
        ('%_"*', []),
        ("' OR 1=1", ["or", "1"]),
        ("c\0b", ["c", "b"]),
        ("x" * 10_000, ["x" * 40]),
        (
            "eins zwei drei vier fünf sechs sieben acht neun zehn",
            "eins zwei drei vier fuenf sechs sieben acht".split(),
        ),
    ],
)
def test_the_words_that_count(query, words):
    assert words_of(query) == words


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("reparatur", ("reparatur",)),
        ("eis", (" eis", "eis ")),
        ("arzt", (" arzt", "arzt ")),
        ("schalker strasse", ("schalker strasse",)),
        ("cd", (" cd",)),
        ("x", (" x ",)),
    ],
)
def test_short_words_stand_at_an_edge(word, pieces):
    assert within(word) == AnyOf(pieces)


@pytest.mark.parametrize(
    ("word", "other", "errors"),
    [
        ("kiosk", "kiosk", 0),
        ("kisok", "kiosk", 1),
        ("fahrad", "fahrrad", 1),
        ("frisur", "friseur", 1),
        ("baeckerai", "baeckerei", 1),
        ("schneider", "schreiner", 2),
        ("auto", "", 4),
    ],
)
def test_the_distance_of_two_words(word, other, errors):
    assert distance(word, other) == errors


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_the_distance_is_the_same_from_both_sides(word, other):
    assert distance(word, other) == distance(other, word)


@given(st.text("abcde", min_size=4, max_size=9), st.data())
def test_one_slip_leaves_a_common_spelling(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("xyz"))
    slips = (
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    )
    assert all(spellings(word) & spellings(slip) for slip in slips)


@pytest.mark.parametrize(
    ("word", "errors"), [("rad", 0), ("brot", 1), ("frisör", 1), ("friseur", 2)]
)
def test_long_words_may_have_more_errors(word, errors):
    assert allowed_errors(word) == errors


def test_a_compound_is_read_as_two_words_with_or_without_the_s_between():
    assert halves("arbeitshose") == [
        ("arbe", "itshose"),
        ("arbei", "tshose"),
        ("arbeit", "shose"),
        ("arbeits", "hose"),
        ("arbeit", "hose"),
    ]


def test_the_beginning_of_a_word_is_a_piece_of_its_own():
    assert trigrams("brot") == [" br", "bro", "rot"]


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("schalkerstrasse", ["schalkerstrasse", "schalker strasse"]),
        ("strasse", []),
        ("eppmannsweg", []),
    ],
)
def test_a_street_is_written_in_two_ways(word, written):
    assert as_street(word) == written
