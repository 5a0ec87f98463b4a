"""A partner's calendar text in the words of our calendar; what it cannot say is refused."""

from pathlib import Path

import pytest

from content.security.reading import Refusal
from events.ical_import import reader
from events.ical_import.reader import MOST_EVENTS
from tests.factories.events import NOW, at

BERLIN = "DTSTART;TZID=Europe/Berlin:20260512T180000\nDTEND;TZID=Europe/Berlin:20260512T200000"
WEEKLY = f"{BERLIN}\nRRULE:FREQ=WEEKLY;COUNT=4"


def vevent(*lines, uid="a@partner", title="Nähkurs"):
    head = ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", "DTSTAMP:20260101T000000Z"]
    return "\n".join([*head, *lines, "END:VEVENT"])


def calendar(*vevents):
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *vevents, "END:VCALENDAR", ""])
    return text.replace("\n", "\r\n").encode()


def read(data, organiser="VHS", now=NOW):
    return reader.read(data, organiser, "Gelsenkirchen", now).entries


def entry_of(*lines, now=NOW, **kw):
    (found,) = read(calendar(vevent(*lines, **kw)), "Volkshochschule", now)
    return found


def facts(*lines, **kw):
    found = entry_of(*lines, **kw)
    assert found.reason == ""
    return found.facts


def times(*lines):
    read = facts(*lines, now=at("2026-03-01 09:00"))
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
            # an exhibition of forty days
            "DTSTART;VALUE=DATE:20260512\nDTEND;VALUE=DATE:20260621",
            ("2026-05-11T22:00:00+00:00", "2026-06-20T22:00:00+00:00", True),
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
        ("DTSTART:20260512T160000Z\nDTEND;VALUE=DATE:20260513", "hat eine Uhrzeit"),
        ("DTSTART;TZID=Mars/Olympus:20260512T180000\nDURATION:PT1H", "„Mars/Olympus“"),
        ("DTSTART:banane\nDURATION:PT1H", "Zeile 8 (DTSTART)"),
        ("DTSTART:20260231T180000\nDURATION:PT1H", "Zeile 4 ist beschädigt"),
        (f"{BERLIN}\nRRULE:FREQ=HOURLY", "täglich, wöchentlich"),
        (f"{BERLIN}\nRRULE:FREQ=WEEKLY;BYHOUR=3", "nicht lesen"),
        (f"{BERLIN}\nRRULE:FREQ=WEEKLY;COUNT=1000000000", "zwischen 1 und 730"),
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


def test_an_entry_without_title_is_refused():
    assert entry_of(BERLIN, title="").reason == "Es fehlt der Titel."


def test_entries_without_uid_are_each_taken_under_a_name_that_stays():
    names = ["Eins", "Zwei", "Zwei"]
    first = read(calendar(*[vevent(BERLIN, uid="", title=name) for name in names]))
    again = read(calendar(*[vevent(BERLIN, uid="", title=name) for name in reversed(names)]))
    assert [found.title for found in first] == names
    assert len({found.uid for found in first}) == 3
    assert {found.uid for found in again} == {found.uid for found in first}
    assert "keine Kennung (UID)" in first[0].remarks[0]


def test_entries_that_share_a_uid_are_each_taken():
    other = BERLIN.replace("0512", "0513")
    found = read(calendar(vevent(BERLIN, title="Eins"), vevent(other, title="Zwei")))
    assert [(entry.title, entry.facts["starts_at"][:10]) for entry in found] == [
        ("Eins", "2026-05-12"),
        ("Zwei", "2026-05-13"),
    ]
    assert len({entry.uid for entry in found}) == 2
    assert found[0].remarks == ("Mehrere Einträge haben dieselbe Kennung (UID).",)


def test_a_uid_too_long_to_be_stored_is_shortened():
    assert len(entry_of(BERLIN, uid="x" * 256).uid) <= 200


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


def test_too_many_events_to_come_are_refused():
    many = calendar(*[vevent(BERLIN, uid=f"{n}") for n in range(MOST_EVENTS + 1)])
    with pytest.raises(Refusal, match="501 Einträge, die noch kommen"):
        read(many, "VHS")


PAST = "DTSTART:20250512T160000Z\nDURATION:PT1H"


def test_what_is_over_is_counted_and_no_limit_counts_it():
    over = [vevent(PAST, uid=f"{n}") for n in range(MOST_EVENTS + 5)]
    reading = reader.read(calendar(*over, vevent(BERLIN)), "VHS", "Gelsenkirchen", NOW)
    assert [entry.uid for entry in reading.entries] == ["a@partner"]
    assert len(reading.past) == MOST_EVENTS + 5


@pytest.mark.parametrize(
    ("lines", "is_over"),
    [
        (f"{PAST}\nRRULE:FREQ=WEEKLY;COUNT=3", True),
        (f"{PAST}\nRRULE:FREQ=WEEKLY;COUNT=3\nRDATE:20270512T160000Z", False),
        ("DTSTART:19980301T170000\nDURATION:PT1H\nRRULE:FREQ=YEARLY;INTERVAL=4", False),
        ("DTSTART;TZID=Europe/Berlin:20260430T180000\nDURATION:P10D", False),
        ("DTSTART;TZID=Europe/Berlin:20260505T080000", False),  # open, until the end of its day
        (
            # all that would come is left out: that is "keine Termine", and not "vorbei"
            f"{BERLIN}\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20260512T160000Z,20260519T160000Z",
            False,
        ),
    ],
)
def test_what_counts_as_over(lines, is_over):
    assert read(calendar(vevent(lines))) == [] if is_over else entry_of(lines).facts


def test_one_damaged_entry_does_not_spoil_the_others():
    found = read(calendar(vevent("DTSTART:x", uid="1"), vevent(BERLIN, uid="2")), "VHS")
    assert [entry.facts is not None for entry in found] == [False, True]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_calendar_in_another_encoding_is_read(encoding):
    text = calendar(vevent(BERLIN, title="Nähkurs")).decode()
    (found,) = read(text.encode(encoding), "Volkshochschule")
    assert (found.title, found.reason) == ("Nähkurs", "")


CASES = Path(__file__).with_name("cases")
COME = at("2026-11-29 09:00")


def case(name):
    return reader.read((CASES / f"{name}.ics").read_bytes(), "VHS", "Gelsenkirchen", COME)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.ics")), ids=lambda path: path.stem)
def test_every_entry_of_a_real_file_is_taken(path):
    reading = case(path.stem)
    assert [entry.reason for entry in reading.entries] == [""] * path.read_bytes().count(
        b"BEGIN:VEVENT"
    )


def test_a_line_that_is_folded_inside_a_letter_is_joined_before_it_is_read():
    first, second = case("02-fold-inside-a-utf8-character").entries
    assert first.facts["summary"] == "Wir lesen in der Bücherei"
    assert second.title == "Zweite Lektüre für Schüler"


def test_one_line_in_latin_1_does_not_garble_the_others():
    latin = vevent(BERLIN, title="Nähkurs").encode("cp1252")
    data = calendar(vevent(BERLIN, uid="b", title="Frühstück"), "HIER")
    found = read(data.replace(b"HIER", latin.replace(b"\n", b"\r\n")))
    assert [entry.title for entry in found] == ["Frühstück", "Nähkurs"]


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_lines_may_end_as_any_system_ends_them(end):
    (found,) = read(calendar(vevent(WEEKLY)).replace(b"\r\n", end))
    assert found.facts["rule"] == "FREQ=WEEKLY;COUNT=4"


def test_a_name_of_a_zone_means_what_its_own_file_says_whichever_is_read_first():
    utc = "03a-customized-zone-utc-read-first"
    berlin = "03b-customized-zone-berlin-read-second"
    for names in ([utc, berlin], [berlin, utc]):
        starts = {name: case(name).entries[0].facts["starts_at"] for name in names}
        assert starts == {
            utc: "2027-01-20T10:00:00+00:00",
            berlin: "2027-01-20T09:00:00+00:00",
        }


def test_a_cancellation_cancels_and_is_no_new_event():
    reading = case("05-method-cancel-whole")
    assert reading.entries[0].facts == {"is_cancelled": True}
    assert not reading.is_whole


def test_a_cancellation_of_one_date_names_that_date():
    lines = f"RECURRENCE-ID:20260519T160000Z\n{BERLIN}"
    data = calendar(vevent(lines)).replace(b"PRODID", b"METHOD:CANCEL\r\nPRODID")
    (found,) = read(data)
    assert found.facts == {"cancelled_starts": ["2026-05-19T16:00:00+00:00"]}


def test_an_answer_to_an_invitation_is_no_calendar():
    data = calendar(vevent(BERLIN)).replace(b"PRODID", b"METHOD:REPLY\r\nPRODID")
    with pytest.raises(Refusal, match="Antwort auf eine Einladung"):
        read(data)


ALARM = "BEGIN:VALARM\nTRIGGER;-PT15M\nEND:VALARM"
TODO = "BEGIN:VTODO\nDUE:bald\nEND:VTODO"
BUSY = "BEGIN:VFREEBUSY\nDTSTART:heute\nEND:VFREEBUSY"


@pytest.mark.parametrize(
    ("parts", "remarks"),
    [
        ((TODO, vevent(BERLIN)), ("Zeile 5 (DUE) konnten wir nicht lesen.",)),
        ((BUSY, vevent(BERLIN)), ("Zeile 5 (DTSTART) konnten wir nicht lesen.",)),
        ((vevent(BERLIN, ALARM),), ("Zeile 11 (TRIGGER) konnten wir nicht lesen.",)),
        (("Das ist keine Zeile", vevent(BERLIN)), ("Zeile 4 (DAS) konnten wir nicht lesen.",)),
        (("BEGIN:VTODO", vevent(BERLIN)), ()),
    ],
)
def test_what_no_entry_needs_costs_none_of_them(parts, remarks):
    reading = reader.read(calendar(*parts), "VHS", "Gelsenkirchen", NOW)
    if parts[0] != "BEGIN:VTODO":
        assert [entry.reason for entry in reading.entries] == [""]
    assert reading.remarks == remarks


def test_the_bad_line_of_a_head_and_of_a_zone_are_named():
    assert case("06-bad-header-line").remarks == (
        "Zeile 4 (REFRESH-INTERVAL) konnten wir nicht lesen.",
    )
    assert case("16-tzoffset-lmt").remarks == ("Zeile 8 (TZOFFSETFROM) konnten wir nicht lesen.",)


def test_half_a_file_is_not_whole_and_its_last_entry_is_refused():
    half = calendar(vevent(BERLIN), vevent(WEEKLY, uid="b")).partition(b"RRULE")[0]
    reading = reader.read(half, "VHS", "Gelsenkirchen", NOW)
    assert [entry.reason[:28] for entry in reading.entries] == ["", "Der Eintrag in Zeile 11 hat "]
    assert not reading.is_whole
    assert reading.remarks == ("Die Datei hört mittendrin auf. Vielleicht fehlen Einträge.",)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("SUMMARY;LANGUAGE=tr:Kurs", "Nähkurs"),  # the first, where none is in German
        ("SUMMARY;LANGUAGE=de-DE:Auf Deutsch", "Auf Deutsch"),
    ],
)
def test_of_a_property_that_stands_twice_the_german_one_counts(lines, expected):
    assert entry_of(BERLIN, lines).title == expected
    assert facts(BERLIN, "LOCATION:Bonni", "LOCATION:Bonni merkezi")["place_name"] == "Bonni"


@pytest.mark.parametrize(
    ("lines", "is_doubtful"),
    [
        (["EXDATE;Europe/Berlin:20260519T180000"], True),
        (["EXDATE:20260519T180000,morgen"], True),
        (["RDATE:irgendwann"], True),
        (["PRIORITY:hoch"], False),
    ],
)
def test_what_cannot_be_read_inside_an_entry_is_remarked_there(lines, is_doubtful):
    found = entry_of(WEEKLY, *lines)
    assert found.reason == ""
    assert found.is_doubtful is is_doubtful
    assert found.remarks == (
        f"Zeile 11 ({lines[0].partition(':')[0].partition(';')[0]}) konnten wir nicht lesen.",
    )


@pytest.mark.parametrize(
    "lines",
    [
        "RECURRENCE-ID;bald:20260519T180000\nDTSTART:20260519T170000Z",
        "RECURRENCE-ID:20260519T160000Z\nDTSTART:bald",
        "RECURRENCE-ID:20260519T160000Z\nDTSTART;TZID=Mars:20260519T160000",
    ],
)
def test_a_changed_date_that_cannot_be_read_asks_to_look(lines):
    (found,) = read(calendar(vevent(WEEKLY), vevent(lines)))
    assert (found.reason, found.is_doubtful, len(found.remarks)) == ("", True, 1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("erika@example.org", "Volkshochschule"),
        ('"Erika <erika@example.org>"', "Erika"),
        ('"VHS (info@example.org)"', "VHS"),
        ('"VHS, Haus 2"', "VHS, Haus 2"),
    ],
)
def test_an_address_of_a_person_is_no_name_for_everybody(written, expected):
    lines = f"ORGANIZER;CN={written}:mailto:erika@example.org"
    assert facts(BERLIN, lines)["organiser_name"] == expected
    assert facts(BERLIN, "LOCATION:raum1@example.org")["place_name"] == ""
