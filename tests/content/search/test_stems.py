"""The part of a word that its relatives share."""

import pytest

from content.search.stems import stems, stems_abroad


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("strauss", ["straus", "straeusse", "straeusser"]),
        ("apfel", ["aepfel"]),
        # Ärzte, but not ärztlich
        ("arzt", ["aerzte", "aerzter"]),
        ("الحلاق", ["حلاق"]),
        ("brief", []),
    ],
)
def test_german_stems_and_plurals(word, expected):
    assert stems(word) == expected


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("kuaförler", "kuafoer"),
        ("kuaforler", "kuafor"),
        ("berberler", "berber"),
        ("terziler", "terzi"),
        ("çiçekçi", "cicek"),
        ("çiçekçiler", "cicek"),
        ("tamiri", "tamir"),
        ("حلاقين", "حلاق"),
        ("السباكة", "سباك"),
        ("telefonu", "telefon"),
        ("hairdressers", "hairdress"),
    ],
)
def test_what_joins_onto_words_of_other_languages_is_taken_off(word, stem):
    assert stem in stems_abroad(word)


def test_a_word_without_anything_joined_on_has_no_stem():
    assert stems_abroad("حلاق") == stems_abroad("xyz") == []
