"""Rows per day and OSM text: the same hours, both ways."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.place.time_zone import BERLIN
from directory.hours.fields import HoursFormField
from directory.hours.german import hours_in_words, read_hours
from directory.hours.osm import open_texts, state_at
from directory.hours.rules import NotOpeningHours, normal_form
from directory.hours.special_days import days_in_words, exception_in_words, read_exceptions
from directory.hours.week import (
    ALL_DAY,
    CLOSED,
    Day,
    DayHours,
    Slot,
    SpecialDays,
    WeekHours,
    from_osm,
    to_osm,
)

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
NINE_TO_SIX = DayHours((Slot(9 * 60, 18 * 60),))
MORNING = DayHours((Slot(9 * 60, 13 * 60),))
BY_APPOINTMENT = DayHours(by_appointment=True)
COMMENTED = [DayHours(comment="Ruhetag"), DayHours((), True, "bitte anrufen")]


@pytest.mark.parametrize(
    ("week", "text"),
    [
        (WeekHours(), ""),
        (WeekHours((NINE_TO_SIX,) * 5 + (CLOSED,) * 2), "Mo-Fr 09:00-18:00; PH off"),
        (
            WeekHours((NINE_TO_SIX,) * 5 + (MORNING, CLOSED)),
            "Mo-Fr 09:00-18:00; Sa 09:00-13:00; PH off",
        ),
        (
            WeekHours((NINE_TO_SIX, CLOSED, NINE_TO_SIX, CLOSED, NINE_TO_SIX, CLOSED, CLOSED)),
            "Mo,We,Fr 09:00-18:00; PH off",
        ),
        (WeekHours((ALL_DAY,) * 7, holidays=None), "Mo-Su 00:00-24:00"),
        (
            WeekHours((CLOSED,) * 5 + (BY_APPOINTMENT, CLOSED), holidays=MORNING),
            'Sa unknown "nach Vereinbarung"; PH 09:00-13:00',
        ),
        (
            WeekHours((DayHours((Slot(22 * 60, 26 * 60),)),) + (CLOSED,) * 6),
            "Mo 22:00-02:00; PH off",
        ),
        (
            WeekHours(
                (MORNING,) * 7,
                exceptions=(
                    SpecialDays(Day(12, 24), Day(12, 24), CLOSED),
                    SpecialDays(Day(12, 27, 2026), Day(1, 2, 2027), MORNING),
                ),
            ),
            "Mo-Su 09:00-13:00; PH off; Dec 24 off; 2026 Dec 27-2027 Jan 02 09:00-13:00",
        ),
    ],
)
def test_a_week_as_osm_text_and_back(week, text):
    assert (to_osm(week), from_osm(text)) == (text, week)


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("24/7", "Mo-Su 00:00-24:00"),
        ("10:00-12:00", "Mo-Su 10:00-12:00"),
        ("Fr-Mo 22:00-02:00", "Mo,Fr-Su 22:00-02:00"),
        ("Su,PH 08:00-18:00", "Su 08:00-18:00; PH 08:00-18:00"),
        ("Sa 22:00-26:00", "Sa 22:00-02:00"),
        ("Mo-Fr 09:00-12:00, Mo 14:00-18:00", "Mo 09:00-12:00,14:00-18:00; Tu-Fr 09:00-12:00"),
        ("2026 Dec 24,2026 Dec 31 off", "2026 Dec 24 off; 2026 Dec 31 off"),
        ('"nach Vereinbarung"', 'Mo-Su unknown "nach Vereinbarung"'),
        ('Sa "auf Anfrage"', 'Sa unknown "auf Anfrage"'),
        ("Mo-Fr 09:00+", "Mo-Fr 09:00+"),
        ("Fr 17:00-20:00+", "Fr 17:00-20:00+"),
        ('Mo-Fr 09:00-12:00 "nur im Sommer"', 'Mo-Fr 09:00-12:00 open "nur im Sommer"'),
        ("Mo-Fr 09:00-18:00, PH off", "Mo-Fr 09:00-18:00; PH off"),
        ("2026 Dec 01+ off", "2026 Dec 01-9999 Dec 31 off"),
        (
            "Mo-Sa 09:00-12:00 || unknown",
            'Mo-Sa 09:00-12:00; Su unknown "nach Vereinbarung" || Mo-Sa unknown "nach Vereinbarung"',
        ),
        (
            'Mo 09:00-12:00 || Mo "nach Vereinbarung"; PH off',
            'Mo 09:00-12:00 || Mo unknown "nach Vereinbarung"; PH off',
        ),
        (
            'Mo 09:00-12:00; Dec 24 09:00-10:00 || Dec 24 "nach Vereinbarung"',
            'Mo 09:00-12:00; Dec 24 09:00-10:00 || Dec 24 unknown "nach Vereinbarung"',
        ),
    ],
)
def test_other_ways_to_write_a_week_are_understood(text, same_as):
    assert to_osm(from_osm(text)) == same_as


@pytest.mark.parametrize(
    "text",
    [
        "Mo[1] 10:00-12:00",
        "PH off; Mo 09:00-12:00",
        "week 1-10 Mo 10:00-12:00",
        "Mo sunrise-sunset",
        'Mo-Fr 09:00-12:00 || "bitte anrufen"',
        "Mo-Fr 09:00-12:00 || Sa 10:00-12:00",
        'Mo-Fr 09:00-12:00; PH off || Mo "nach Vereinbarung"',
        "PH Su off",
        'Mo 09:00-12:00 unknown "nach Vereinbarung"',
        'open "ohne Termin"',
        "Mo-Fr 09:00-12:00, Mo 11:00-13:00",
        "Jul-Aug Mo 10:00-12:00",
        "off",
        "banane",
    ],
)
def test_what_rows_cannot_say_is_no_week(text):
    assert from_osm(text) is None


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("", "geschlossen"),
        ("geschlossen", "geschlossen"),
        ("zu", "geschlossen"),
        ("–", "geschlossen"),
        ("9-13, 15-18", "9 bis 13 Uhr, 15 bis 18 Uhr"),
        ("15-18, 9-13", "9 bis 13 Uhr, 15 bis 18 Uhr"),
        ("9–13 Uhr und 15.30 bis 18 Uhr", "9 bis 13 Uhr, 15:30 bis 18 Uhr"),
        ("von 9 bis 18 Uhr", "9 bis 18 Uhr"),
        ("9:00-13:00 15:00-18:00", "9 bis 13 Uhr, 15 bis 18 Uhr"),
        ("8-12u.14-18", "8 bis 12 Uhr, 14 bis 18 Uhr"),
        ("0900-1830", "9 bis 18:30 Uhr"),
        ("22 Uhr bis 2 Uhr", "22 bis 2 Uhr"),
        ("9-24", "9 bis 24 Uhr"),
        ("0-24", "rund um die Uhr"),
        ("24 Stunden", "rund um die Uhr"),
        ("nach Vereinbarung", "nach Vereinbarung"),
        ("Termine nach Absprache", "nach Vereinbarung"),
        ("nur nach telefonischer Vereinbarung", "nach Vereinbarung"),
        ("auf Anfrage", "nach Vereinbarung"),
        ("9–13 und nach Vereinbarung", "9 bis 13 Uhr und nach Vereinbarung"),
        ("9-13, nach Absprache", "9 bis 13 Uhr und nach Vereinbarung"),
        ("ab 17 Uhr", "ab 17 Uhr"),
        ("17 Uhr, Ende offen", "ab 17 Uhr"),
        ("17:30+", "ab 17:30 Uhr"),
        ("12-14, ab 17.30", "12 bis 14 Uhr, ab 17:30 Uhr"),
        ("17-20 Uhr, Ende offen", "17 bis 20 Uhr, Ende offen"),
        ("9-18 Uhr durchgehend", "9 bis 18 Uhr"),
        ("9-13 (Bitte klingeln)", "9 bis 13 Uhr (Bitte klingeln)"),
        ("zu (Ruhetag)", "geschlossen (Ruhetag)"),
        ("nach Vereinbarung (bitte anrufen)", "nach Vereinbarung (bitte anrufen)"),
        *((f"9{dash}13 Uhr", "9 bis 13 Uhr") for dash in DASHES),
    ],
)
def test_hours_as_people_write_them(typed, hours):
    assert hours_in_words(read_hours(typed)) == hours


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("banane", "lässt sich nicht als Uhrzeit lesen"),
        ("9", "lässt sich nicht als Uhrzeit lesen"),
        ("mo-fr 9-18", "lässt sich nicht als Uhrzeit lesen"),
        ("9-12 (nur nach Vereinbarung)", "gehört in den Hinweis"),
        ("9-12 nach Vereinbarung", "gehört in den Hinweis"),
        ("ab 24 Uhr", "passen nicht zusammen"),
        ("ab 9, 15-18", "überschneiden sich"),
        ("25-26", "Die Uhrzeit 25:00 gibt es nicht"),
        ("9:75-12", "Die Uhrzeit 9:75 gibt es nicht"),
        ("9-9", "passen nicht zusammen"),
        ("9-13, 12-15", "überschneiden sich"),
        ("1-2, 3-4, 5-6, 7-8, 9-10", "Höchstens vier Zeiten"),
    ],
)
def test_a_line_that_is_no_time_is_refused_with_a_reason(typed, complaint):
    with pytest.raises(NotOpeningHours, match=complaint):
        read_hours(typed)


@st.composite
def day_hours(draw):
    if draw(st.booleans()):
        return draw(st.sampled_from([CLOSED, BY_APPOINTMENT, ALL_DAY, NINE_TO_SIX, *COMMENTED]))
    edges = draw(st.lists(st.integers(0, 24 * 12), min_size=2, max_size=8, unique=True))
    edges = [5 * edge for edge in sorted(edges)]
    slots = [Slot(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    # The last slot of a day may run into the next one.
    if draw(st.booleans()) and slots[-1].start > 12 * 60:
        slots[-1] = Slot(slots[-1].start, 24 * 60 + draw(st.integers(0, 60)) * 5)
    elif draw(st.booleans()):
        slots[-1] = Slot(slots[-1].start, draw(st.sampled_from([slots[-1].end, 24 * 60])), True)
    comment = draw(st.sampled_from(["", "Bitte klingeln"])) if tuple(slots) != ALL_DAY.slots else ""
    return DayHours(tuple(slots), draw(st.booleans()) and tuple(slots) != ALL_DAY.slots, comment)


@st.composite
def special_days(draw):
    first = Day(
        draw(st.integers(1, 12)), draw(st.integers(1, 28)), draw(st.sampled_from([None, 2026]))
    )
    year = first.year and first.year + 1
    last = draw(st.sampled_from([first, Day(first.month, 28, first.year), Day(1, 1, year)]))
    return SpecialDays(first, last, draw(day_hours()))


weeks = st.builds(
    WeekHours,
    st.tuples(*[day_hours()] * 7),
    st.one_of(st.none(), day_hours()),
    st.lists(special_days(), max_size=3).map(tuple),
).filter(lambda week: any(week.days))


@given(weeks)
def test_any_week_survives_the_osm_text(week):
    assert from_osm(to_osm(week)) == week


@given(weeks)
def test_any_week_is_an_osm_text_in_normal_form(week):
    assert normal_form(to_osm(week)) == normal_form(normal_form(to_osm(week)))


@given(day_hours())
def test_the_words_of_any_day_are_read_back(hours):
    assert read_hours(hours_in_words(hours)) == hours


@given(st.lists(special_days(), max_size=5, unique_by=days_in_words).map(tuple))
def test_the_words_of_any_exceptions_are_read_back(specials):
    assert read_exceptions("\n".join(map(exception_in_words, specials))) == specials


@given(st.text(max_size=80))
def test_no_typed_line_breaks_the_reader(text):
    for read in (read_hours, read_exceptions, normal_form):
        try:
            read(text)
        except NotOpeningHours as error:
            assert str(error)


def _end(slot):
    """The end that counts for the filter: of an open one nobody knows, so the day's."""
    return max(slot.end, 24 * 60) if slot.is_open_ended else slot.end


@given(weeks, st.integers(0, 14 * 24 * 60 - 1))
def test_the_text_is_open_exactly_when_the_rows_say_so(week, minute):
    # Two weeks from a Monday on, without a holiday; its Sunday before is none either.
    day, of_day = divmod(minute, 24 * 60)
    today, yesterday = week.days[day % 7], week.days[(day - 1) % 7]
    is_open = any(slot.start <= of_day < _end(slot) for slot in today.slots) or any(
        of_day + 24 * 60 < slot.end for slot in yesterday.slots
    )
    text = to_osm(WeekHours(week.days, week.holidays))
    moment = dt.datetime(2026, 6, 8, tzinfo=BERLIN) + dt.timedelta(minutes=minute)
    assert (state_at(text, moment).is_open, open_texts({text}, moment)) == (
        is_open,
        {text} if is_open else set(),
    )


def typed(exceptions, week="9-13, 15-18"):
    """Return the OSM text of five such weekdays with these exceptions, as a form makes it."""
    return HoursFormField().clean([week] * 5 + ["9-13", "", "", exceptions, ""])


def test_a_single_day_is_an_exception_from_the_weeks_around_it_in_any_order():
    day, weeks = "10.8.2026: 9-12", "1.8.-20.8.2026: zu"
    assert typed(f"{day}\n{weeks}") == typed(f"{weeks}\n{day}")
    assert state_at(
        typed(f"{day}\n{weeks}"), dt.datetime(2026, 8, 10, 10, tzinfo=BERLIN)
    ).text.startswith("geöffnet bis")


def test_forty_exceptions_have_room():
    lines = [f"{day}.{month}.2027: 9-12, 13-18" for month in (1, 2) for day in range(1, 21)]
    assert typed("\n".join(lines)).count("2027") == 40
