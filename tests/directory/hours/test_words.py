"""Rules that no week can show, in German."""

import pytest

from directory.hours.rules import rules_of
from directory.hours.words import rule_in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Apr-Oct Mo-Fr 10:00-18:00", ("April bis Oktober, Montag bis Freitag", "10 bis 18 Uhr")),
        ("Jan,Mar off", ("Januar und März", "geschlossen")),
        ("Mar 15-Oct 15 10:00-18:00", ("15. März bis 15. Oktober", "10 bis 18 Uhr")),
        ("2026 Dec 24 off", ("24. Dezember 2026", "geschlossen")),
        ("2026 Dec 01+ off", ("ab 1. Dezember 2026", "geschlossen")),
        ("Mo[1] 10:00-12:00", ("jeder 1. Montag im Monat", "10 bis 12 Uhr")),
        ("Fr[2,4] 10:00-12:00", ("jeder 2. und 4. Freitag im Monat", "10 bis 12 Uhr")),
        ("Sa[-1] 10:00-12:00", ("jeder letzte Samstag im Monat", "10 bis 12 Uhr")),
        (
            "Mo-Tu,Th 09:00-12:00,14:00+",
            ("Montag bis Dienstag und Donnerstag", "9 bis 12 Uhr, ab 14 Uhr"),
        ),
        ("Su,PH 10:00-12:00", ("Sonntag und Feiertage", "10 bis 12 Uhr")),
        ("PH off", ("Feiertage", "geschlossen")),
        ("PH Su off", ("Feiertage, die auf Sonntag fallen", "geschlossen")),
        ("week 10-20 Mo 09:00-12:00", ("Kalenderwoche 10 bis 20, Montag", "9 bis 12 Uhr")),
        ("easter off", ("Ostersonntag", "geschlossen")),
        ("Mo-Su sunrise-sunset", ("Montag bis Sonntag", "Sonnenaufgang bis Sonnenuntergang")),
        ("24/7", ("täglich", "rund um die Uhr")),
        ('"auf Anfrage"', ("täglich", "nach Vereinbarung (auf Anfrage)")),
        ('open "ohne Termin"', ("täglich", "geöffnet (ohne Termin)")),
        (
            'Mo 09:00-12:00 unknown "nach Vereinbarung"',
            ("Montag", "9 bis 12 Uhr nach Vereinbarung"),
        ),
        ('Aug off "Betriebsferien"', ("August", "geschlossen (Betriebsferien)")),
        ("Mo 12:00-13:00 off", ("Montag", "12 bis 13 Uhr geschlossen")),
    ],
)
def test_a_rule_in_words(text, words):
    (rule,) = rules_of(text)
    assert rule_in_words(rule) == words


def test_what_is_added_and_what_holds_otherwise_is_named_so():
    rules = rules_of('Jun Mo 09:00-12:00, Jul Mo 14:00-18:00 || Sa "x" || "nach Vereinbarung"')
    assert [rule_in_words(rule) for rule in rules] == [
        ("Juni, Montag", "9 bis 12 Uhr"),
        ("auch Juli, Montag", "14 bis 18 Uhr"),
        ("sonst, Samstag", "nach Vereinbarung (x)"),
        ("sonst", "nach Vereinbarung"),
    ]


@pytest.mark.parametrize(
    "text", ["week 1-53/2 Mo 10:00-12:00", "Mo (sunrise+01:00)-12:00", "Mo[-2] off"]
)
def test_what_has_no_plain_words_is_left_out(text):
    (rule,) = rules_of(text)
    assert rule_in_words(rule) is None
