"""A partner's calendar text in the words of our calendar; what it cannot say is refused."""

import pytest

from events.ical_import.reader import MOST_EVENTS, read
from events.ical_import.times import Refusal

BERLIN = "DTSTART;TZID=Europe/Berlin:20260512T180000\nDTEND;TZID=Europe/Berlin:20260512T200000"
WEEKLY = f"{BERLIN}\nRRULE:FREQ=WEEKLY;COUNT=4"


def vevent(*lines, uid="a@partner", title="Nähkurs"):
    head = ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", "DTSTAMP:20260101T000000Z"]
    return "\n".join([*head, *lines, "END:VEVENT"])


def calendar(*vevents):
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *vevents, "END:VCALENDAR", ""])
    return text.replace("\n", "\r\n").encode()


def entry_of(*lines, **kw):
    (found,) = read(calendar(vevent(*lines, **kw)), "Volkshochschule")
    return found


def facts(*lines, **kw):
    found = entry_of(*lines, **kw)
    assert found.reason == ""
    return found.facts


def times(*lines):
    read = facts(*lines)
    return read["starts_at"], read["ends_at"], read["all_day"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (BERLIN, ("2026-05-12T16:00:00+00:00", "2026-05-12T18:00:00+00:00", False)),
        (
            "DTSTART:20260512T160000Z\nDURATION:PT2H",
            ("2026-05-12T16:00:00+00:00", "2026-05-12T18:00:00+00:00", False),
        ),
        (
            "DTSTART:20260512T180000\nDTEND:20260512T200000",
            ("2026-05-12T16:00:00+00:00", "2026-05-12T18:00:00+00:00", False),
        ),
        (
            "DTSTART;TZID=W. Europe Standard Time:20260512T180000\nDURATION:PT2H",
            ("2026-05-12T16:00:00+00:00", "2026-05-12T18:00:00+00:00", False),
        ),
        (
            "DTSTART;VALUE=DATE:20260327\nDTEND;VALUE=DATE:20260330",
            ("2026-03-26T23:00:00+00:00", "2026-03-29T22:00:00+00:00", True),
        ),
        (
            "DTSTART;VALUE=DATE:20260512",
            ("2026-05-11T22:00:00+00:00", "2026-05-12T22:00:00+00:00", True),
        ),
        (
            # over the clock change the wall clock is what people mean
            "DTSTART;TZID=Europe/Berlin:20260328T220000\nDTEND;TZID=Europe/Berlin:20260329T060000",
            ("2026-03-28T21:00:00+00:00", "2026-03-29T04:00:00+00:00", False),
        ),
    ],
)
def test_times_are_taken_over(lines, expected):
    assert times(lines) == expected


ZONE = """BEGIN:VTIMEZONE
TZID:Hier
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE"""


def test_a_zone_that_the_file_defines_is_understood():
    lines = "DTSTART;TZID=Hier:20260512T180000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY"
    (found,) = read(calendar(ZONE, vevent(lines)), "VHS")
    assert found.facts["starts_at"] == "2026-05-12T16:00:00+00:00"
    assert found.facts["rule"] == "FREQ=WEEKLY"


def test_a_rule_is_taken_over():
    lines = f"{BERLIN}\nRRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261231T225959Z"
    assert facts(lines)["rule"] == "FREQ=MONTHLY;UNTIL=20261231T225959Z;BYDAY=2TU"


def test_an_excluded_date_becomes_a_pause_of_one_day():
    for value in (
        ";TZID=Europe/Berlin:20260519T180000",
        ":20260519T160000Z",
        ";VALUE=DATE:20260519",
    ):
        assert facts(f"{WEEKLY}\nEXDATE{value}")["changes"] == [
            {"kind": "pause", "original_date": "2026-05-19", "until_date": "2026-05-19"}
        ]


def test_an_excluded_date_that_hits_no_date_means_nothing():
    assert facts(f"{WEEKLY}\nEXDATE:20260519T170000Z\nEXDATE:20260520T160000Z")["changes"] == []


def test_an_extra_date_is_taken_over_once():
    lines = (
        f"{WEEKLY}\nRDATE:20260523T120000Z\nRDATE:20260519T160000Z"
        "\nRDATE;VALUE=PERIOD:20260530T120000Z/PT1H"
    )
    assert facts(lines)["changes"] == [
        {"kind": "extra", "new_starts_at": "2026-05-23T12:00:00+00:00"},
        {
            "kind": "extra",
            "new_starts_at": "2026-05-30T12:00:00+00:00",
            "new_ends_at": "2026-05-30T13:00:00+00:00",
        },
    ]


def test_changed_dates_become_exceptions():
    moved = (
        "RECURRENCE-ID;TZID=Europe/Berlin:20260519T180000\n"
        "DTSTART;TZID=Europe/Berlin:20260520T170000\nDTEND;TZID=Europe/Berlin:20260520T190000\n"
        "LOCATION:Bonni"
    )
    cancelled = (
        "RECURRENCE-ID:20260526T160000Z\nDTSTART:20260526T160000Z\n"
        "STATUS:CANCELLED\nCOMMENT:Heizung"
    )
    same = f"RECURRENCE-ID:20260512T160000Z\n{BERLIN}"
    (found,) = read(calendar(vevent(WEEKLY), vevent(moved), vevent(cancelled), vevent(same)), "VHS")
    assert found.facts["changes"] == [
        {
            "kind": "moved",
            "original_date": "2026-05-19",
            "new_starts_at": "2026-05-20T15:00:00+00:00",
            "new_ends_at": "2026-05-20T17:00:00+00:00",
            "new_place": "Bonni",
        },
        {"kind": "cancelled", "original_date": "2026-05-26", "reason": "Heizung"},
    ]


def test_another_title_of_one_date_is_left_out_and_said():
    other = vevent(f"RECURRENCE-ID:20260512T160000Z\n{BERLIN}", title="Sondertermin")
    (found,) = read(calendar(vevent(WEEKLY), other), "VHS")
    assert found.facts["changes"] == []
    assert found.remarks == (
        "Einzelne Termine heißen beim Partner anders. Das übernehmen wir nicht.",
    )


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("DTEND:20260512T160000Z", "Es fehlt der Beginn."),
        ("DTSTART:20260512T160000Z", "Es fehlt das Ende."),
        ("DTSTART:20260512T160000Z\nDTEND;VALUE=DATE:20260513", "hat eine Uhrzeit"),
        ("DTSTART;TZID=Mars/Olympus:20260512T180000\nDURATION:PT1H", "„Mars/Olympus“"),
        ("DTSTART:banane\nDURATION:PT1H", "beschädigt"),
        (f"{BERLIN}\nRRULE:FREQ=HOURLY", "täglich, wöchentlich"),
        (f"{BERLIN}\nRRULE:FREQ=WEEKLY;BYHOUR=3", "nicht lesen"),
        (f"{BERLIN}\nRRULE:FREQ=WEEKLY;COUNT=1000000000", "zwischen 1 und 200"),
        (f"{BERLIN}\nRRULE:FREQ=WEEKLY;COUNT=2;UNTIL=20260601", "nicht beides"),
        (f"{BERLIN}\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=DAILY", "mehrere Regeln"),
        (f"{BERLIN}\nRRULE:FREQ=WEEKLY\nEXRULE:FREQ=MONTHLY", "mehrere Regeln"),
        ("DTSTART:20260512T160000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY", "anderen Zeitzone (UTC)"),
        (
            "DTSTART;TZID=America/New_York:20260512T120000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY",
            "anderen Zeitzone",
        ),
        (f"{BERLIN}\nCLASS:PRIVATE", "privat"),
        (f"{BERLIN}\nRECURRENCE-ID:20260512T160000Z", "die Reihe selbst fehlt"),
    ],
)
def test_what_our_calendar_cannot_say_is_refused_with_the_reason(lines, reason):
    found = entry_of(lines)
    assert found.facts is None and reason in found.reason


@pytest.mark.parametrize("lines", [BERLIN, "DTSTART:20260512T160000Z", "SEQUENCE:3"])
def test_of_a_cancelled_event_that_is_all_we_read_however_little_the_partner_says(lines):
    assert facts(f"{lines}\nSTATUS:CANCELLED") == {"is_cancelled": True}
    assert entry_of(f"{lines}\nCLASS:PRIVATE\nSTATUS:CANCELLED").facts is None


def test_a_short_series_in_utc_that_no_clock_change_touches_is_taken():
    assert facts("DTSTART:20260512T160000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4")["rule"]


def test_a_date_changed_with_all_that_follow_is_refused():
    later = vevent(f"RECURRENCE-ID;RANGE=THISANDFUTURE:20260519T160000Z\n{BERLIN}")
    (found,) = read(calendar(vevent(WEEKLY), later), "VHS")
    assert "samt allen folgenden" in found.reason


def test_an_entry_without_uid_or_title_is_refused():
    assert "UID" in entry_of(BERLIN, uid="").reason
    assert "UID" in entry_of(BERLIN, uid="x" * 256).reason
    assert entry_of(BERLIN, title="").reason == "Es fehlt der Titel."


def test_of_two_versions_the_later_counts():
    old = vevent(BERLIN, "SEQUENCE:1", title="Alt")
    new = vevent(BERLIN, "SEQUENCE:2", title="Neu")
    (found,) = read(calendar(new, old), "VHS")
    assert found.facts["title"] == "Neu"


def test_texts_are_cleaned():
    read = facts(
        BERLIN,
        r"DESCRIPTION:Erste Zeile\nZweite <script>alert(1)</script>\, Zeile" "\u202e",
        "URL:javascript:alert(1)",
        r"LOCATION:Bonni\, Eppmannsweg 32\, 45896 Gelsenkirchen",
        'ORGANIZER;CN="VHS <b>":mailto:a@example.org',
        title="Näh\u202ekurs\u200b <b>",
    )
    assert read["title"] == "Nähkurs <b>"
    assert read["summary"] == "Erste Zeile"
    assert read["description"] == (
        "<p>Erste Zeile<br>Zweite &lt;script&gt;alert(1)&lt;/script&gt;, Zeile</p>"
    )
    assert (read["place_name"], read["street"], read["postcode"]) == (
        "Bonni",
        "Eppmannsweg 32",
        "45896",
    )
    assert read["organiser_name"] == "VHS <b>"


def test_html_in_a_description_becomes_plain_paragraphs_and_a_link_is_kept():
    read = facts(
        BERLIN,
        "DESCRIPTION:<p>Kommt alle</p><p onclick=x>Mit <img src=https://evil.example/x>Kuchen</p>",
        "URL:https://partner.example/kurs?a=1&b=2",
    )
    assert read["summary"] == "Kommt alle"
    assert read["description"] == (
        "<p>Kommt alle</p><p>Mit Kuchen</p>"
        '<p><a href="https://partner.example/kurs?a=1&amp;b=2" rel="nofollow ugc noopener">'
        "Mehr beim Veranstalter</a></p>"
    )


def test_long_texts_are_shortened_and_that_is_said():
    found = entry_of(BERLIN, "DESCRIPTION:" + "Wort " * 2000, title="Titel " * 50)
    assert len(found.facts["title"]) <= 120 and found.facts["title"].endswith("…")
    assert len(found.facts["summary"]) <= 300
    assert found.remarks == ("Der Titel ist gekürzt.", "Die Beschreibung ist gekürzt.")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hallo",
        b"\xff\xfe\x00",
        b"<html></html>",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"BEGIN:",
    ],
)
def test_what_is_no_calendar_is_refused(data):
    with pytest.raises(Refusal, match="kein Kalender"):
        read(data, "VHS")


def test_too_many_events_are_refused_before_they_are_read():
    many = calendar(*[vevent(BERLIN, uid=f"{n}") for n in range(MOST_EVENTS + 1)])
    with pytest.raises(Refusal, match="höchstens 500"):
        read(many, "VHS")


def test_one_damaged_entry_does_not_spoil_the_others():
    found = read(calendar(vevent("DTSTART:x", uid="1"), vevent(BERLIN, uid="2")), "VHS")
    assert [entry.facts is not None for entry in found] == [False, True]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_calendar_in_another_encoding_is_read(encoding):
    text = calendar(vevent(BERLIN, title="Nähkurs")).decode()
    (found,) = read(text.encode(encoding), "Volkshochschule")
    assert (found.title, found.reason) == ("Nähkurs", "")
