"""The dates of a series. Times are Europe/Berlin; clock changes in 2026: 29 March, 25 October."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurrence
from hypothesis import given, settings
from hypothesis import strategies as st

from content.place.time_zone import BERLIN
from events.recurrence.expansion import MAX_DATES, check, expand, fits, span
from events.recurrence.rrule import RuleError, parse

NEW_YORK = ZoneInfo("America/New_York")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def local(text, tz=BERLIN):
    return datetime.fromisoformat(text).replace(tzinfo=tz)


def dates_of(rule, start, hours=2, days=900, tz=BERLIN):
    """The dates of the first `days` days."""
    begin = local(start, tz)
    rule = parse(rule, tz) if rule else None
    return expand(rule, begin, begin + hours * HOUR, tz, (begin, begin + days * DAY))


def days_of(rule, start, **window):
    return [
        f"{occurrence.start.astimezone(BERLIN):%Y-%m-%d}"
        for occurrence in dates_of(rule, start, **window)
    ]


def test_local_time_stays_across_the_spring_change():
    dates = dates_of("FREQ=WEEKLY;COUNT=4", "2026-03-18 18:00")
    assert [f"{occurrence.start:%d.%m. %H:%MZ}" for occurrence in dates] == [
        "18.03. 17:00Z",
        "25.03. 17:00Z",
        "01.04. 16:00Z",
        "08.04. 16:00Z",
    ]
    assert {f"{occurrence.start.astimezone(BERLIN):%H:%M}" for occurrence in dates} == {"18:00"}
    assert {f"{occurrence.end.astimezone(BERLIN):%H:%M}" for occurrence in dates} == {"20:00"}


@pytest.mark.parametrize(
    ("until", "days"),
    [
        ("20261028T170000Z", ["2026-10-14", "2026-10-21", "2026-10-28"]),
        ("20261028T165959Z", ["2026-10-14", "2026-10-21"]),
        ("20261028", ["2026-10-14", "2026-10-21", "2026-10-28"]),
        ("20261028T180000", ["2026-10-14", "2026-10-21", "2026-10-28"]),
        ("20261027", ["2026-10-14", "2026-10-21"]),
    ],
)
def test_until_is_an_instant_and_included(until, days):
    assert days_of(f"FREQ=WEEKLY;UNTIL={until}", "2026-10-14 18:00") == days


def test_a_time_that_comes_twice_in_autumn_means_the_first():
    dates = dates_of("FREQ=DAILY;COUNT=3", "2026-10-24 02:30")
    starts = [f"{occurrence.start:%d %H:%MZ}" for occurrence in dates]
    assert starts == ["24 00:30Z", "25 00:30Z", "26 01:30Z"]


def test_a_time_in_the_spring_gap_moves_on_by_an_hour():
    dates = dates_of("FREQ=DAILY;COUNT=3", "2026-03-28 02:30")
    assert [f"{occurrence.start.astimezone(BERLIN):%d %H:%M}" for occurrence in dates] == [
        "28 02:30",
        "29 03:30",
        "30 02:30",
    ]


def test_a_date_inside_the_spring_gap_does_not_end_before_it_begins():
    occurrence = span(datetime(2026, 3, 29, 2, 30), timedelta(minutes=45), BERLIN)
    assert occurrence.end - occurrence.start == timedelta(minutes=45)


def test_a_night_ends_at_its_wall_clock_time_on_both_sides_of_the_change():
    dates = dates_of("FREQ=WEEKLY;COUNT=2", "2026-03-21 22:00", hours=8)
    ends = [f"{occurrence.end.astimezone(BERLIN):%a %H:%M}" for occurrence in dates]
    assert ends == ["Sun 06:00"] * 2
    assert [occurrence.end - occurrence.start for occurrence in dates] == [8 * HOUR, 7 * HOUR]


def test_a_night_that_begins_with_the_change_night_keeps_the_wall_clock_end():
    begin, end = local("2026-03-28 22:00"), local("2026-03-29 06:00")
    rule = parse("FREQ=WEEKLY;COUNT=2", BERLIN)
    dates = expand(rule, begin, end, BERLIN, (begin, begin + 30 * DAY))
    ends = [f"{occurrence.end.astimezone(BERLIN):%a %H:%M}" for occurrence in dates]
    assert ends == ["Sun 06:00"] * 2


def test_the_servers_zone_does_not_matter_and_half_past_midnight_keeps_its_weekday():
    begin = local("2026-07-01 00:30").astimezone(UTC)
    dates = expand(
        parse("FREQ=WEEKLY;BYDAY=WE", BERLIN),
        begin,
        begin + HOUR,
        BERLIN,
        (begin, begin + 30 * DAY),
    )
    starts = {f"{occurrence.start.astimezone(BERLIN):%a %H:%M}" for occurrence in dates}
    assert starts == {"Wed 00:30"}


@pytest.mark.parametrize(
    ("rule", "start", "days"),
    [
        (
            "FREQ=MONTHLY;BYDAY=-1WE;COUNT=4",
            "2024-08-28 18:30",
            ["2024-08-28", "2024-09-25", "2024-10-30", "2024-11-27"],
        ),
        (
            "FREQ=MONTHLY;BYDAY=2TU,4TU;COUNT=5",
            "2026-01-13 18:30",
            ["2026-01-13", "2026-01-27", "2026-02-10", "2026-02-24", "2026-03-10"],
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5",
            "2026-01-30 18:30",
            ["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30", "2026-05-29"],
        ),
        (
            "FREQ=MONTHLY;COUNT=4",
            "2026-01-31 18:30",
            ["2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31"],
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4",
            "2026-01-31 18:30",
            ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"],
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4;WKST=MO",
            "2026-01-06 18:30",
            ["2026-01-06", "2026-01-11", "2026-01-20", "2026-01-25"],
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4;WKST=SU",
            "2026-01-06 18:30",
            ["2026-01-06", "2026-01-18", "2026-01-20", "2026-02-01"],
        ),
        ("FREQ=YEARLY", "2024-02-29 10:00", ["2024-02-29"]),
        (None, "2026-05-05 10:00", ["2026-05-05"]),
    ],
)
def test_rules_give_the_dates_that_the_standard_says(rule, start, days):
    assert days_of(rule, start) == days


def test_a_series_seen_late_counts_from_its_first_date():
    begin = local("2026-05-05 10:00")
    rule = parse("FREQ=WEEKLY;COUNT=4", BERLIN)
    dates = expand(rule, begin, begin + HOUR, BERLIN, (begin + 15 * DAY, begin + 900 * DAY))
    assert [f"{occurrence.start:%d.%m.}" for occurrence in dates] == ["26.05."]


def test_a_date_that_has_begun_belongs_to_the_window_and_one_that_ends_at_its_edge_does_not():
    begin = local("2026-05-05 10:00")
    rule = parse("FREQ=DAILY", BERLIN)
    assert len(expand(rule, begin, begin + HOUR, BERLIN, (begin + HOUR, begin + DAY))) == 0
    running = expand(rule, begin, begin + HOUR, BERLIN, (begin + HOUR / 2, begin + DAY))
    assert [occurrence.start for occurrence in running] == [begin]


def test_an_endless_series_is_capped():
    assert len(dates_of("FREQ=DAILY", "2020-01-01 10:00", days=20_000)) == MAX_DATES


@pytest.mark.parametrize("weekday", ["WE", "MO,WE", "-1WE"])
def test_a_start_off_the_rule_is_refused(weekday):
    frequency = "MONTHLY" if weekday.startswith("-") else "WEEKLY"
    rule = parse(f"FREQ={frequency};BYDAY={weekday}", BERLIN)
    assert not fits(rule, date(2026, 1, 6))
    with pytest.raises(RuleError, match="start_misfit"):
        check(rule, local("2026-01-06 10:00"), BERLIN)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=WEEKLY;UNTIL=20260105", "until_before_start"),
        ("FREQ=WEEKLY;UNTIL=20310107", "until_too_far"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "start_misfit"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "start_misfit"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "start_misfit"),
    ],
)
def test_what_only_the_first_date_shows_to_be_wrong(rule, code):
    with pytest.raises(RuleError, match=code):
        check(parse(rule, BERLIN), local("2026-01-06 10:00"), BERLIN)


def test_an_end_exactly_five_years_on_is_accepted():
    check(parse("FREQ=WEEKLY;UNTIL=20310106", BERLIN), local("2026-01-06 10:00"), BERLIN)


# --- properties ------------------------------------------------------------------------------

weekdays = st.lists(
    st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, unique=True
)
nth_weekdays = st.lists(
    st.builds(
        "{}{}".format,
        st.sampled_from([1, 2, 3, 4, 5, -1, -2]),
        st.sampled_from(["MO", "WE", "SA", "SU"]),
    ),
    min_size=1,
    max_size=3,
    unique=True,
)
month_days = st.lists(st.sampled_from([1, 2, 15, 28, 29, 30, 31, -1, -2]), min_size=1, unique=True)
months = st.lists(st.integers(1, 12), min_size=1, unique=True)


def listed(name, values):
    return values.map(lambda items: f";{name}={','.join(map(str, items))}")


nothing = st.just("")
bodies = {
    "DAILY": st.tuples(
        nothing | listed("BYDAY", weekdays), nothing | listed("BYMONTH", months)
    ).map("".join),
    "WEEKLY": st.tuples(nothing | listed("BYDAY", weekdays), st.sampled_from(["", ";WKST=SU"])).map(
        "".join
    ),
    "MONTHLY": nothing
    | listed("BYDAY", nth_weekdays)
    | listed("BYMONTHDAY", month_days)
    | st.tuples(listed("BYDAY", weekdays), listed("BYSETPOS", st.just([1]) | st.just([-1, 2]))).map(
        "".join
    ),
    "YEARLY": nothing
    | listed("BYMONTH", months)
    | st.tuples(listed("BYMONTH", months), listed("BYDAY", nth_weekdays)).map("".join)
    | listed("BYDAY", nth_weekdays)
    | st.tuples(listed("BYMONTH", months), listed("BYMONTHDAY", month_days)).map("".join),
}
rules = st.sampled_from(sorted(bodies)).flatmap(
    lambda frequency: st.tuples(
        st.just(f"FREQ={frequency}"),
        st.integers(1, 5).map(";INTERVAL={}".format),
        st.sampled_from(["", ";COUNT=7", ";UNTIL=20280101T000000Z"]),
        bodies[frequency],
    ).map("".join)
)
starts = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@settings(max_examples=400, deadline=None)
@given(rule=rules, start=starts)
def test_the_dates_are_those_of_the_library_that_stores_the_rule(rule, start):
    """Asked in naive local time, which knows no clock change; ours show the same days."""
    till = start + 1500 * DAY
    begin = start.replace(tzinfo=BERLIN)
    ours = expand(
        parse(rule, BERLIN), begin, begin + HOUR, BERLIN, (begin, till.replace(tzinfo=BERLIN))
    )
    stored = recurrence.deserialize(f"RRULE:{parse(rule, BERLIN)}", include_dtstart=False)
    theirs = stored.between(start, till - timedelta(minutes=1), inc=True, dtstart=start)
    expected = [span(moment, HOUR, BERLIN).start for moment in theirs]
    assert [occurrence.start for occurrence in ours] == expected


@settings(max_examples=200, deadline=None)
@given(rule=rules, start=starts, skipped=st.integers(0, 1200))
def test_a_window_shows_what_the_whole_series_has_there(rule, start, skipped):
    begin = start.replace(tzinfo=BERLIN)
    since, till = begin + skipped * DAY, begin + 1500 * DAY
    series = expand(parse(rule, BERLIN), begin, begin + HOUR, BERLIN, (begin, till))
    part = expand(parse(rule, BERLIN), begin, begin + HOUR, BERLIN, (since, till))
    assert part == [occurrence for occurrence in series if occurrence.end > since]


@settings(max_examples=200, deadline=None)
@given(rule=rules, start=starts, zone=st.sampled_from([BERLIN, NEW_YORK]))
def test_across_clock_changes_the_wall_clock_stands_still(rule, start, zone):
    """Each local time is the first one's, or an hour later where the clock leaps over it."""
    begin = start.replace(tzinfo=zone)
    dates = expand(parse(rule, zone), begin, begin + 3 * HOUR, zone, (begin, begin + 1500 * DAY))
    shown = [occurrence.start.astimezone(zone) for occurrence in dates]
    for moment in shown:
        off = moment.replace(tzinfo=None) - datetime.combine(moment.date(), start.time())
        assert off in (timedelta(0), HOUR)
        assert off == timedelta(0) or not exists(
            datetime.combine(moment.date(), start.time()), zone
        )
        assert moment.fold == 0
    assert shown == sorted(set(shown))


def exists(naive, zone):
    return naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == naive
