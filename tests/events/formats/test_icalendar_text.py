"""Events as iCalendar text, read back with another reader."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from dateutil.rrule import rruleset, rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from content.place.time_zone import BERLIN
from events.formats import icalendar_text
from events.recurrence.expansion import Span, fits
from events.recurrence.local_time import local, moment
from events.recurrence.plan import CANCELLED, EXTRA, MOVED, OPEN_END, PAUSE, Change, plan
from events.recurrence.rrule import parse

WRITTEN_AT = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def at(text):
    return moment(datetime.fromisoformat(text))


def event(rule="", starts="2026-05-05 10:00", ends="2026-05-05 12:00", changes=(), **kw):
    """An event as the writer sees it, without a database."""
    facts = {
        "title": "Frühstück",
        "summary": "Kaffee und Brötchen.",
        "price": "",
        "online_url": "",
        "place_name": "Bonni",
        "address": "",
        "all_day": False,
        "has_open_end": False,
        "full_url": "https://example.org/veranstaltungen/fruehstueck/",
        "rule": parse(rule, BERLIN) if rule else None,
        "first_span": Span(at(starts), at(ends)),
        "planned_changes": list(changes),
        "get_kind_display": lambda: "Treffen",
    }
    facts |= kw
    return SimpleNamespace(marked_name=facts["title"], **facts)


def written(event, sequence=0):
    """The VEVENTs of an event, as another program reads them."""
    body = icalendar_text.calendar(
        [icalendar_text.vevents(event, "uid-1", sequence, WRITTEN_AT, WRITTEN_AT)]
    )
    return Calendar.from_ical(body).walk("VEVENT")


def test_the_zone_is_defined_once_with_both_changes():
    body = icalendar_text.calendar(
        [icalendar_text.vevents(event("FREQ=WEEKLY"), "a", 0, WRITTEN_AT, WRITTEN_AT)] * 3
    ).decode()
    assert body.count("BEGIN:VTIMEZONE") == 1
    zone = Calendar.from_ical(body).walk("VTIMEZONE")[0]
    assert str(zone["TZID"]) == "Europe/Berlin"
    parts = {part.name: part for part in zone.subcomponents}
    assert set(parts) == {"DAYLIGHT", "STANDARD"}
    assert parts["DAYLIGHT"]["RRULE"].to_ical() == b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"
    assert parts["STANDARD"]["RRULE"].to_ical() == b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"
    zones = {line.split("TZID=")[1].split(":")[0] for line in body.split("\r\n") if "TZID=" in line}
    assert zones == {"Europe/Berlin"}


def test_the_zone_knows_the_offsets_of_the_year():
    zone = Calendar.from_ical(icalendar_text.calendar([])).walk("VTIMEZONE")[0].to_tz()
    for month in range(1, 13):
        moment_of_month = datetime(2026, month, 15, 12)
        expected = moment_of_month.replace(tzinfo=BERLIN).utcoffset()
        assert moment_of_month.replace(tzinfo=zone).utcoffset() == expected


def test_the_forms_end_is_written_as_the_last_local_second_in_utc():
    rule = "FREQ=WEEKLY;UNTIL=20261028"
    series = written(event(rule, "2026-10-14 18:00", "2026-10-14 20:00"))[0]
    assert series["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261028T225959Z"


def test_a_cancelled_date_is_an_override_and_no_exdate():
    change = Change(CANCELLED, day=date(2026, 5, 12), reason="Wasserschaden")
    series, override = written(event("FREQ=WEEKLY;COUNT=4", changes=[change]), sequence=1)
    assert "EXDATE" not in series
    assert (str(override["UID"]), override["SEQUENCE"]) == (str(series["UID"]), 1)
    assert override["STATUS"] == "CANCELLED"
    assert override["RECURRENCE-ID"].dt == local(at("2026-05-12 10:00"))
    assert override["COMMENT"] == "Wasserschaden"


def test_a_moved_date_keeps_its_original_start_as_recurrence_id():
    change = Change(
        MOVED, date(2026, 5, 12), starts_at=at("2026-05-13 17:00"), ends_at=at("2026-05-13 19:00")
    )
    _series, override = written(event("FREQ=WEEKLY;COUNT=4", changes=[change]))
    assert override["RECURRENCE-ID"].dt == local(at("2026-05-12 10:00"))
    assert override["DTSTART"].dt == local(at("2026-05-13 17:00"))
    assert override["DTEND"].dt == local(at("2026-05-13 19:00"))


def test_a_date_taken_out_is_an_exdate_also_when_it_is_the_first_or_all():
    pause = Change(PAUSE, day=date(2026, 5, 5), until=date(2026, 5, 26))
    (series,) = written(event("FREQ=WEEKLY;COUNT=4", changes=[pause]))
    dates = [value.dt.day for prop in series["EXDATE"] for value in prop.dts]
    assert dates == [5, 12, 19, 26]


@pytest.mark.parametrize("rule", ["", "FREQ=WEEKLY;COUNT=4"])
def test_an_extra_date_is_an_event_of_its_own_and_no_rdate(rule):
    extra = Change(EXTRA, starts_at=at("2026-05-23 14:00"), ends_at=at("2026-05-23 17:00"))
    main, added = written(event(rule, changes=[extra]))
    assert "RDATE" not in main and "RECURRENCE-ID" not in added and "RRULE" not in added
    assert (str(main["UID"]), str(added["UID"])) == ("uid-1", "uid-1-20260523T120000Z")
    assert added["DTSTART"].dt == local(at("2026-05-23 14:00"))
    assert added["DTEND"].dt == local(at("2026-05-23 17:00"))


def test_an_extra_date_keeps_its_uid_when_it_is_moved_or_falls_out():
    extra = Change(EXTRA, starts_at=at("2026-05-23 14:00"))
    for kind, more in ((MOVED, {"starts_at": at("2026-05-24 14:00")}), (CANCELLED, {})):
        change = Change(kind, date(2026, 5, 23), **more)
        _main, added = written(event("FREQ=WEEKLY;COUNT=4", changes=[extra, change]))
        assert str(added["UID"]) == "uid-1-20260523T120000Z"
        assert (added["STATUS"] == "CANCELLED") is (kind == CANCELLED)


def test_the_second_date_of_a_day_is_changed_alone():
    extra = Change(EXTRA, starts_at=at("2026-05-12 15:00"))
    off = Change(CANCELLED, date(2026, 5, 12), clock=time(15))
    _series, added = written(event("FREQ=WEEKLY;COUNT=4", changes=[extra, off]))
    assert (added["STATUS"], added["DTSTART"].dt.hour) == ("CANCELLED", 15)


def test_without_an_end_none_is_written():
    opened = event(
        "FREQ=WEEKLY;COUNT=2",
        ends="2026-05-06 00:00",
        has_open_end=True,
        changes=[
            Change(OPEN_END),
            Change(MOVED, date(2026, 5, 12), starts_at=at("2026-05-13 09:00")),
        ],
    )
    assert ["DTEND" in vevent for vevent in written(opened)] == [False, False]


def test_a_first_date_in_a_night_of_a_clock_change_does_not_give_its_length_to_the_others():
    nights = event("FREQ=WEEKLY;COUNT=3", "2026-10-24 22:00", "2026-10-25 06:00")
    series, first = written(nights)
    assert ("DTEND" in series, series["DURATION"].dt) == (False, timedelta(hours=8))
    assert first["RECURRENCE-ID"].dt == local(at("2026-10-24 22:00"))
    assert first["DTEND"].dt == local(at("2026-10-25 06:00"))


def test_a_later_night_of_a_clock_change_ends_by_the_clock_as_well():
    nights = event("FREQ=WEEKLY", "2026-05-02 22:00", "2026-05-03 06:00")
    series, *changed = written(nights)
    assert "DTEND" in series
    # until three years after it was written
    assert [vevent["DTEND"].dt.date().isoformat() for vevent in changed] == [
        "2026-10-25", "2027-03-28", "2027-10-31", "2028-03-26", "2028-10-29", "2029-03-25", "2029-10-28",
    ]  # fmt: skip
    assert {vevent["DTEND"].dt.hour for vevent in changed} == {6}


@pytest.mark.parametrize(
    ("rule", "day", "expected"),
    [
        ("FREQ=YEARLY", "2028-02-29", b"FREQ=YEARLY;BYMONTHDAY=29;BYMONTH=2"),
        ("FREQ=MONTHLY", "2026-05-31", b"FREQ=MONTHLY;BYMONTHDAY=31"),
        ("FREQ=YEARLY", "2028-02-28", b"FREQ=YEARLY"),
        (
            "FREQ=YEARLY;BYMONTH=1,2,3",
            "2026-01-31",
            b"FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=1,2,3",
        ),
    ],
)
def test_a_day_that_not_every_month_has_is_written_out(rule, day, expected):
    series = written(event(rule, f"{day} 10:00", f"{day} 12:00"))[0]
    assert series["RRULE"].to_ical() == expected


def test_nothing_to_describe_is_no_empty_description():
    (vevent,) = written(event(summary=""))
    assert "DESCRIPTION" not in vevent


def test_a_single_date_that_falls_out_is_told_without_recurrence_id():
    (vevent,) = written(event(changes=[Change(CANCELLED, day=date(2026, 5, 5))]))
    assert vevent["STATUS"] == "CANCELLED"
    assert "RECURRENCE-ID" not in vevent and "RRULE" not in vevent


def test_whole_days_are_days_and_not_midnights():
    days_long = event(starts="2026-03-27 00:00", ends="2026-03-30 00:00", all_day=True)
    (vevent,) = written(days_long)
    assert (vevent["DTSTART"].dt, vevent["DTEND"].dt) == (date(2026, 3, 27), date(2026, 3, 30))
    text = icalendar_text.vevents(days_long, "a", 0, WRITTEN_AT, WRITTEN_AT)
    assert "DTSTART;VALUE=DATE:20260327" in text and "DTEND;VALUE=DATE:20260330" in text


def test_a_series_of_whole_days_ends_on_a_day():
    days_long = event(
        "FREQ=WEEKLY;UNTIL=20260403", "2026-03-27 00:00", "2026-03-28 00:00", all_day=True
    )
    assert written(days_long)[0]["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20260403"


@pytest.mark.parametrize(
    "text",
    [
        "Kaffee; Kuchen, Gespräch\nZeile 2 🎉 " + "ä" * 200,
        "Rückstrich \\n, \\; und \\\\",
        "X\nATTENDEE:mailto:evil@example.org",
        "🎉" * 80,
        "BEGIN:VEVENT",
    ],
)
def test_any_text_comes_back_as_it_was(text):
    body = icalendar_text.vevents(
        event(summary=text, title=text.split("\n")[0]), "a", 0, WRITTEN_AT, WRITTEN_AT
    )
    lines = body.encode().split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode()  # no character is cut in two
    (vevent,) = written(event(summary=text))
    assert vevent["DESCRIPTION"] == text
    assert "ATTENDEE" not in vevent


def test_line_breaks_and_control_characters_cannot_add_properties():
    title = "X\r\nATTENDEE:mailto:evil@example.org\x00\x0b\u202e"
    (vevent,) = written(event(title=title))
    assert vevent["SUMMARY"] == "X ATTENDEE:mailto:evil@example.org"
    assert "ATTENDEE" not in vevent


def test_what_cannot_be_written_is_refused_as_a_value_error():
    with pytest.raises(ValueError, match="CR or LF"):
        icalendar_text.vevents(
            event(full_url="https://x\r\nATTENDEE:mailto:evil"), "a", 0, WRITTEN_AT, WRITTEN_AT
        )


def test_a_withdrawn_event_is_told_as_cancelled_with_the_same_identity():
    text = icalendar_text.vevents(event("FREQ=WEEKLY"), "uid-1", 3, WRITTEN_AT, WRITTEN_AT)
    later = WRITTEN_AT + timedelta(days=1)
    (gone,) = Calendar.from_ical(
        icalendar_text.calendar([icalendar_text.withdrawn(text, 4, later)])
    ).walk("VEVENT")
    assert (str(gone["UID"]), gone["STATUS"], gone["SEQUENCE"]) == ("uid-1", "CANCELLED", 4)
    assert gone["LAST-MODIFIED"].dt == later


def test_a_withdrawn_event_tells_nothing_but_its_dates():
    secret = event("FREQ=WEEKLY", title="Geheim", summary="Geheim", place_name="Geheim")
    text = icalendar_text.vevents(secret, "uid-1", 3, WRITTEN_AT, WRITTEN_AT)
    assert text.count("Geheim") >= 3
    gone = icalendar_text.withdrawn(text, 4, WRITTEN_AT)
    assert (gone.count("Geheim"), "SUMMARY:Nicht mehr im Kalender" in gone) == (0, True)


def test_a_feed_names_itself_and_asks_to_be_read_again():
    feed = Calendar.from_ical(
        icalendar_text.calendar([], name="Plan B: Termine", url="https://example.org/")
    )
    assert feed["X-WR-CALNAME"] == "Plan B: Termine"
    assert feed["REFRESH-INTERVAL"].dt == timedelta(hours=6)


# --- the file says the same as our list --------------------------------------------------------

days = st.dates(date(2026, 9, 20), date(2026, 11, 20))
changes = st.lists(
    days.map(lambda day: Change(CANCELLED, day=day))
    | days.map(lambda day: Change(PAUSE, day=day))
    | days.map(lambda day: Change(EXTRA, starts_at=at(f"{day} 14:00")))
    | st.tuples(days, days).map(lambda two: Change(MOVED, two[0], starts_at=at(f"{two[1]} 17:00"))),
    max_size=4,
    unique_by=lambda change: change.day or local(change.starts_at).date(),
)
rules = st.sampled_from(
    [
        "",
        "FREQ=DAILY",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=9",
        "FREQ=MONTHLY;BYDAY=-1WE",
        "FREQ=MONTHLY",
        "FREQ=WEEKLY;UNTIL=20261028T170000Z",
    ]
)


def as_another_program_reads(event, until):
    """Expand the written VEVENTs by the standard: {identity: (start, end, status)}."""
    series, *overrides = written(event)
    first, length = series["DTSTART"].dt, series["DTEND"].dt - series["DTSTART"].dt
    naive = first.replace(tzinfo=None)
    dates = rruleset()
    if "RRULE" in series:
        rule = series["RRULE"].to_ical().decode()
        if "UNTIL=" in rule:
            utc = datetime.strptime(rule.split("UNTIL=")[1][:15], "%Y%m%dT%H%M%S")
            shown = local(utc.replace(tzinfo=UTC))
            rule = rule.split("UNTIL=")[0] + f"UNTIL={shown:%Y%m%dT%H%M%S}"
        dates.rrule(rrulestr(rule, dtstart=naive))
    dates.rdate(naive)
    for name, put in (("RDATE", dates.rdate), ("EXDATE", dates.exdate)):
        found = series.get(name, [])
        for prop in found if isinstance(found, list) else [found]:
            for value in prop.dts:
                put(value.dt.replace(tzinfo=None))
    expanded = {}
    for start in dates.between(naive, until, inc=True):
        begin = start.replace(tzinfo=BERLIN)
        expanded[begin] = (begin, (start + length).replace(tzinfo=BERLIN), series["STATUS"])
    for override in overrides:
        status = override["STATUS"]
        if "RECURRENCE-ID" in override:
            identity = override["RECURRENCE-ID"].dt
        else:  # an added date, whose UID ends in its original beginning
            moment_in_uid = datetime.strptime(str(override["UID"])[-16:], "%Y%m%dT%H%M%SZ")
            identity = local(moment_in_uid.replace(tzinfo=UTC))
        expanded[identity] = (
            override["DTSTART"].dt,
            override["DTEND"].dt,
            status,
        )
    return expanded


@settings(max_examples=150, deadline=None)
@given(rule=rules, changes=changes, first=days)
def test_another_program_reads_the_dates_that_our_list_shows(rule, changes, first):
    parsed = parse(rule, BERLIN) if rule else None
    if parsed and (
        not fits(parsed, first) or (parsed.until and parsed.until < at(f"{first} 10:00"))
    ):
        return
    if not rule and changes:
        changes = [change for change in changes if change.kind == EXTRA]
    series = event(rule, f"{first} 10:00", f"{first} 12:00", changes)
    until = datetime(2027, 1, 31)
    ours = plan(
        series.rule, series.first_span, changes, (at("2026-01-01 00:00"), at("2027-01-31 00:00"))
    )
    expected = {
        local(o.original_start): (
            local(o.starts_at),
            local(o.ends_at),
            "CANCELLED" if o.state == CANCELLED else "CONFIRMED",
        )
        for o in ours
        if o.original_start >= series.first_span.start
    }
    theirs = as_another_program_reads(series, until)
    assert {k: v for k, v in theirs.items() if k >= local(series.first_span.start)} == expected
