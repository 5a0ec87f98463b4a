"""OSM texts as people write them, and the one way in which they are kept."""

import pytest

from directory.hours.rules import NotOpeningHours, asks_for_appointment, normal_form

# What Word, phones and keyboards make of a dash.
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212-"


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("mo-fr 9:00-18:00", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 8:00 - 18:00;Sa 9:00-13:00", "Mo-Fr 08:00-18:00; Sa 09:00-13:00"),
        ("Fr 22:00-02:00", "Fr 22:00-02:00"),
        ("Fr 22:00-26:00", "Fr 22:00-26:00"),
        ("PH closed", "PH off"),
        ("  24/7  ", "24/7"),
        ("Mo, Tu, Th 09:00-18:00", "Mo,Tu,Th 09:00-18:00"),
        ("Mo - Fr 9:00 - 12:00 , 13:00 - 18:00", "Mo-Fr 09:00-12:00,13:00-18:00"),
        ("Mo-Fr 09:00-12:00, 14:00-18:00", "Mo-Fr 09:00-12:00,14:00-18:00"),
        ("Mo-Fr 09:00-18:00, Sa 09:00-12:00", "Mo-Fr 09:00-18:00, Sa 09:00-12:00"),
        ("Mo-Fr 09:00-18:00, PH off", "Mo-Fr 09:00-18:00, PH off"),
        ("Mo-Fr 09:00-18:00;", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 09:00-18:00; ; PH off ;", "Mo-Fr 09:00-18:00; PH off"),
        ("Dec 24,31 off", "Dec 24,Dec 31 off"),
        ("2026 Dec 24, 31 off", "2026 Dec 24,2026 Dec 31 off"),
        ("Dec 24-26,31 off", "Dec 24-Dec 26,Dec 31 off"),
        ("PH,Dec 24 off", "PH off; Dec 24 off"),
        ("PH Su off", "PH Su off"),
        ("Su PH off", "PH Su off"),
        ("PH, Su off", "Su,PH off"),
        ("Tu-Fr 09:00+", "Tu-Fr 09:00+"),
        ('"auf Anfrage"', 'unknown "auf Anfrage"'),
        ('Mo-Fr "by appointment"', 'Mo-Fr unknown "by appointment"'),
        ('Sa 10:00-12:00 "nach Vereinbarung"', 'Sa 10:00-12:00 unknown "nach Vereinbarung"'),
        ('"ohne Termin"', 'open "ohne Termin"'),
        ('open "Kein Termin erforderlich"', 'open "Kein Termin erforderlich"'),
        ('24/7 "auf Anfrage"', 'unknown "auf Anfrage"'),
        ('Mo 09:00-12:00 "9–12; auch, ja"', 'Mo 09:00-12:00 open "9–12; auch, ja"'),
        (
            'Mo-Fr 09:00-12:00 || "nach Vereinbarung"',
            'Mo-Fr 09:00-12:00 || unknown "nach Vereinbarung"',
        ),
        *((f"Mo{dash}Fr 09:00 {dash} 18:00", "Mo-Fr 09:00-18:00") for dash in DASHES),
    ],
)
def test_a_rule_is_kept_in_its_normal_form(typed, normal):
    assert (normal_form(typed), normal_form(normal)) == (normal, normal)


@pytest.mark.parametrize(
    "text",
    [
        "banane",
        "",
        "Mo 25:00",
        "Mo 25:00-26:00",
        "Mo 9-12",
        "x" * 5000,
        "Mo 10:00-11:00; " * 400,
        "Mo 09:00-12:00\nTEL:1",
        "Mo\0 09:00-10:00",
        "SH off",
        "PH +1 day off",
        "2027 Feb 29 off",
        "2026 Feb 30 off",
        "Apr 31 10:00-12:00",
        "Feb 28-31 off",
        "2026 Dec 24-2027 Feb 30 off",
        "<script>",
    ],
)
def test_what_is_no_rule_is_refused(text):
    with pytest.raises(NotOpeningHours):
        normal_form(text)


def test_a_day_that_does_not_exist_is_named():
    with pytest.raises(NotOpeningHours, match=r"Den 29\.2\.2027 gibt es nicht"):
        normal_form("Mo-Fr 09:00-18:00; 2027 Feb 29 off")
    assert (
        normal_form('Mo 09:00-10:00 "Feb 30"; Feb 29 off')
        == 'Mo 09:00-10:00 open "Feb 30"; Feb 29 off'
    )


def test_the_refusal_says_what_to_write():
    with pytest.raises(NotOpeningHours, match="Schreiben Sie zum Beispiel: Mo-Fr 09:00-18:00"):
        normal_form("banane")


@pytest.mark.parametrize(
    "long", ["x" * 2501, f'"{"ü" * 1250}"', "; ".join(["Mo 9:00-10:00"] * 160)]
)
def test_what_no_index_holds_is_refused(long):
    with pytest.raises(NotOpeningHours, match="zu viel auf einmal"):
        normal_form(long)


@pytest.mark.parametrize(
    "comment",
    [
        "auf Anfrage",
        "bitte anrufen, Termine telefonisch",
        "by appointment",
        "nur mit Termin",
        "nach telefonischer Absprache",
        "nicht ohne Termin",
        "ohne Termin kein Einlass",
        "Voranmeldung nötig",
    ],
)
def test_comments_that_ask_for_an_appointment(comment):
    assert asks_for_appointment(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "ohne Termin",
        "Kein Termin erforderlich",
        "Termin nicht nötig",
        "ohne Voranmeldung",
        "no appointment needed",
        "Bitte klingeln",
        "Zugang am Terminal 2",
    ],
)
def test_comments_that_let_everybody_in(comment):
    assert not asks_for_appointment(comment)
