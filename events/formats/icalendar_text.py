"""Events as iCalendar text (RFC 5545).

An event's VEVENTs are written once, at publishing, and stored; a feed joins stored texts. The
text is what other programs keep for years, so identity (UID, RECURRENCE-ID) never changes.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext
from icalendar import Calendar, vRecur
from icalendar import Event as VEvent

from content.place.time_zone import BERLIN
from content.text import clean_line, clean_text
from events.recurrence.expansion import completed, expand
from events.recurrence.local_time import local, start_of
from events.recurrence.plan import CANCELLED, MOVED, extras, paused_dates, plan

# Both changes with their yearly rules, valid since 1996; the feed defines the zone once.
VTIMEZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
    "TZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
    "TZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n"
)
TAIL = "END:VCALENDAR\r\n"
CONTENT_TYPE = "text/calendar; charset=utf-8"
# What a program finds the event by in its calendar, and the dates that it takes out.
IDENTITY = {"UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE"}


def calendar(texts, name="", url="", about="") -> bytes:
    """Join VEVENT texts to a calendar file; with a name it is a feed that asks to be read again."""
    head = Calendar()
    head.add("version", "2.0")
    head.add("prodid", "-//Plan B//Veranstaltungen//DE")
    if name:
        head.add("name", clean_line(name))
        head.add("x-wr-calname", clean_line(name))
        head.add("url", url)
        if about := clean_line(about):
            head.add("description", about)
            head.add("x-wr-caldesc", about)
        head.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
        head.add("x-published-ttl", "PT6H")
    opening = head.to_ical().decode().removesuffix(TAIL)
    return "".join([opening, VTIMEZONE, *texts, TAIL]).encode()


def vevents(event, uid: str, sequence: int, changed_at: datetime, now: datetime) -> str:
    """Write all VEVENTs of an event: the series, one for each date that differs, each added date.

    Clock changes are looked for until three years after `now`.

    Raises ValueError for what iCalendar cannot hold.
    """
    writer = _Writer(event, uid, sequence, changed_at)
    return "".join(vevent.to_ical().decode() for vevent in writer.write(now))


def single_date(occurrence, uid: str, changed_at: datetime) -> str:
    """Write one date as an event of its own: no rule, and a UID that no other date has."""
    event = occurrence.event
    name = occurrence.name.replace("-", "")
    writer = _Writer(event, f"{uid}-{name}", 0, changed_at)
    vevent = writer.blank(occurrence.starts_at, occurrence.known_end, occurrence.place)
    if occurrence.is_cancelled:
        writer.cancel(vevent, occurrence.note)
    vevent.add("url", occurrence.full_url)
    return vevent.to_ical().decode()


def withdrawn(text: str, sequence: int, now: datetime) -> str:
    """Turn a stored text into one that cancels the whole event and tells nothing else of it."""
    if not text:
        return ""
    written = VEvent.from_ical(text, multiple=True)
    own = [vevent for vevent in written if "RECURRENCE-ID" not in vevent]
    return "".join(_withdrawn(vevent, sequence, now) for vevent in own)


def _withdrawn(vevent, sequence, now):
    for name in set(vevent) - IDENTITY:
        vevent.pop(name)
    vevent.add("summary", gettext("Nicht mehr im Kalender"))
    vevent.add("status", "CANCELLED")
    vevent.add("sequence", sequence)
    vevent.add("last-modified", now)
    vevent.add("dtstamp", now)
    return vevent.to_ical().decode()


def with_address(text: str, base_url: str) -> str:
    """Return a stored text whose links lead to another address of this site."""
    written = []
    for vevent in VEvent.from_ical(text, multiple=True):
        if link := vevent.pop("URL", None):
            vevent.add("url", base_url + urlsplit(link).path)
        written.append(vevent.to_ical().decode())
    return "".join(written)


class _Writer:
    """Knows one event's facts and writes its VEVENTs with the same SEQUENCE."""

    def __init__(self, event, uid, sequence, changed_at):
        self.event, self.uid = event, uid
        self.sequence, self.changed_at = sequence, changed_at
        self.first = event.first_span
        self.known_end = None if event.has_open_end else self.first.end
        # Hours on the clock, which in a night of a clock change are not hours that pass.
        self.usual_length = _length(*self.first)

    def write(self, now):
        """Return the series with its exceptions, then each date that has no rule.

        A date without a rule is never written as RDATE, which Outlook, ical.js and node-ical leave out:
        it is a VEVENT by itself.
        """
        self.rule = self.event.rule
        self.changes = self.event.planned_changes
        if self.rule is None:
            return [self._only_date(), *self._added_dates()]
        return [self._series(), *self._exceptions(now), *self._added_dates()]

    def _only_date(self):
        dates = plan(None, self.first, self.changes, self.first)
        for planned in dates:
            if planned.original_start == self.first.start:
                return self._of_date(planned)
        # the only date is paused
        return self._add_url(self.cancel(self.blank(self.first.start, self.known_end), ""))

    def _of_date(self, planned):
        """A VEVENT of its own, or an exception, for a date as it now stands."""
        end = None if planned.has_open_end else planned.ends_at
        vevent = self.blank(planned.starts_at, end, planned.place, planned.note)
        if planned.state == CANCELLED:
            self.cancel(vevent, planned.note)
        return self._add_url(vevent)

    def _series(self):
        vevent = self.blank(self.first.start, self.known_end)
        if self._has_length_of_its_own(self.first.start, self.known_end):
            # A first date in a night of a clock change must not give its length to all others.
            vevent.pop("DTEND")
            vevent.add("duration", self.usual_length)
        vevent.add("rrule", self._recurrence())
        # One property a date: RFC 5545 allows both, old programs read only the first of a list.
        for gap in paused_dates(self.rule, self.first, self.changes):
            vevent.add("exdate", self._value(gap.start), parameters=self._date_only())
        return self._add_url(vevent)

    def _has_length_of_its_own(self, start, end):
        """Whether it lasts more or less than usual: programs count the hours that pass."""
        if end is None or self.event.all_day:
            return False
        # in UTC, or Python counts the hours of the clock
        return end.astimezone(UTC) - start.astimezone(UTC) != self.usual_length

    def _exceptions(self, now):
        """The rule's dates that are cancelled, moved, or of another length than the series."""
        for planned in self._dates_of_touched_years(now):
            start, end = planned.starts_at, None if planned.has_open_end else planned.ends_at
            is_touched = planned.state in (CANCELLED, MOVED)
            if not is_touched and not self._has_length_of_its_own(start, end):
                continue
            if self._is_of_rule(planned.original_start):
                vevent = self._of_date(planned)
                value = self._value(planned.original_start)
                vevent.add("recurrence-id", value, parameters=self._date_only())
                yield vevent

    def _dates_of_touched_years(self, now):
        """Plan the years that a change names and those whose clock changes are to come."""
        years = {change.day.year for change in self.changes if change.day}
        years |= {local(extra.start).year for extra in extras(self.changes, self.first)}
        begin, this_year = local(self.first.start).year, local(now).year
        years |= {begin, *range(max(begin, this_year - 1), this_year + 4)}
        dates = {}
        for year in sorted(years):
            window = start_of(date(year, 1, 1)), start_of(date(year + 1, 1, 1))
            for planned in plan(self.rule, self.first, self.changes, window):
                dates[planned.original_start] = planned
        return [dates[key] for key in sorted(dates)]

    def _is_of_rule(self, start):
        window = start, start + timedelta(seconds=1)
        return any(span.start == start for span in expand(self.rule, *self.first, BERLIN, window))

    def _added_dates(self):
        """Each extra date by itself, with a UID that stays as long as its original beginning."""
        added = extras(self.changes, self.first)
        if not added:
            return
        window = added[0].start, max(extra.end for extra in added)
        starts = {extra.start for extra in added if not self._is_of_rule(extra.start)}
        for planned in plan(self.rule, self.first, self.changes, window):
            if planned.original_start in starts:
                vevent = self._of_date(planned)
                vevent.pop("UID")
                begin = planned.original_start.astimezone(UTC)
                vevent.add("uid", f"{self.uid}-{begin:%Y%m%dT%H%M%SZ}")
                yield vevent

    def blank(self, starts_at, ends_at, place="", note=""):
        """A VEVENT with the event's facts and these times; without an end nobody said one."""
        vevent = VEvent()
        vevent.add("uid", self.uid)
        vevent.add("dtstamp", self.changed_at)
        vevent.add("last-modified", self.changed_at)
        vevent.add("sequence", self.sequence)
        vevent.add("dtstart", self._value(starts_at))
        if ends_at is not None:
            vevent.add("dtend", self._value(ends_at))
        vevent.add("summary", clean_line(self.event.marked_name))
        if description := self._description(note):
            vevent.add("description", description)
        if where := self._where(place):
            vevent.add("location", where)
        vevent.add("categories", [str(self.event.get_kind_display())])
        vevent.add("status", "CONFIRMED")
        return vevent

    def cancel(self, vevent, reason):
        vevent.pop("STATUS")
        vevent.add("status", "CANCELLED")
        if reason:
            vevent.add("comment", clean_line(reason))
        return vevent

    def _add_url(self, vevent):
        vevent.add("url", self.event.full_url)
        return vevent

    def _value(self, moment):
        """All-day dates are written as days, so that no time zone shifts them."""
        return local(moment).date() if self.event.all_day else local(moment)

    def _date_only(self):
        return {"VALUE": "DATE"} if self.event.all_day else {}

    def _recurrence(self):
        recurrence = vRecur.from_ical(str(self._written_out()))
        if self.event.all_day and self.rule.until:
            # UNTIL has to be of the same type as DTSTART
            recurrence["UNTIL"] = [local(self.rule.until).date()]
        return recurrence

    def _written_out(self):
        """The rule, with the day that it takes from its beginning where not every month has it.

        On 29 February programs have ideas of their own about the other years.
        """
        day = local(self.first.start).date()
        rule = completed(self.rule, day) if day.day > 28 else self.rule
        months = (
            rule.by_month if rule.by_month_day and not (rule.by_day or rule.by_position) else ()
        )
        if rule.frequency == "YEARLY" and rule.interval == 1 and len(months) > 1:
            # ical.js makes 3 March of 31 February, but only here
            return replace(rule, frequency="MONTHLY")
        return rule

    def _description(self, note):
        lines = [note, self.event.summary, self.event.price, self.event.online_url]
        return clean_text("\n".join(line for line in lines if line))

    def _where(self, place):
        event = self.event
        return clean_line(", ".join(p for p in (place or event.place_name, event.address) if p))


def _length(start, end):
    return local(end).replace(tzinfo=None) - local(start).replace(tzinfo=None)
