"""Days that differ, as people write them."""

import datetime as dt

import pytest

from directory.hours.rules import NotOpeningHours
from directory.hours.special_days import exception_in_words, read_exceptions

TODAY = dt.date(2026, 11, 10)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("24.12.2026: 9–12", "24.12.2026: 9 bis 12 Uhr"),
        ("24.12.26 9-12 Uhr", "24.12.2026: 9 bis 12 Uhr"),
        ("24.12.: zu", "24.12.: geschlossen"),
        ("24.12. 10:30-12", "24.12.: 10:30 bis 12 Uhr"),
        ("1.8.-20.8.2026: zu", "1.8.2026–20.8.2026: geschlossen"),
        ("27.12.2026 – 1.1.2027: geschlossen", "27.12.2026–1.1.2027: geschlossen"),
        ("24.12. bis 2.1.: zu", "24.12.–2.1.: geschlossen"),
        ("29.2.: zu", "29.2.: geschlossen"),
        ("24.12.–2.1.2027: zu", "24.12.2026–2.1.2027: geschlossen"),
        ("1.8.–20.8.2026: zu", "1.8.2026–20.8.2026: geschlossen"),
        ("24.12. 10 bis 12 Uhr", "24.12.: 10 bis 12 Uhr"),
        ("24.12.26: 10 bis 12 Uhr", "24.12.2026: 10 bis 12 Uhr"),
        ("24. Dezember: zu", "24.12.: geschlossen"),
        ("24. Dezember 2026: 9-12", "24.12.2026: 9 bis 12 Uhr"),
        ("24. Dez. 9-12 Uhr", "24.12.: 9 bis 12 Uhr"),
        ("3. März: zu", "3.3.: geschlossen"),
        ("Do, 24.12.: 9-12", "24.12.: 9 bis 12 Uhr"),
        ("Donnerstag, den 24.12.2026: zu", "24.12.2026: geschlossen"),
        ("am 24.12.: zu", "24.12.: geschlossen"),
        ("Heiligabend: zu", "24.12.: geschlossen"),
        ("Silvester 9–12 Uhr", "31.12.: 9 bis 12 Uhr"),
        ("Betriebsferien 1.8. bis 20.8.", "1.8.–20.8.: geschlossen (Betriebsferien)"),
        (
            "Betriebsferien vom 1.8. bis zum 20.8.2026",
            "1.8.2026–20.8.2026: geschlossen (Betriebsferien)",
        ),
        ("Betriebsferien: 1. bis 20. August", "1.8.–20.8.: geschlossen (Betriebsferien)"),
        ("1.8.–20.8.: Betriebsferien", "1.8.–20.8.: geschlossen (Betriebsferien)"),
        ("1.8.–20.8.: geschlossen (Betriebsferien)", "1.8.–20.8.: geschlossen (Betriebsferien)"),
        ("Urlaub 27.7.-14.8.2026: geschlossen", "27.7.2026–14.8.2026: geschlossen (Urlaub)"),
        ("27.7.2026: wegen Inventur geschlossen", "27.7.2026: geschlossen (Inventur)"),
        ("ab 1.12.2026: geschlossen (Wasserschaden)", "ab 1.12.2026: geschlossen (Wasserschaden)"),
        ("ab 1.12.2026 bis auf Weiteres geschlossen", "ab 1.12.2026: geschlossen"),
        ("geschlossen bis 20.12.", "10.11.2026–20.12.2026: geschlossen"),
        (
            "vorübergehend geschlossen bis 20.1. (Umbau)",
            "10.11.2026–20.1.2027: geschlossen (Umbau)",
        ),
        ("24.12.: ab 10 Uhr", "24.12.: ab 10 Uhr"),
        ("24.12.: 9-12 und nach Vereinbarung", "24.12.: 9 bis 12 Uhr und nach Vereinbarung"),
    ],
)
def test_exceptions_as_people_write_them(typed, line):
    assert [exception_in_words(special) for special in read_exceptions(typed, TODAY)] == [line]


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("morgen zu", "ist keine Ausnahme"),
        ("Sommerfest 1.8.", "ist keine Ausnahme"),
        ("Betriebsferien 1.8. bis 20.8.: 9-12", "ist keine Ausnahme"),
        ("24.12.", "ist keine Ausnahme"),
        ("31.2.2026: zu", "gibt es nicht"),
        ("29.2.2027: zu", "gibt es nicht"),
        ("29.2.-2.1.2028: zu", "gibt es nicht"),
        ("1.13.2026: zu", "gibt es nicht"),
        ("24.12.1900: zu", "gibt es nicht"),
        ("3.1.2027-1.1.2027: zu", "liegt das Ende vor dem Beginn"),
        ("24.12.2026-2.1.: zu", "fehlt ein Jahr"),
        ("24.12.2026: banane", "lässt sich nicht als Uhrzeit lesen"),
        ("24.12.2026: zu\n" * 41, "Höchstens 40"),
        ("24.12.2026: 9-12\n24.12.26: 14-16", "Für 24.12.2026 stehen zwei Zeilen da"),
    ],
)
def test_an_exception_that_is_none_is_refused_with_a_reason(typed, complaint):
    with pytest.raises(NotOpeningHours, match=complaint):
        read_exceptions(typed)


def test_several_days_on_one_line_are_several_exceptions():
    lines = "24. und 31.12.: zu\n25.12., 26.12. und 1.1.: 10-12\n2. und 9. August 2026: zu"
    assert [exception_in_words(special) for special in read_exceptions(lines, TODAY)] == [
        "24.12.: geschlossen",
        "31.12.: geschlossen",
        "25.12.: 10 bis 12 Uhr",
        "26.12.: 10 bis 12 Uhr",
        "1.1.: 10 bis 12 Uhr",
        "2.8.2026: geschlossen",
        "9.8.2026: geschlossen",
    ]


def test_a_reason_does_not_hide_a_second_line_for_the_same_days():
    with pytest.raises(NotOpeningHours, match=r"Für 1\.8\.–20\.8\. stehen zwei Zeilen da"):
        read_exceptions("Betriebsferien 1.8. bis 20.8.\n1.8.-20.8.: 9-12", TODAY)
