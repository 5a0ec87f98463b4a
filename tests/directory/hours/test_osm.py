"""Whether it is open: rules × moments, all in Berlin's wall clock."""

import datetime as dt

import pytest

from content.place.time_zone import BERLIN
from directory.hours.osm import NotOpeningHours, normal_form, open_texts, spans_between, state_at

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
    (SHOP, "2026-06-01 08:59", "öffnet heute um 9:00"),
    (SHOP, "2026-06-01 09:00", "jetzt geöffnet, bis 18:00"),
    (SHOP, "2026-06-01 17:59", "jetzt geöffnet, bis 18:00"),
    (SHOP, "2026-06-01 18:00", "öffnet morgen um 9:00"),
    (SHOP, "2026-06-03 18:30", "öffnet am Freitag um 9:00"),
    (SHOP, "2026-06-04 10:00", "öffnet morgen um 9:00"),
    (SHOP, "2026-06-05 10:00", "jetzt geöffnet, bis 18:00"),
    (SHOP, "2026-06-06 10:00", "jetzt geöffnet, bis 14:00"),
    (SHOP, "2026-06-06 15:00", "öffnet am Montag um 9:00"),
    (SHOP, "2026-06-07 10:00", "öffnet morgen um 9:00"),
    (SHOP, "2026-01-01 10:00", "öffnet morgen um 9:00"),
    (SHOP, "2026-04-03 10:00", "öffnet morgen um 9:00"),
    (SHOP, "2026-04-06 10:00", "öffnet morgen um 9:00"),
    (SHOP, "2026-05-01 10:00", "öffnet morgen um 9:00"),
    (SHOP, "2026-05-14 10:00", "öffnet morgen um 9:00"),
    (SHOP, "2026-05-25 10:00", "öffnet morgen um 9:00"),
    (SHOP, "2026-10-03 10:00", "öffnet am Montag um 9:00"),
    (SHOP, "2026-12-25 10:00", "öffnet am Montag um 9:00"),
    (SHOP, "2027-11-01 10:00", "öffnet morgen um 9:00"),
    (SHOP, "2026-10-31 10:00", "jetzt geöffnet, bis 14:00"),
    (LUNCH, "2026-06-01 12:59", "jetzt geöffnet, bis 13:00"),
    (LUNCH, "2026-06-01 13:00", "öffnet heute um 15:00"),
    (LUNCH, "2026-06-01 16:00", "jetzt geöffnet, bis 18:30"),
    (LUNCH, "2026-06-05 19:00", "öffnet am Montag um 9:00"),
    (PUB, "2026-06-10 17:00", "öffnet heute um 18:00"),
    (PUB, "2026-06-10 23:59", "jetzt geöffnet, bis 24:00"),
    (PUB, "2026-06-11 00:00", "öffnet heute um 18:00"),
    (PUB, "2026-06-12 23:00", "jetzt geöffnet, bis 3:00"),
    (PUB, "2026-06-13 02:59", "jetzt geöffnet, bis 3:00"),
    (PUB, "2026-06-13 03:00", "öffnet heute um 18:00"),
    (PUB, "2026-06-14 02:00", "jetzt geöffnet, bis 3:00"),
    (PUB, "2026-06-14 03:00", "öffnet am Mittwoch um 18:00"),
    (PUB, "2026-06-03 19:00", "jetzt geöffnet, bis 24:00"),
    (PUB, "2026-06-04 19:00", "öffnet morgen um 18:00"),
    # Good Friday: closed in the evening, and nothing left over on Saturday morning.
    (PUB, "2026-04-04 01:00", "öffnet heute um 18:00"),
    (BAKERY, "2026-06-01 05:00", "öffnet heute um 6:00"),
    (BAKERY, "2026-06-04 07:00", "öffnet heute um 8:00"),
    (BAKERY, "2026-06-04 10:00", "jetzt geöffnet, bis 11:00"),
    (BAKERY, "2026-06-07 11:00", "öffnet morgen um 6:00"),
    (KIOSK, "2026-06-04 23:30", "jetzt geöffnet, bis 24:00"),
    (KIOSK, "2026-06-05 00:30", "öffnet heute um 10:00"),
    # Clock changes: 2026-03-29 02:00 → 03:00, 2026-10-25 03:00 → 02:00.
    (NIGHT, "2026-03-28 22:00", "jetzt geöffnet, bis 2:30"),
    (NIGHT, "2026-03-29 01:59", "jetzt geöffnet, bis 2:30"),
    (NIGHT, "2026-03-29 03:00", "öffnet am Samstag um 22:00"),
    (NIGHT, "2026-10-25 01:00", "jetzt geöffnet, bis 2:30"),
    (NIGHT, "2026-10-25 02:15", "jetzt geöffnet, bis 2:30"),
    (NIGHT, "2026-10-25 03:00", "öffnet am Samstag um 22:00"),
    (SHOP, "2026-03-28 20:00", "öffnet am Montag um 9:00"),
    (SHOP, "2026-03-30 09:30", "jetzt geöffnet, bis 18:00"),
    (SHOP, "2026-10-26 08:30", "öffnet heute um 9:00"),
    (KIOSK, "2026-03-29 10:00", "jetzt geöffnet, bis 24:00"),
    (KIOSK, "2026-10-25 23:00", "jetzt geöffnet, bis 24:00"),
    # The hours of a night belong to the day on which they begin.
    (DISCO, "2026-06-06 01:00", "jetzt geöffnet, bis 2:00"),
    (DISCO, "2026-06-06 02:00", "öffnet heute um 10:00"),
    (DISCO, "2026-06-06 12:00", "jetzt geöffnet, bis 14:00"),
    ("Mo-Su 18:00-02:00; 2026 Jun 06 off", "2026-06-06 01:00", "jetzt geöffnet, bis 2:00"),
    ("Mo-Su 18:00-02:00; 2026 Jun 06 off", "2026-06-06 19:00", "öffnet morgen um 18:00"),
    ("Mo-Su 18:00-02:00; 2026 Jun 06 off", "2026-06-07 01:00", "öffnet heute um 18:00"),
    (STUDIO, "2026-06-05 13:00", "öffnet am Montag um 9:00"),
    (STUDIO, "2026-06-06 10:00", "nach Vereinbarung"),
    ('"nur nach Vereinbarung"', "2026-06-06 10:00", "nach Vereinbarung"),
    ('Mo-Fr unknown "nach Vereinbarung"', "2026-06-06 10:00", "nach Vereinbarung"),
    (SEASON, "2026-12-24 11:00", "jetzt geöffnet, bis 12:00"),
    (SEASON, "2026-12-24 12:00", "öffnet am 4. Januar 2027 um 9:00"),
    (SEASON, "2026-12-29 10:00", "öffnet am Montag um 9:00"),
    (YEARLY, "2026-12-24 12:00", "jetzt geöffnet, bis 13:00"),
    (YEARLY, "2027-12-24 13:00", "öffnet am Montag um 10:00"),
    (YEARLY, "2027-12-31 12:00", "öffnet am Sonntag um 10:00"),
    (FIRST_MONDAY, "2026-06-01 11:00", "jetzt geöffnet, bis 12:00"),
    (FIRST_MONDAY, "2026-06-01 12:00", "öffnet am 6. Juli um 10:00"),
    ("Mo 09:00-12:00", "2026-06-08 13:00", "öffnet am 15. Juni um 9:00"),
    ("Dec 24 09:00-12:00", "2026-12-24 13:00", "öffnet am 24. Dezember 2027 um 9:00"),
    ("Mo-Fr 00:00-24:00", "2026-06-08 10:00", "jetzt geöffnet, bis Freitag, 24:00"),
    ("24/7", "2026-06-04 03:00", "rund um die Uhr geöffnet"),
    ("24/7; PH off", "2026-06-04 03:00", "öffnet morgen um 0:00"),
    (FALLBACK, "2026-06-10 09:00", "jetzt geöffnet, bis 12:00"),
    (FALLBACK, "2026-06-10 13:00", "öffnet morgen um 8:00"),
    (FALLBACK, "2026-06-13 13:00", "nach Vereinbarung"),
    ("off", "2026-06-04 12:00", "geschlossen"),
    ("2025 Jun 04 09:00-12:00", "2026-06-04 12:00", "geschlossen"),
    ("", "2026-06-04 12:00", ""),
    ("banane", "2026-06-04 12:00", ""),
]


@pytest.mark.parametrize(("rule", "moment", "text"), MOMENTS)
def test_the_state_in_words(rule, moment, text):
    assert state_at(rule, at(moment)).text == text


@pytest.mark.parametrize(("rule", "moment", "text"), MOMENTS)
def test_the_filter_agrees_with_the_words(rule, moment, text):
    is_open = text.startswith(("jetzt geöffnet", "rund um die Uhr"))
    assert open_texts({rule}, at(moment)) == ({rule} if is_open else set())


def test_a_moment_in_another_zone_means_the_same_instant():
    noon_in_new_york = dt.datetime(2026, 6, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=-4)))
    assert state_at(SHOP, noon_in_new_york).text == "öffnet morgen um 9:00"


def test_the_second_half_past_two_of_october_is_read_like_the_first():
    second = at("2026-10-25 02:15").replace(fold=1)
    assert state_at(NIGHT, second).text == "jetzt geöffnet, bis 2:30"


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


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("mo-fr 9:00-18:00", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 8:00 - 18:00;Sa 9:00-13:00", "Mo-Fr 08:00-18:00; Sa 09:00-13:00"),
        ("Fr 22:00-02:00", "Fr 22:00-02:00"),
        ("Fr 22:00-26:00", "Fr 22:00-26:00"),
        ("PH closed", "PH off"),
        ("  24/7  ", "24/7"),
    ],
)
def test_a_rule_is_kept_in_its_normal_form(typed, normal):
    assert normal_form(typed) == normal


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
        normal_form('Mo 09:00-10:00 "Feb 30"; Feb 29 off') == 'Mo 09:00-10:00 "Feb 30"; Feb 29 off'
    )


def test_the_refusal_says_what_to_write():
    with pytest.raises(NotOpeningHours, match="Schreiben Sie zum Beispiel: Mo-Fr 09:00-18:00"):
        normal_form("banane")


def test_two_slots_that_touch_are_one_span():
    start = dt.datetime(2026, 6, 1)
    assert spans_between("Mo 09:00-12:00,12:00-18:00", start, start + dt.timedelta(days=1)) == [
        (dt.datetime(2026, 6, 1, 9), dt.datetime(2026, 6, 1, 18), "open")
    ]


@pytest.mark.parametrize(
    "long", ["x" * 2501, f'"{"ü" * 1250}"', "; ".join(["Mo 9:00-10:00"] * 160)]
)
def test_what_no_index_holds_is_refused(long):
    with pytest.raises(NotOpeningHours, match="zu viel auf einmal"):
        normal_form(long)
