"""A partner's calendar file as facts that our events can hold.

Pure; runs as a program of its own, see `content.security.reading`. Every text is cleaned here, once.
"""

import re
from datetime import datetime
from hashlib import sha256
from html import escape
from typing import NamedTuple

from content.security.reading import Refusal, serve
from content.security.reading import Sentence as _
from content.text import clean_html, clean_line, clean_text, is_web_address, paragraphs_of, text_of
from events.ical_import.lines import components_of, unfolded
from events.ical_import.places import place_of, without_addresses
from events.ical_import.times import (
    DATE_LINES,
    Notes,
    is_cancelled,
    is_over,
    moment_of,
    times_of,
    unreadable_line,
    value_of,
)
from events.ical_import.zones import Zones
from events.recurrence.states import MOVED

MOST_EVENTS = 500  # that are to come
MOST_CHANGES = 10_000  # to all of them together
MOST_REMARKS = 10
MOST_UID = 200
MOST_TEXT = 4000
MOST_RAW = 10 * MOST_TEXT  # with its tags; a search for them takes long in more
MORE = _("Mehr beim Veranstalter")  # part of a stored text, so in the language of the site
TAGS = re.compile(r"</?(p|br|a|div|span|b|i|strong|em|ul|ol|li)\b[^>]*>", re.IGNORECASE)
# Answers to invitations (RFC 5546): they announce nothing.
ANSWERS = {"REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"}


class Found(NamedTuple):
    """One event of a partner: its facts (JSON values), or the reason why it is refused.

    A cancelled event has no other fact, because partners often leave out the rest; where only dates of
    it are cancelled, `cancelled_starts` alone. `remarks` say what was left out of an event that is
    imported; `is_doubtful` asks to look at its dates. `sequence` and `modified` tell an older version.
    """

    uid: str
    title: str
    facts: dict | None
    reason: str = ""
    remarks: tuple[str, ...] = ()
    is_doubtful: bool = False
    sequence: int = 0
    modified: str = ""


class Reading(NamedTuple):
    """What a file holds: its entries to come, remarks on the whole, the UIDs of what is over.

    Only of a whole file one can say what is not in it: not of a cancellation, nor of half a download.
    """

    entries: list[Found]
    remarks: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    is_whole: bool = True


def read(data: bytes, organiser: str, town: str, now: datetime) -> Reading:
    """Read a calendar file; `organiser` is the fallback if the file names none.

    Raises Refusal for what is no calendar or holds too many events to come.
    """
    root = components_of(unfolded(data))
    calendars = [component for component in root.children if component.name == "VCALENDAR"]
    if not calendars:
        raise Refusal(_("Das ist kein Kalender, den wir lesen können."))
    methods = {calendar.text("METHOD").strip().upper() for calendar in calendars}
    if methods & ANSWERS:
        raise Refusal(_("Das ist die Antwort auf eine Einladung und kein Kalender."))
    reader = _Reader(Zones(calendars), organiser, town, now)
    for calendar in calendars:
        reader.read_calendar(calendar)
    found = reader.found
    if len(found) > MOST_EVENTS:
        raise Refusal(
            _(
                "Der Kalender hat %(number)s Einträge, die noch kommen. Es dürfen höchstens %(limit)s "
                "sein.",
                {"number": len(found), "limit": MOST_EVENTS},
            )
        )
    if sum(len((entry.facts or {}).get("changes", ())) for entry in found) > MOST_CHANGES:
        raise Refusal(_("Der Kalender hat mehr als %(limit)s Ausnahmen.", {"limit": MOST_CHANGES}))
    is_whole = "CANCEL" not in methods and all(calendar.is_whole for calendar in calendars)
    return Reading(found, tuple(_remarks_on(root, is_whole)), tuple(reader.past), is_whole)


def _remarks_on(root, is_whole):
    """Name the lines that cannot be read outside of the entries."""
    inside = {
        id(vevent) for component in root.walk() for vevent in component.children
        if vevent.name == "VEVENT"
    }  # fmt: skip
    places = sorted(
        place for part in root.walk() if id(part) not in inside for place in part.unreadable
    )
    yield from (unreadable_line(place) for place in places[:MOST_REMARKS])
    if len(places) > MOST_REMARKS:
        yield _(
            "Weitere %(number)s Zeilen konnten wir nicht lesen.",
            {"number": len(places) - MOST_REMARKS},
        )
    if not is_whole and any(not part.is_whole for part in root.children):
        yield _("Die Datei hört mittendrin auf. Vielleicht fehlen Einträge.")


class _Reader:
    """Reads the entries of a file's calendars, with the zones of this file."""

    def __init__(self, zones, organiser, town, now):
        self.zones, self.organiser, self.town, self.now = zones, organiser, town, now
        self.found, self.past = [], []

    def read_calendar(self, calendar):
        """Read the entries of one calendar; those of METHOD:CANCEL are all cancelled (RFC 5546)."""
        is_cancellation = calendar.text("METHOD").strip().upper() == "CANCEL"
        vevents = [component for component in calendar.children if component.name == "VEVENT"]
        for uid, master, exceptions, remark in _grouped(vevents):
            notes = Notes()
            if remark:
                notes.add(remark)
            main = master or exceptions[0]
            title = clean_line(main.text("SUMMARY"))
            facts, reason = None, ""
            try:
                facts = self.facts_of(master, exceptions, notes, is_cancellation)
            except Refusal as refusal:
                reason = refusal.sentence
            except (ValueError, TypeError, AttributeError, OverflowError):
                # a property that is there and cannot be read
                reason = _("Der Eintrag in Zeile %(line)s ist beschädigt.", {"line": main.number})
            if facts is None and not reason:
                self.past.append(uid)
                continue
            self.found.append(
                Found(
                    uid,
                    title,
                    facts,
                    reason,
                    tuple(notes.remarks[:MOST_REMARKS]),
                    notes.is_doubtful,
                    _sequence(main),
                    _moment_in(main, "LAST-MODIFIED"),
                )
            )

    def facts_of(self, master, exceptions, notes, is_cancellation):
        """Return an entry's facts; None for what is over. Raises Refusal."""
        if master is not None and (is_cancellation or is_cancelled(master)):
            _check_public(master)
            return {"is_cancelled": True}
        if is_cancellation:
            starts = [
                moment_of(value_of(vevent.get("RECURRENCE-ID"), self.zones))
                for vevent in exceptions
            ]
            return {"cancelled_starts": sorted(start.isoformat() for start in starts)}
        if master is None:
            raise Refusal(
                _("Es ist nur ein geänderter Termin einer Reihe, die Reihe selbst fehlt.")
            )
        if not master.is_whole:
            raise Refusal(
                _(
                    "Der Eintrag in Zeile %(line)s hat kein Ende (END:VEVENT).",
                    {"line": master.number},
                )
            )
        _note_unreadable_lines(master, exceptions, notes)
        times = times_of(master, exceptions, self.zones, notes)
        if is_over(times, self.now):
            return None
        _check_public(master)
        return self._facts(master, exceptions, times, notes)

    def _facts(self, master, exceptions, times, notes):
        title = clean_line(master.text("SUMMARY"))
        if not title:
            raise Refusal(_("Es fehlt der Titel."))
        if any(clean_line(vevent.text("SUMMARY", title)) != title for vevent in exceptions):
            notes.add(_("Einzelne Termine heißen beim Partner anders. Das übernehmen wir nicht."))
        changes, place = times.changes, clean_line(master.text("LOCATION"))[:160]
        for change in changes:
            if change.get("new_place") == place:
                del change["new_place"]
        changes = [
            c for c in changes if c["kind"] != MOVED or {"new_starts_at", "new_place"} & set(c)
        ]
        return {
            "title": _cut(title, 120, notes, _("Der Titel ist gekürzt.")),
            "organiser_name": self._organiser_of(master)[:160],
            "kind_label": _category(master),
            **_texts(master, notes),
            **place_of(master.text("LOCATION"), self.town),
            "starts_at": times.first.start.isoformat(),
            "ends_at": times.first.end.isoformat(),
            "has_open_end": times.has_open_end,
            "all_day": times.all_day,
            "rule": str(times.rule or ""),
            "changes": [_plain(change) for change in sorted(changes, key=_order)],
        }

    def _organiser_of(self, master):
        prop = master.get("ORGANIZER")
        name = without_addresses(prop.params.get("CN", "")) if prop else ""
        return name or clean_line(self.organiser)


def _grouped(vevents):
    """Yield (UID, series or None, its changed dates, remark) for each entry, as the file has them.

    Of two versions of one entry the one of higher SEQUENCE counts. Entries that have no UID, or share
    one, are told apart by title and beginning.
    """
    by_uid, taken = {}, set()
    for number, vevent in enumerate(vevents):
        uid = clean_line(vevent.text("UID"))
        by_uid.setdefault(uid or number, []).append(vevent)
    for uid, group in by_uid.items():
        exceptions = _newest_of_each_date(v for v in group if _is_changed_date(v))
        masters = _newest(v for v in group if not _is_changed_date(v))
        if not masters:
            yield _key(uid), None, exceptions, None
            continue
        series = next((m for m in masters if "RRULE" in m), masters[0])
        for master in masters:
            if isinstance(uid, int):
                key, remark = _made_up(master, taken), _(
                    "Der Eintrag hat keine Kennung (UID). Ändert der Partner Titel oder Beginn, ist er "
                    "für uns ein neuer."
                )  # fmt: skip
            elif len(masters) > 1:
                key = _made_up(master, taken, uid)
                remark = _("Mehrere Einträge haben dieselbe Kennung (UID).")
            else:
                key, remark = _key(uid), None
            yield key, master, exceptions if master is series else [], remark


def _is_changed_date(vevent):
    """Whether it says which date it changes, be it in a line that cannot be read."""
    names = {place.name for place in vevent.unreadable}
    return "RECURRENCE-ID" in vevent or "RECURRENCE-ID" in names


def _newest(vevents):
    """Those of the highest SEQUENCE; of two that begin together and have one title, the later."""
    by_sequence = sorted(vevents, key=_version)
    highest = [v for v in by_sequence if _sequence(v) == _sequence(by_sequence[-1])]
    by_look = {(_raw(v, "DTSTART"), clean_line(v.text("SUMMARY"))): v for v in highest}
    return sorted(by_look.values(), key=lambda vevent: vevent.number)


def _newest_of_each_date(vevents):
    by_date = {_raw(vevent, "RECURRENCE-ID"): vevent for vevent in sorted(vevents, key=_version)}
    return list(by_date.values())


def _version(vevent):
    return _sequence(vevent), _moment_in(vevent, "LAST-MODIFIED") or _moment_in(vevent, "DTSTAMP")


def _sequence(vevent):
    return min(max(int(vevent.text("SEQUENCE", "0")), 0), 2**31 - 1)


def _moment_in(vevent, name):
    """A moment in UTC as sortable text; "" without one."""
    text = vevent.text(name)
    return text if text.endswith("Z") else ""


def _raw(vevent, name):
    prop = vevent.get(name)
    return prop and (prop.value, prop.params.get("TZID"))


def _key(uid):
    return uid if isinstance(uid, str) and len(uid) <= MOST_UID else _digest(str(uid))


def _made_up(vevent, taken, uid=""):
    """A name for an entry without one of its own; the same in the next file, in whatever order."""
    parts = uid, clean_line(vevent.text("SUMMARY")), str(_raw(vevent, "DTSTART"))
    number = 0
    while (key := _digest("\n".join([*parts, str(number)]))) in taken:
        number += 1
    taken.add(key)
    return key


def _digest(text):
    return f"ohne-{sha256(text.encode()).hexdigest()[:32]}"


def _check_public(master):
    if master.text("CLASS", "PUBLIC").strip().upper() not in ("PUBLIC", ""):
        raise Refusal(_("Der Eintrag ist als privat gekennzeichnet."))


def _note_unreadable_lines(master, exceptions, notes):
    for place in master.unreadable:
        if place.name == "DTSTART":
            raise Refusal(unreadable_line(place))
        notes.add(unreadable_line(place), is_doubtful=place.name in DATE_LINES)
    for vevent in exceptions:
        for place in vevent.unreadable:
            notes.add(unreadable_line(place), is_doubtful=True)


def _order(change):
    return str(change.get("original_date") or change.get("new_starts_at"))


def _plain(change):
    """A change in JSON values."""
    return {
        name: value if isinstance(value, str) else value.isoformat()
        for name, value in change.items()
    }


def _texts(master, notes):
    raw = clean_text(master.text("DESCRIPTION")[:MOST_RAW])
    if TAGS.search(raw):
        raw = text_of(clean_html(raw))
    first = clean_line(raw.partition("\n")[0])
    body = raw if raw != first or len(first) > 300 else ""
    html = paragraphs_of(_cut(body, MOST_TEXT, notes, _("Die Beschreibung ist gekürzt.")))
    url = clean_line(master.text("URL"))
    if is_web_address(url):
        html += clean_html(f'<p><a href="{escape(url)}">{MORE}</a></p>')
    return {"summary": _cut(first, 300), "description": html}


def _category(master):
    """The first category as it is written; which of our kinds has this name is decided later."""
    prop = master.get("CATEGORIES")
    first = re.split(r"(?<!\\),", prop.value)[0] if prop else ""
    return clean_line(first.replace("\\,", ","))[:60]


def _cut(text, length, notes=None, remark=""):
    if len(text) <= length:
        return text
    if notes is not None:
        notes.add(remark)
    return text[: length - 1].rsplit(" ", 1)[0] + "…"


def moment(text: str) -> datetime:
    """A stored moment back as a datetime."""
    return datetime.fromisoformat(text)


def _answer(data, organiser, town, now):
    reading = read(data, organiser, town, moment(now))
    entries = [_plainly(found) for found in reading.entries]
    return reading._replace(entries=entries, remarks=_parts_of(reading.remarks)), b""


def _plainly(found):
    reason = found.reason and found.reason.parts
    return found._replace(reason=reason, remarks=_parts_of(found.remarks))


def _parts_of(sentences):
    return [sentence.parts for sentence in sentences]


if __name__ == "__main__":
    serve(_answer)
