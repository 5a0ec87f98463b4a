"""Rules, added, left out and changed dates of a partner, in the words of our calendar."""

import pytest

from tests.events.ical_import.test_reader import (
    BERLIN,
    WEEKLY,
    calendar,
    case,
    entry_of,
    facts,
    read,
    vevent,
)


def changes(*lines):
    return facts(*lines)["changes"]


def extra(moment, **more):
    return {"kind": "extra", "new_starts_at": f"{moment}:00+00:00"} | more


def pause(day):
    return {"kind": "pause", "original_date": day, "until_date": day}


def test_what_is_left_out_is_taken_out_of_the_added_dates_too():
    assert case("04-rule-rdate-exdate-equal").entries[0].facts["changes"] == []
    added = "RDATE:20260523T120000Z,20260524T120000Z"
    for left_out in ("20260523T120000Z", "20260523"):
        value = "" if "T" in left_out else ";VALUE=DATE"
        lines = f"{WEEKLY}\n{added}\nEXDATE{value}:{left_out}"
        assert changes(lines) == [extra("2026-05-24T12:00")]


def test_a_day_that_is_left_out_takes_the_usual_and_the_added_date():
    lines = f"{WEEKLY}\nRDATE:20260519T080000Z\nEXDATE;VALUE=DATE:20260519"
    assert changes(lines) == [pause("2026-05-19")]


def test_of_two_dates_of_one_day_only_the_one_named_is_left_out():
    lines = f"{WEEKLY}\nRDATE:20260519T080000Z\nEXDATE:20260519T160000Z"
    assert changes(lines) == [pause("2026-05-19"), extra("2026-05-19T08:00")]


def test_a_day_left_out_on_which_there_is_nothing_is_remarked():
    found = entry_of(f"{WEEKLY}\nEXDATE:20260520T160000Z,20260519T160000Z")
    assert found.facts["changes"] == [pause("2026-05-19")]
    assert found.remarks == (
        "Ausgenommen sind auch Tage, an denen die Reihe keinen Termin hat: 20.05.2026.",
    )
    assert not found.is_doubtful


def test_an_event_without_an_end_stays_without_one():
    for lines in (
        "DTSTART;TZID=Europe/Berlin:20260512T180000",
        "DTSTART:20260512T160000Z\nDTEND:20260512T160000Z",
    ):
        read = facts(lines)
        assert (read["has_open_end"], read["ends_at"]) == (True, "2026-05-12T22:00:00+00:00")
    assert not facts(BERLIN)["has_open_end"]
    assert not facts("DTSTART;VALUE=DATE:20260512")["has_open_end"]


@pytest.mark.parametrize(
    ("rule", "first", "left", "added"),
    [
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=4", "2026-05-14", "FREQ=WEEKLY;COUNT=3;BYDAY=TH", True),
        ("FREQ=WEEKLY;BYDAY=TH", "2026-05-14", "FREQ=WEEKLY;BYDAY=TH", True),
        ("FREQ=MONTHLY;BYMONTHDAY=-5", "2026-05-27", "FREQ=MONTHLY;BYMONTHDAY=-5", True),
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=1", "2026-05-12", "", False),
        ("FREQ=WEEKLY;BYDAY=TH;UNTIL=20260513", "2026-05-12", "", False),
    ],
)
def test_a_start_that_the_rule_does_not_have_stays_a_date(rule, first, left, added):
    found = entry_of(f"{BERLIN}\nRRULE:{rule}")
    assert (found.facts["starts_at"][:10], found.facts["rule"]) == (first, left)
    assert found.facts["changes"] == ([extra("2026-05-12T16:00")] if added else [])
    assert found.remarks == (
        "Der erste Termin passt nicht zur Wiederholung. Er bleibt als einzelner Termin.",
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("FREQ=DAILY;COUNT=730", "FREQ=DAILY;COUNT=730"),
        ("FREQ=WEEKLY;BYHOUR=18;BYMINUTE=0;BYSECOND=00", "FREQ=WEEKLY"),
        ("FREQ=YEARLY;BYDAY=TU", "FREQ=YEARLY;BYDAY=TU"),
    ],
)
def test_rules_that_are_taken(written, expected):
    assert facts(f"{BERLIN}\nRRULE:{written}")["rule"] == expected
    assert facts(f"{BERLIN}\nRRULE:{written}\nRRULE:{written}")["rule"] == expected


def changed(*lines, series=WEEKLY):
    (found,) = read(calendar(vevent(series), vevent(*lines)))
    assert found.reason == ""
    return found


def test_a_changed_date_without_an_end_takes_the_length_of_the_series():
    found = changed("RECURRENCE-ID:20260519T160000Z\nDTSTART:20260520T150000Z")
    assert found.facts["changes"] == [
        {
            "kind": "moved",
            "original_date": "2026-05-19",
            "new_starts_at": "2026-05-20T15:00:00+00:00",
        }
    ]
    assert (
        changed("RECURRENCE-ID:20260519T160000Z\nDTSTART:20260519T160000Z").facts["changes"] == []
    )


def test_a_changed_date_that_the_series_does_not_have_stands_by_itself():
    found = changed(f"RECURRENCE-ID:20260520T160000Z\n{BERLIN}\nLOCATION:Bonni")
    assert found.facts["changes"] == [
        extra("2026-05-12T16:00", new_ends_at="2026-05-12T18:00:00+00:00", new_place="Bonni")
    ]
    assert "20.05.2026 gehört nicht zur Reihe" in found.remarks[0]
    found = changed("RECURRENCE-ID:20260520T160000Z\nSTATUS:CANCELLED")
    assert found.facts["changes"] == []
    assert "Abgesagt ist auch der 20.05.2026" in found.remarks[0]


def test_which_of_two_dates_of_a_day_is_meant_is_said():
    series = f"{WEEKLY}\nRDATE:20260519T080000Z"
    for start, clock in (("20260519T080000Z", "10:00:00"), ("20260519T160000Z", "18:00:00")):
        found = changed(f"RECURRENCE-ID:{start}\nSTATUS:CANCELLED", series=series)
        (change,) = [c for c in found.facts["changes"] if c["kind"] == "cancelled"]
        assert (change["original_date"], change["original_time"]) == ("2026-05-19", clock)


def test_a_zone_that_nobody_knows_is_refused_with_its_line():
    found = entry_of("DTSTART;TZID=Irgendwo:20260512T180000\nDURATION:PT1H")
    assert found.reason == "Die Zeitzone „Irgendwo“ in Zeile 8 kennen wir nicht."
