"""Opening hours for readers and for search engines."""

import datetime as dt

import pytest

from content.place.time_zone import BERLIN
from directory.hours.table import (
    CLOSED_ALL_DAY,
    HoursRow,
    next_days,
    specification,
    table_rows,
)

TODAY = dt.date(2026, 6, 5)


def rows(text, moment):
    now = dt.datetime.fromisoformat(moment).replace(tzinfo=BERLIN)
    return table_rows(text, now)


def test_the_week_has_a_row_for_each_day_and_one_for_holidays():
    table = rows("Mo-Fr 09:00-13:00,15:00-18:00; Sa 22:00-02:00; PH off", "2026-06-02 10:00")
    assert table == [
        HoursRow("Montag", "9 bis 13 Uhr, 15 bis 18 Uhr"),
        HoursRow("Dienstag", "9 bis 13 Uhr, 15 bis 18 Uhr", True),
        HoursRow("Mittwoch", "9 bis 13 Uhr, 15 bis 18 Uhr"),
        HoursRow("Donnerstag", "9 bis 13 Uhr, 15 bis 18 Uhr"),
        HoursRow("Freitag", "9 bis 13 Uhr, 15 bis 18 Uhr"),
        HoursRow("Samstag", "22 bis 2 Uhr"),
        HoursRow("Sonntag", "geschlossen"),
        HoursRow("Feiertage", "geschlossen"),
    ]


@pytest.mark.parametrize(
    ("moment", "label"),
    [
        ("2026-06-04 10:00", "Feiertage"),
        ("2026-12-23 10:00", "Mittwoch"),
        ("2026-12-24 10:00", "24.12."),
        ("2026-12-25 10:00", "Feiertage"),
        ("2026-12-31 10:00", "28.12.2026–2.1.2027"),
        ("2027-01-02 10:00", "28.12.2026–2.1.2027"),
    ],
)
def test_the_row_that_holds_today_is_marked(moment, label):
    text = "Mo-Fr 09:00-18:00; PH off; Dec 24 09:00-12:00; 2026 Dec 28-2027 Jan 02 off"
    assert [row.label for row in rows(text, moment) if row.is_today] == [label]


def test_an_exception_that_lies_behind_is_not_shown():
    table = rows("Mo-Fr 09:00-18:00; 2026 Jun 01 off; 2026 Jun 10 off", "2026-06-05 10:00")
    assert [row.label for row in table][7:] == ["10.6.2026"]


def test_of_many_exceptions_todays_stands_first_and_the_next_ones_follow():
    days = "Dec 28 off; Dec 24 off; Jan 01 off; Feb 29 off; Mar 01 off; Mar 02 off"
    table = rows(f"Mo-Fr 09:00-18:00; {days}; 2026 Jun 05 10:00-12:00", "2026-06-05 10:00")
    assert [(row.label, row.is_today) for row in table if row.is_today or "." in row.label] == [
        ("5.6.2026", True),
        ("24.12.", False),
        ("28.12.", False),
        ("1.1.", False),
        ("1.3.", False),
        ("2.3.", False),
    ]


def test_of_two_exceptions_for_today_the_later_one_holds():
    table = rows("2026 Jun 01-2026 Jun 10 off; 2026 Jun 05 10:00-12:00", "2026-06-05 11:00")
    assert [row.hours for row in table if row.is_today] == ["10 bis 12 Uhr"]


# A rule of which nothing can be read tells search engines nothing; all others, the days of four weeks.
@pytest.mark.parametrize(
    ("day", "count"),
    [("2027 Feb 29", 20), ("2026 Feb 30", 20), ("Apr 31", 0), ("2026 Dec 20-Mar 05", 20)],
)
def test_a_stored_rule_with_a_day_that_does_not_exist_breaks_no_page(day, count):
    text = f"Mo-Fr 09:00-18:00; {day} off"
    assert [row.label for row in rows(text, "2026-06-05 10:00") if row.is_today] == [
        "Freitag, 5. Juni"
    ]
    days = [(row["opens"], row["closes"]) for row in specification(text, TODAY)]
    assert days == [("09:00", "18:00")] * count


def test_a_rule_that_no_week_can_show_becomes_the_coming_days():
    table = rows("Mo[1] 10:00-12:00; Tu 20:00-02:00", "2026-05-31 09:00")
    assert [(row.label, row.hours) for row in table] == [
        ("Jeder 1. Montag im Monat", "10 bis 12 Uhr"),
        ("Dienstag", "20 bis 2 Uhr"),
        ("Sonntag, 31. Mai", "geschlossen"),
        ("Montag, 1. Juni", "10 bis 12 Uhr"),
        ("Dienstag, 2. Juni", "20 bis 24 Uhr"),
        ("Mittwoch, 3. Juni", "0 bis 2 Uhr"),
        ("Donnerstag, 4. Juni", "geschlossen"),
        ("Freitag, 5. Juni", "geschlossen"),
        ("Samstag, 6. Juni", "geschlossen"),
    ]


@pytest.mark.parametrize("text", ["", "banane"])
def test_without_a_rule_there_is_no_table(text):
    assert rows(text, "2026-06-05 10:00") == []


def test_search_engines_get_every_slot_and_the_dated_exceptions():
    def day(name, opens, closes):
        return {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"https://schema.org/{name}",
            "opens": opens,
            "closes": closes,
        }

    def closed(first, last):
        return {
            "@type": "OpeningHoursSpecification",
            "validFrom": first,
            "validThrough": last,
            "opens": "00:00",
            "closes": "00:00",
        }

    assert specification(
        "Mo 09:00-13:00,15:00-24:00; Fr 22:00-02:00; PH 10:00-11:00; Dec 31 off; "
        "Dec 20-Jan 05 off; Feb 29 off; 2026 Dec 24-2026 Dec 26 off",
        TODAY,
    ) == [
        day("Monday", "09:00", "13:00"),
        day("Monday", "15:00", "23:59"),
        day("Friday", "22:00", "02:00"),
        day("PublicHolidays", "10:00", "11:00"),
        closed("2026-12-31", "2026-12-31"),
        closed("2026-12-20", "2027-01-05"),
        closed("2028-02-29", "2028-02-29"),
        closed("2026-12-24", "2026-12-26"),
    ]


def test_search_engines_are_told_that_holidays_are_closed_and_what_runs_over_the_turn_of_the_year():
    rules = specification("Mo 09:00-13:00; PH off; Dec 20-Jan 05 off", dt.date(2027, 1, 3))
    assert [(row.get("dayOfWeek", row.get("validFrom")), row["closes"]) for row in rules] == [
        ("https://schema.org/Monday", "13:00"),
        ("https://schema.org/PublicHolidays", "00:00"),
        ("2026-12-20", "00:00"),
    ]


@pytest.mark.parametrize("text", ["", "banane", "off", '"auf Anfrage"'])
def test_search_engines_get_nothing_where_nothing_is_open(text):
    assert specification(text, TODAY) == []


def test_search_engines_get_the_dates_of_what_no_week_can_show():
    def on(day, opens, **closes):
        days = {"validFrom": day, "validThrough": day}
        return {"@type": "OpeningHoursSpecification"} | days | {"opens": opens} | closes

    assert specification("Mo[1] 10:00-12:00; Jun-Aug Sa 22:00-02:00; Jul Su 17:00+", TODAY) == [
        on("2026-06-06", "22:00", closes="02:00"),
        on("2026-06-13", "22:00", closes="02:00"),
        on("2026-06-20", "22:00", closes="02:00"),
        on("2026-06-27", "22:00", closes="02:00"),
    ]
    assert specification("Jun Su[1] 17:00+", TODAY) == [on("2026-06-07", "17:00")]


def test_search_engines_hear_of_no_exception_that_is_over_and_of_no_end_that_is_open():
    rules = 'Mo 17:00+; 2026 Jun 01-2026 Jun 04 off; 2026 Jun 05 off; 2026 Jul 01+ off "Umbau"'
    assert [
        {key: value for key, value in row.items() if key != "@type"}
        for row in specification(rules, TODAY)
    ] == [
        {"dayOfWeek": "https://schema.org/Monday", "opens": "17:00"},
        {"validFrom": "2026-06-05", "validThrough": "2026-06-05"} | CLOSED_ALL_DAY,
        {"validFrom": "2026-07-01"} | CLOSED_ALL_DAY,
    ]


@pytest.mark.parametrize("day", ["2026-10-15", "2026-12-22", "2027-02-28", "2028-02-29"])
def test_a_winter_to_the_end_of_february_is_marked_in_every_year(day):
    table = rows("Mo-Su 09:00-18:00; Oct 15-Feb 29 off", f"{day} 10:00")
    assert [row.label for row in table if row.is_today] == ["15.10.–29.2."]


def test_comments_appointments_and_open_ends_stand_in_the_week():
    text = (
        'Mo 09:00-12:00 "Bitte klingeln"; Tu 17:00+; Th off "Ruhetag"; '
        'We 09:00-12:00 || We "nach Vereinbarung"'
    )
    assert [row.hours for row in rows(text, "2026-06-05 10:00")][:4] == [
        "9 bis 12 Uhr (Bitte klingeln)",
        "ab 17 Uhr",
        "9 bis 12 Uhr und nach Vereinbarung",
        "geschlossen (Ruhetag)",
    ]


def test_the_coming_days_say_what_each_of_them_brings():
    text = 'Mo 09:00-12:00 "Bitte klingeln"; Tu 17:00+; We off "Ruhetag" || Mo,Th "bitte anrufen"'
    now = dt.datetime(2026, 6, 8, 8, tzinfo=BERLIN)
    assert [(row.label, row.hours, row.is_today) for row in next_days(text, now)][:5] == [
        ("Montag, 8. Juni", "9 bis 12 Uhr (Bitte klingeln), sonst nach Vereinbarung", True),
        ("Dienstag, 9. Juni", "ab 17 Uhr", False),
        ("Mittwoch, 10. Juni", "geschlossen (Ruhetag)", False),
        ("Donnerstag, 11. Juni", "nach Vereinbarung (bitte anrufen)", False),
        ("Freitag, 12. Juni", "geschlossen", False),
    ]
