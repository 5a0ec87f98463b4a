"""When a partner's event takes place, in the words of our calendar: first date, rule, exceptions.

Pure: reads VEVENTs (RFC 5545). What our calendar cannot express is refused, not approximated; what is
left out is remarked.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from content.place.time_zone import BERLIN
from content.security.reading import Refusal
from content.security.reading import Sentence as _
from content.text import clean_line
from events.ical_import.lines import DURATION, MOMENT, Component, Property
from events.ical_import.zones import Zones
from events.recurrence.complaints import COMPLAINTS
from events.recurrence.expansion import Span, expand, fits
from events.recurrence.local_time import ONE_DAY, end_of_its_day, local, start_of
from events.recurrence.rrule import Rule, RuleError, parse
from events.recurrence.states import CANCELLED, EXTRA, MOVED, PAUSE

# How far a series is searched for dates that another time zone would move.
LOOKED_THROUGH = timedelta(days=3 * 366)
A_YEAR, FAR_AHEAD = timedelta(days=366), timedelta(days=9 * 366)
# An excluded date so long after the first one is none of the series'.
MOST_YEARS = 60
# The lines that say when; where one of them cannot be read, somebody has to look.
DATE_LINES = {"DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS"}


@dataclass
class Notes:
    """What an editor is told of an entry; `is_doubtful` where a date may be wrong."""

    remarks: list = field(default_factory=list)
    is_doubtful: bool = False

    def add(self, sentence, is_doubtful=False):
        if sentence not in self.remarks:
            self.remarks.append(sentence)
        self.is_doubtful |= is_doubtful


class Times(NamedTuple):
    """`changes` are dicts with the fields of OccurrenceChange that are filled in.

    Without an end, `first` ends with its day.
    """

    first: Span
    all_day: bool
    has_open_end: bool
    rule: Rule | None
    changes: list[dict]


def times_of(master: Component, exceptions: list, zones: Zones, notes: Notes) -> Times:
    """Read the times of an event and of the VEVENTs that change single dates of it."""
    begin = _begin(master, zones)
    all_day = _is_day(begin)
    first, has_end = span_of(master, zones)
    _note_contradiction(master, zones, notes)
    rule = _rule_of(master, begin, first)
    rule, first, changes = _with_fitting_start(rule, first, notes)
    usual = UsualDates(rule, first, all_day)
    excluded = _Excluded(master, zones, usual, notes)
    added = [
        change
        for change in [*changes, *_added(master, zones, usual, notes)]
        if not excluded.takes_out(change["new_starts_at"])
    ]
    pauses = [
        {"kind": PAUSE, "original_date": day, "until_date": day} for day in sorted(excluded.pauses)
    ]
    excluded.note_misses(notes)
    taking_place = _Dates(usual, excluded, added)
    changed = []
    for vevent in exceptions:
        changed += _changed(vevent, zones, taking_place, notes)
    return Times(first, all_day, not has_end, rule, [*pauses, *added, *changed])


def is_over(times: Times, now: datetime) -> bool:
    """Tell whether no date is to come, were none of them excluded."""
    moments = ("new_starts_at", "new_ends_at")
    if any(change[name] > now for change in times.changes for name in moments if name in change):
        return False
    for ahead in (A_YEAR, FAR_AHEAD):
        window = now, max(now, times.first.end) + ahead
        if expand(times.rule, *times.first, BERLIN, window):
            return False
        if times.rule is None:
            break
    return True


def span_of(vevent: Component, zones: Zones) -> tuple[Span, bool]:
    """Return beginning and end as UTC moments, and whether the end was said; days begin at midnight."""
    begin = _begin(vevent, zones)
    length, end = vevent.get("DURATION"), vevent.get("DTEND")
    if end is not None:
        end = value_of(end, zones)
    elif length is not None:
        end = begin + duration_of(length.value)
    elif _is_day(begin):
        end = begin + ONE_DAY
    if end is None or (end == begin and not _is_day(begin)):
        start = moment_of(begin)
        return Span(start, end_of_its_day(start)), False
    if _is_day(begin) != _is_day(end):
        raise Refusal(_("Der Beginn hat eine Uhrzeit und das Ende nicht, oder umgekehrt."))
    if end == begin:
        end = begin + ONE_DAY
    return Span(moment_of(begin), moment_of(end)), True


def _begin(vevent, zones):
    begin = vevent.get("DTSTART")
    if begin is None:
        raise Refusal(_("Es fehlt der Beginn."))
    return value_of(begin, zones)


def value_of(prop: Property, zones: Zones, text: str = "") -> date | datetime:
    """Return a property's date or time, or that of one of its values.

    Raises Refusal for a zone that nobody knows, ValueError for a day that does not exist.
    """
    text = (text or prop.value).strip()
    if not MOMENT.fullmatch(text):
        raise ValueError(text)
    day = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    if len(text) == 8:
        return day
    # a leap second is the second before it
    clock = int(text[9:11]), int(text[11:13]), min(int(text[13:15]), 59)
    moment = datetime(day.year, day.month, day.day, *clock)
    if text.endswith("Z"):
        return moment.replace(tzinfo=UTC)
    name = prop.params.get("TZID")
    return moment.replace(tzinfo=_zone(name, prop, zones)) if name else moment


def _zone(name, prop, zones):
    zone = zones.named(name)
    if zone is not None:
        return zone
    values = {"zone": clean_line(name)[:80], "line": prop.number}
    if definition := zones.definitions.get(name):
        values["line"] = next(
            (bad.number for part in definition.walk() for bad in part.unreadable), definition.number
        )
        raise Refusal(
            _(
                "Die Beschreibung der Zeitzone „%(zone)s“ in Zeile %(line)s können wir nicht lesen.",
                values,
            )
        )
    raise Refusal(_("Die Zeitzone „%(zone)s“ in Zeile %(line)s kennen wir nicht.", values))


def _note_contradiction(master, zones, notes):
    """Remark a file that gives a well-known zone another clock than everybody else."""
    prop = master.get("DTSTART")
    name = prop.params.get("TZID")
    value = value_of(prop, zones)
    if name and not _is_day(value) and zones.contradicts(name, value.replace(tzinfo=None)):
        notes.add(
            _(
                "Die Datei beschreibt die Zeitzone „%(zone)s“ anders, als sie ist. Wir rechnen mit der "
                "Uhr, die dort gilt.",
                {"zone": clean_line(name)[:80]},
            ),
            is_doubtful=True,
        )


def duration_of(text: str) -> timedelta:
    """Read an RFC 5545 duration."""
    sign, weeks, days, hours, minutes, seconds = DURATION.fullmatch(text.strip()).groups()
    length = timedelta(
        weeks=int(weeks or 0),
        days=int(days or 0),
        hours=int(hours or 0),
        minutes=int(minutes or 0),
        seconds=int(seconds or 0),
    )
    return -length if sign == "-" else length


def moment_of(value) -> datetime:
    """Put a date or time into UTC; a time without a zone is Berlin's, a day begins at midnight."""
    if _is_day(value):
        return start_of(value)
    return (value if value.tzinfo else value.replace(tzinfo=BERLIN)).astimezone(UTC)


def _is_day(value):
    return not isinstance(value, datetime)


def _rule_of(master, begin, first):
    written = {_without_its_own_clock(prop.value, begin) for prop in master.all("RRULE")}
    if not written and "EXRULE" not in master:
        return None
    try:
        rules = {parse(text, BERLIN) for text in written}
    except RuleError as error:
        raise Refusal(COMPLAINTS[error.code]) from error
    if "EXRULE" in master or len(rules) > 1:
        raise Refusal(_("Die Reihe hat mehrere Regeln. Das kann unser Kalender nicht sagen."))
    (rule,) = rules
    _check_same_clock(begin, rule, first)
    return rule


def _without_its_own_clock(text, begin):
    """Leave out the time of day that a rule repeats; the beginning says it already."""
    clock = {} if _is_day(begin) else {
        "BYHOUR": begin.hour, "BYMINUTE": begin.minute, "BYSECOND": begin.second,
    }  # fmt: skip
    parts = [part.partition("=") for part in text.strip().upper().split(";")]
    kept = [
        part
        for part in parts
        if not (part[0] in clock and part[2].isdecimal() and int(part[2]) == clock[part[0]])
    ]
    return ";".join("".join(part) for part in kept)


def _check_same_clock(begin, rule, first):
    """Refuse a series whose own zone would put some date at another time than Berlin's clock."""
    if _is_day(begin) or begin.tzinfo is None or str(begin.tzinfo) == str(BERLIN):
        return
    window = first.start, first.start + LOOKED_THROUGH
    starts = [span.start.astimezone(begin.tzinfo) for span in expand(rule, *first, BERLIN, window)]
    same_day = local(first.start).date() == begin.date()
    if not same_day or any(start.time() != begin.time() for start in starts):
        raise Refusal(
            _(
                "Die Reihe rechnet in einer anderen Zeitzone (%(zone)s). Ihre Uhrzeit wäre bei uns "
                "im Sommer und im Winter nicht gleich.",
                {"zone": str(begin.tzname() or begin.tzinfo)},
            )
        )


def _with_fitting_start(rule, first, notes):
    """Let the series begin at the rule's first date; a start that the rule does not have is extra.

    It counts as the first date (section 3.8.5.3), so a COUNT has one left less.
    """
    if rule is None or fits(rule, local(first.start).date()):
        return rule, first, []
    notes.add(_("Der erste Termin passt nicht zur Wiederholung. Er bleibt als einzelner Termin."))
    left = rule if rule.count is None else replace(rule, count=max(rule.count - 1, 1))
    dates = []
    if rule.count != 1:
        dates = expand(left, *first, BERLIN, (first.start, first.start + FAR_AHEAD))
    if not dates:
        return None, first, []
    return left, dates[0], [{"kind": EXTRA, "new_starts_at": first.start}]


class UsualDates:
    """The dates that a rule alone has, a year at a time: an entry may have thousands of exceptions."""

    def __init__(self, rule, first, all_day):
        self.rule, self.first, self.all_day = rule, first, all_day
        self.first_year = local(first.start).year
        self.years = {}

    def starting_on(self, day: date) -> list[Span]:
        """Dates that begin on this local day; there is at most one."""
        if not self.first_year <= day.year <= min(self.first_year + MOST_YEARS, 9990):
            return []
        if day.year not in self.years:
            window = start_of(date(day.year, 1, 1)), start_of(date(day.year + 1, 1, 1))
            by_day = self.years[day.year] = {}
            for span in expand(self.rule, *self.first, BERLIN, window):
                by_day.setdefault(local(span.start).date(), []).append(span)
        return self.years[day.year].get(day, [])


class _Excluded:
    """What EXDATE takes out of the whole set, RDATE included (section 3.8.5.1)."""

    def __init__(self, master, zones, usual, notes):
        self.all_day = usual.all_day
        self.days, self.moments, self.pauses, self.hit = set(), set(), set(), set()
        for value in _values(master, "EXDATE", lambda *at: value_of(at[0], zones, at[1]), notes):
            whole_day = _is_day(value) or usual.all_day
            day = value if _is_day(value) else local(moment_of(value)).date()
            key = day if whole_day else moment_of(value)
            (self.days if whole_day else self.moments).add(key)
            if any(whole_day or span.start == key for span in usual.starting_on(day)):
                self.pauses.add(day)
                self.hit.add(key)

    def takes_out(self, start):
        keys = {start, local(start).date()} & (self.days | self.moments)
        self.hit |= keys
        return bool(keys)

    def note_misses(self, notes):
        missed = sorted(
            key if _is_day(key) else local(key).date()
            for key in (self.days | self.moments) - self.hit
        )
        if missed:
            days = ", ".join(f"{day:%d.%m.%Y}" for day in missed[:3]) + (" …" if missed[3:] else "")
            notes.add(
                _(
                    "Ausgenommen sind auch Tage, an denen die Reihe keinen Termin hat: %(days)s.",
                    {"days": days},
                )
            )


class _Dates:
    """The dates of a series that are left, by local day: those of the rule and the added ones."""

    def __init__(self, usual, excluded, added):
        self.usual, self.pauses = usual, excluded.pauses
        self.added = {}
        for change in added:
            start = change["new_starts_at"]
            self.added.setdefault(local(start).date(), []).append(start)

    def on(self, day):
        usual = [] if day in self.pauses else [span.start for span in self.usual.starting_on(day)]
        return [*usual, *self.added.get(day, [])]

    def span_of(self, start):
        for span in self.usual.starting_on(local(start).date()):
            if span.start == start:
                return span
        return None


def _values(master, name, read, notes):
    """Yield what `read(line, value)` makes of each value of EXDATE or RDATE; remark what is none."""
    for prop in master.all(name):
        for text in filter(None, map(str.strip, prop.value.split(","))):
            try:
                yield read(prop, text)
            except Refusal as refusal:
                notes.add(refusal.sentence, is_doubtful=True)
            except ValueError:
                notes.add(unreadable_line(prop), is_doubtful=True)


def unreadable_line(place):
    """Say which line could not be read."""
    values = {"line": place.number, "name": place.name}
    return _("Zeile %(line)s (%(name)s) konnten wir nicht lesen.", values)


def _added(master, zones, usual, notes):
    """Yield an extra date for each RDATE that is no date of the rule."""
    known = set()
    for start, end in _values(master, "RDATE", lambda *at: _period(*at, zones, usual), notes):
        usual_starts = [span.start for span in usual.starting_on(local(start).date())]
        if start in known or start in usual_starts:
            continue
        known.add(start)
        change = {"kind": EXTRA, "new_starts_at": start}
        yield change | ({"new_ends_at": end} if end and end > start else {})


def _period(prop, text, zones, usual):
    """`BEGIN`, `BEGIN/END` or `BEGIN/DURATION`; a day stands for the usual time on it."""
    begin, _slash, end = text.partition("/")
    begin = value_of(prop, zones, begin)
    if _is_day(begin) and not usual.all_day:
        begin = datetime.combine(begin, local(usual.first.start).time())
    if not end:
        return moment_of(begin), None
    if DURATION.fullmatch(end):
        return moment_of(begin), moment_of(begin + duration_of(end))
    return moment_of(begin), moment_of(value_of(prop, zones, end))


def _changed(vevent, zones, dates, notes):
    """What a VEVENT with RECURRENCE-ID changes: one change, or none where all is as usual."""
    recurrence_id = vevent.get("RECURRENCE-ID")
    if recurrence_id is None or "DTSTART" in {line.name for line in vevent.unreadable}:
        return []  # which is noted
    if "RANGE" in recurrence_id.params:
        raise Refusal(
            _("Ein Termin ist samt allen folgenden geändert. Das kann unser Kalender nicht sagen.")
        )
    try:
        return _change(vevent, value_of(recurrence_id, zones), zones, dates, notes)
    except Refusal as refusal:
        notes.add(refusal.sentence, is_doubtful=True)
    except ValueError:
        notes.add(unreadable_line(vevent.get("DTSTART") or recurrence_id), is_doubtful=True)
    return []


def _change(vevent, original, zones, dates, notes):
    day = original if _is_day(original) else local(moment_of(original)).date()
    there = dates.on(day)
    start = moment_of(original)
    if (_is_day(original) or dates.usual.all_day) and len(there) == 1:
        start = there[0]
    place = {"new_place": place} if (place := clean_line(vevent.text("LOCATION"))[:160]) else {}
    if start not in there:
        return _detached(vevent, day, place, zones, notes)
    change = {"kind": MOVED, "original_date": day}
    if len(there) > 1:
        change["original_time"] = local(start).time()
    if is_cancelled(vevent):
        reason = clean_line(vevent.text("COMMENT"))[:160]
        return [change | {"kind": CANCELLED, "reason": reason}]
    span, has_end = span_of(vevent, zones)
    usual = dates.span_of(start)
    is_as_usual = span == usual if usual and has_end else span.start == start and not has_end
    if not is_as_usual:
        change |= {"new_starts_at": span.start} | ({"new_ends_at": span.end} if has_end else {})
    return [change | place]


def _detached(vevent, day, place, zones, notes):
    """A changed date that the series does not have stands by itself."""
    values = {"day": f"{day:%d.%m.%Y}"}
    if is_cancelled(vevent):
        notes.add(
            _("Abgesagt ist auch der %(day)s. An diesem Tag hat die Reihe keinen Termin.", values)
        )
        return []
    notes.add(
        _(
            "Der geänderte Termin vom %(day)s gehört nicht zur Reihe. Er steht als einzelner Termin.",
            values,
        )
    )
    span, has_end = span_of(vevent, zones)
    change = {"kind": EXTRA, "new_starts_at": span.start} | place
    return [change | ({"new_ends_at": span.end} if has_end else {})]


def is_cancelled(vevent):
    return vevent.text("STATUS").strip().upper() == "CANCELLED"
