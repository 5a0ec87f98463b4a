"""Whether it is open: rules × moments, all in Berlin's wall clock."""

import datetime as dt

import pytest

from content.place.time_zone import BERLIN
from directory.hours.osm import Span, open_texts, spans_between, state_at, texts_open_on

SHOP = "Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off"
LUNCH = "Mo-Fr 09:00-13:00,15:00-18:30; PH off"
PUB = "We-Th 18:00-24:00; Fr-Sa 18:00-03:00; PH off"
BAKERY = "Mo-Sa 06:00-18:00; Su,PH 08:00-11:00"
KIOSK = "Mo-Su,PH 10:00-24:00"
NIGHT = "Sa 22:00-02:30"
DISCO = "Fr 22:00-02:00; Sa 10:00-14:00"
STUDIO = 'Mo-Fr 09:00-12:00; Sa unknown "nach Vereinbarung"; PH off'
FALLBACK = 'Mo-Fr 08:00-12:00 || "nach Vereinbarung"'
SEASON = "Mo-Fr 09:00-18:00; PH off; 2026 Dec 24 09:00-12:00; 2026 Dec 28-2027 Jan 02 off"
YEARLY = "Mo-Su 10:00-18:00; PH off; Dec 24 10:00-13:00; Dec 31 off"
FIRST_MONDAY = "Mo[1] 10:00-12:00"


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=BERLIN)


MOMENTS = [
    # Thursday 2026-06-04 is Fronleichnam: a holiday here, but not in every German state.
    (SHOP, "2026-06-01 08:59", "öffnet heute um 9 Uhr"),
    (SHOP, "2026-06-01 09:00", "geöffnet bis 18 Uhr"),
    (SHOP, "2026-06-01 17:59", "geöffnet bis 18 Uhr"),
    (SHOP, "2026-06-01 18:00", "öffnet morgen um 9 Uhr"),
    (SHOP, "2026-06-03 18:30", "öffnet am Freitag um 9 Uhr"),
    (SHOP, "2026-06-04 10:00", "öffnet morgen um 9 Uhr"),
    (SHOP, "2026-06-05 10:00", "geöffnet bis 18 Uhr"),
    (SHOP, "2026-06-06 10:00", "geöffnet bis 14 Uhr"),
    (SHOP, "2026-06-06 15:00", "öffnet am Montag um 9 Uhr"),
    (SHOP, "2026-06-07 10:00", "öffnet morgen um 9 Uhr"),
    (SHOP, "2026-01-01 10:00", "öffnet morgen um 9 Uhr"),
    (SHOP, "2026-04-03 10:00", "öffnet morgen um 9 Uhr"),
    (SHOP, "2026-04-06 10:00", "öffnet morgen um 9 Uhr"),
    (SHOP, "2026-05-01 10:00", "öffnet morgen um 9 Uhr"),
    (SHOP, "2026-05-14 10:00", "öffnet morgen um 9 Uhr"),
    (SHOP, "2026-05-25 10:00", "öffnet morgen um 9 Uhr"),
    (SHOP, "2026-10-03 10:00", "öffnet am Montag um 9 Uhr"),
    (SHOP, "2026-12-25 10:00", "öffnet am Montag um 9 Uhr"),
    (SHOP, "2027-11-01 10:00", "öffnet morgen um 9 Uhr"),
    (SHOP, "2026-10-31 10:00", "geöffnet bis 14 Uhr"),
    (LUNCH, "2026-06-01 12:59", "geöffnet bis 13 Uhr"),
    (LUNCH, "2026-06-01 13:00", "öffnet heute um 15 Uhr"),
    (LUNCH, "2026-06-01 16:00", "geöffnet bis 18:30 Uhr"),
    (LUNCH, "2026-06-05 19:00", "öffnet am Montag um 9 Uhr"),
    (PUB, "2026-06-10 17:00", "öffnet heute um 18 Uhr"),
    (PUB, "2026-06-10 23:59", "geöffnet bis 24 Uhr"),
    (PUB, "2026-06-11 00:00", "öffnet heute um 18 Uhr"),
    (PUB, "2026-06-12 23:00", "geöffnet bis 3 Uhr"),
    (PUB, "2026-06-13 02:59", "geöffnet bis 3 Uhr"),
    (PUB, "2026-06-13 03:00", "öffnet heute um 18 Uhr"),
    (PUB, "2026-06-14 02:00", "geöffnet bis 3 Uhr"),
    (PUB, "2026-06-14 03:00", "öffnet am Mittwoch um 18 Uhr"),
    (PUB, "2026-06-03 19:00", "geöffnet bis 24 Uhr"),
    (PUB, "2026-06-04 19:00", "öffnet morgen um 18 Uhr"),
    # Good Friday: closed in the evening, and nothing left over on Saturday morning.
    (PUB, "2026-04-04 01:00", "öffnet heute um 18 Uhr"),
    (BAKERY, "2026-06-01 05:00", "öffnet heute um 6 Uhr"),
    (BAKERY, "2026-06-04 07:00", "öffnet heute um 8 Uhr"),
    (BAKERY, "2026-06-04 10:00", "geöffnet bis 11 Uhr"),
    (BAKERY, "2026-06-07 11:00", "öffnet morgen um 6 Uhr"),
    (KIOSK, "2026-06-04 23:30", "geöffnet bis 24 Uhr"),
    (KIOSK, "2026-06-05 00:30", "öffnet heute um 10 Uhr"),
    # Clock changes: 2026-03-29 02:00 → 03:00, 2026-10-25 03:00 → 02:00.
    (NIGHT, "2026-03-28 22:00", "geöffnet bis 2:30 Uhr"),
    (NIGHT, "2026-03-29 01:59", "geöffnet bis 2:30 Uhr"),
    (NIGHT, "2026-03-29 03:00", "öffnet am Samstag um 22 Uhr"),
    (NIGHT, "2026-10-25 01:00", "geöffnet bis 2:30 Uhr"),
    (NIGHT, "2026-10-25 02:15", "geöffnet bis 2:30 Uhr"),
    (NIGHT, "2026-10-25 03:00", "öffnet am Samstag um 22 Uhr"),
    (SHOP, "2026-03-28 20:00", "öffnet am Montag um 9 Uhr"),
    (SHOP, "2026-03-30 09:30", "geöffnet bis 18 Uhr"),
    (SHOP, "2026-10-26 08:30", "öffnet heute um 9 Uhr"),
    (KIOSK, "2026-03-29 10:00", "geöffnet bis 24 Uhr"),
    (KIOSK, "2026-10-25 23:00", "geöffnet bis 24 Uhr"),
    # The hours of a night belong to the day on which they begin.
    (DISCO, "2026-06-06 01:00", "geöffnet bis 2 Uhr"),
    (DISCO, "2026-06-06 02:00", "öffnet heute um 10 Uhr"),
    (DISCO, "2026-06-06 12:00", "geöffnet bis 14 Uhr"),
    ("Mo-Su 18:00-02:00; 2026 Jun 06 off", "2026-06-06 01:00", "geöffnet bis 2 Uhr"),
    ("Mo-Su 18:00-02:00; 2026 Jun 06 off", "2026-06-06 19:00", "öffnet morgen um 18 Uhr"),
    ("Mo-Su 18:00-02:00; 2026 Jun 06 off", "2026-06-07 01:00", "öffnet heute um 18 Uhr"),
    (STUDIO, "2026-06-05 13:00", "öffnet am Montag um 9 Uhr"),
    (STUDIO, "2026-06-06 10:00", "nach Vereinbarung"),
    ('"nur nach Vereinbarung"', "2026-06-06 10:00", "nach Vereinbarung"),
    ('Mo-Fr unknown "nach Vereinbarung"', "2026-06-06 10:00", "nach Vereinbarung"),
    (SEASON, "2026-12-24 11:00", "geöffnet bis 12 Uhr"),
    (SEASON, "2026-12-24 12:00", "öffnet am 4. Januar 2027 um 9 Uhr"),
    (SEASON, "2026-12-29 10:00", "öffnet am Montag um 9 Uhr"),
    (YEARLY, "2026-12-24 12:00", "geöffnet bis 13 Uhr"),
    (YEARLY, "2027-12-24 13:00", "öffnet am Montag um 10 Uhr"),
    (YEARLY, "2027-12-31 12:00", "öffnet am Sonntag um 10 Uhr"),
    (FIRST_MONDAY, "2026-06-01 11:00", "geöffnet bis 12 Uhr"),
    (FIRST_MONDAY, "2026-06-01 12:00", "öffnet am 6. Juli um 10 Uhr"),
    ("Mo 09:00-12:00", "2026-06-08 13:00", "öffnet am 15. Juni um 9 Uhr"),
    ("Dec 24 09:00-12:00", "2026-12-24 13:00", "öffnet am 24. Dezember 2027 um 9 Uhr"),
    ("Mo-Fr 00:00-24:00", "2026-06-08 10:00", "geöffnet bis Freitag, 24 Uhr"),
    ("24/7", "2026-06-04 03:00", "rund um die Uhr geöffnet"),
    ("24/7; PH off", "2026-06-04 03:00", "öffnet morgen um 0 Uhr"),
    (FALLBACK, "2026-06-10 09:00", "geöffnet bis 12 Uhr"),
    (FALLBACK, "2026-06-10 13:00", "nach Vereinbarung"),
    (FALLBACK, "2026-06-13 13:00", "nach Vereinbarung"),
    (FALLBACK, "2026-06-10 07:00", "nach Vereinbarung"),
    (
        'Mo-Fr 08:00-12:00 || "nach Vereinbarung"; PH off',
        "2026-06-04 13:00",
        "öffnet morgen um 8 Uhr",
    ),
    (
        'Mo-Fr 08:00-12:00; PH off || "bitte anrufen"',
        "2026-06-04 13:00",
        "nach Vereinbarung (bitte anrufen)",
    ),
    (
        'Mo-Fr 08:00-12:00 || Sa "x"; Sa 10:00-12:00',
        "2026-06-06 13:00",
        "öffnet am Montag um 8 Uhr",
    ),
    ('Fr 18:00-02:00 || "nach Vereinbarung"', "2026-06-06 01:00", "geöffnet bis 2 Uhr"),
    ('Fr 18:00-02:00 || "nach Vereinbarung"', "2026-06-06 03:00", "nach Vereinbarung"),
    # A comment alone is no opening, unless it says that nobody needs an appointment.
    ('"auf Anfrage"', "2026-06-10 10:00", "nach Vereinbarung (auf Anfrage)"),
    ('"bitte anrufen"', "2026-06-10 10:00", "nach Vereinbarung (bitte anrufen)"),
    ('24/7 "by appointment"', "2026-06-10 10:00", "nach Vereinbarung (by appointment)"),
    ('Mo-Fr "by appointment"', "2026-06-10 10:00", "nach Vereinbarung (by appointment)"),
    ('"ohne Termin"', "2026-06-10 10:00", "geöffnet (ohne Termin)"),
    ('open "Kein Termin erforderlich"', "2026-06-10 10:00", "geöffnet (Kein Termin erforderlich)"),
    ('Mo-Fr 09:00-12:00 "ohne Termin"', "2026-06-10 10:00", "geöffnet bis 12 Uhr"),
    ('Mo-Fr 09:00-12:00 "Bitte klingeln", 12:00-18:00', "2026-06-10 10:00", "geöffnet bis 18 Uhr"),
    # Nobody knows when an open end is.
    ("Tu-Fr 09:00+", "2026-06-10 10:00", "seit 9 Uhr geöffnet, Ende offen"),
    ("Tu-Fr 09:00+", "2026-06-10 23:59", "seit 9 Uhr geöffnet, Ende offen"),
    ("Tu-Fr 09:00+", "2026-06-11 00:30", "öffnet heute um 9 Uhr"),
    ("Fr 17:00-20:00+", "2026-06-12 21:00", "seit 17 Uhr geöffnet, Ende offen"),
    ("Mo-Fr 09:00-12:00,17:00+", "2026-06-10 10:00", "geöffnet bis 12 Uhr"),
    ("Mo-Fr 09:00-12:00,17:00+", "2026-06-10 18:00", "seit 17 Uhr geöffnet, Ende offen"),
    # The library opened the whole of Monday and Tuesday.
    ("Mo, Tu, Th 09:00-18:00", "2026-06-08 08:00", "öffnet heute um 9 Uhr"),
    ("Mo-Fr 09:00-18:00, PH off", "2026-06-04 10:00", "öffnet morgen um 9 Uhr"),
    ("Mo-Su 20:00-02:00, We off", "2026-06-10 21:00", "öffnet morgen um 20 Uhr"),
    ("Mo-Su 20:00-02:00; We 22:00-23:00 off", "2026-06-11 01:00", "geöffnet bis 2 Uhr"),
    # Only a holiday that is a Sunday: Easter Sunday is none here, New Year 2023 was.
    ("Mo-Su 10:00-18:00; PH Su off", "2023-01-01 11:00", "öffnet morgen um 10 Uhr"),
    ("Mo-Su 10:00-18:00; PH Su off", "2026-06-04 11:00", "geöffnet bis 18 Uhr"),
    ("Mo-Su 10:00-18:00; PH Su off", "2026-06-07 11:00", "geöffnet bis 18 Uhr"),
    ("Mo-Sa 10:00-18:00; PH,Su off", "2026-06-07 11:00", "öffnet morgen um 10 Uhr"),
    # The reason stands on the door.
    (
        'Mo-Fr 09:00-18:00; 2026 Aug 01-2026 Aug 20 off "Betriebsferien"',
        "2026-08-10 10:00",
        "vorübergehend geschlossen (Betriebsferien), öffnet am 21. August um 9 Uhr",
    ),
    (
        'Mo-Fr 09:00-18:00; 2026 Aug 01+ off "Wasserschaden"',
        "2026-08-10 10:00",
        "vorübergehend geschlossen (Wasserschaden)",
    ),
    (
        'Tu-Su 10:00-18:00; Mo off "Ruhetag"',
        "2026-06-08 11:00",
        "geschlossen (Ruhetag), öffnet morgen um 10 Uhr",
    ),
    # Out of season it says when it opens again.
    ("Apr-Oct Mo-Su 10:00-18:00", "2026-11-29 12:00", "öffnet am 1. April 2027 um 10 Uhr"),
    ("Mo-Fr 09:00-12:00; Sa unknown", "2026-06-06 10:00", "nach Vereinbarung"),
    ("Mo-Su sunrise-sunset", "2026-06-10 05:00", "öffnet heute um 5:15 Uhr"),
    ("off", "2026-06-04 12:00", "geschlossen"),
    ("2025 Jun 04 09:00-12:00", "2026-06-04 12:00", "geschlossen"),
    ("", "2026-06-04 12:00", ""),
    ("banane", "2026-06-04 12:00", ""),
]


@pytest.mark.parametrize(("rule", "moment", "text"), MOMENTS)
def test_the_state_in_words(rule, moment, text):
    assert state_at(rule, at(moment)).text == text


@pytest.mark.parametrize(("rule", "moment", "text"), MOMENTS)
def test_a_low_row_says_only_until_when(rule, moment, text):
    is_of_today = text.startswith("geöffnet bis ") and "," not in text
    short = text.removeprefix("geöffnet ") if is_of_today else ""
    assert state_at(rule, at(moment)).closing_text == short


@pytest.mark.parametrize(("rule", "moment", "text"), MOMENTS)
def test_the_filter_agrees_with_the_words(rule, moment, text):
    is_open = text.startswith(("geöffnet", "rund um die Uhr", "seit"))
    assert open_texts({rule}, at(moment)) == ({rule} if is_open else set())


def test_a_moment_in_another_zone_means_the_same_instant():
    noon_in_new_york = dt.datetime(2026, 6, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=-4)))
    assert state_at(SHOP, noon_in_new_york).text == "öffnet morgen um 9 Uhr"


def test_the_second_half_past_two_of_october_is_read_like_the_first():
    second = at("2026-10-25 02:15").replace(fold=1)
    assert state_at(NIGHT, second).text == "geöffnet bis 2:30 Uhr"


def test_facts_of_an_open_state():
    state = state_at(SHOP, at("2026-06-01 10:00"))
    assert (state.is_open, state.until, state.opens_at) == (
        True,
        dt.datetime(2026, 6, 1, 18),
        None,
    )


def test_facts_of_a_closed_state():
    state = state_at(SHOP, at("2026-06-01 20:00"))
    assert (state.is_open, state.until, state.opens_at) == (
        False,
        None,
        dt.datetime(2026, 6, 2, 9),
    )


def test_two_slots_that_touch_are_one_span():
    start = dt.datetime(2026, 6, 1)
    assert spans_between("Mo 09:00-12:00,12:00-18:00", start, start + dt.timedelta(days=1)) == [
        Span(dt.datetime(2026, 6, 1, 9), dt.datetime(2026, 6, 1, 18), "open")
    ]


def test_a_fallback_holds_only_where_the_rest_is_silent():
    start = dt.datetime(2026, 6, 1)
    spans = spans_between(
        'Mo 09:00-12:00 || "nach Vereinbarung"', start, start + dt.timedelta(days=1)
    )
    assert [(f"{span.start:%H:%M}", f"{span.end:%H:%M}", span.kind) for span in spans] == [
        ("00:00", "09:00", "by_appointment"),
        ("09:00", "12:00", "open"),
        ("12:00", "00:00", "by_appointment"),
    ]


def test_what_has_an_open_end_counts_as_open_on_its_day():
    assert texts_open_on({"Tu-Fr 17:00+", '"auf Anfrage"'}, dt.date(2026, 6, 10)) == {
        "Tu-Fr 17:00+"
    }
