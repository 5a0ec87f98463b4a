"""Events as iCalendar text (RFC 5545).

An event's VEVENTs are written once, at publishing, and stored; a feed joins stored texts. The
text is what other programs keep for years, so identity (UID, RECURRENCE-ID) never changes.
"""

from datetime import datetime, timedelta

from icalendar import Calendar, vRecur
from icalendar import Event as VEvent

from content.place.time_zone import BERLIN
from content.text import clean_line, clean_text
from events.recurrence.local_time import local
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


def calendar(texts, name="", url="") -> bytes:
    """Join VEVENT texts to a calendar file; with a name it is a feed that asks to be read again."""
    head = Calendar()
    head.add("version", "2.0")
    head.add("prodid", "-//Plan B//Veranstaltungen//DE")
    if name:
        head.add("name", clean_line(name))
        head.add("x-wr-calname", clean_line(name))
        head.add("url", url)
        head.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
        head.add("x-published-ttl", "PT6H")
    opening = head.to_ical().decode().removesuffix(TAIL)
    return "".join([opening, VTIMEZONE, *texts, TAIL]).encode()


def vevents(event, uid: str, sequence: int, changed_at: datetime) -> str:
    """Write all VEVENTs of an event: the series, then one for each date that differs.

    Raises ValueError for what iCalendar cannot hold.
    """
    writer = _Writer(event, uid, sequence, changed_at)
    return "".join(vevent.to_ical().decode() for vevent in writer.write())


def single_date(occurrence, uid: str, changed_at: datetime) -> str:
    """Write one date as an event of its own: no rule, and a UID that no other date has."""
    event = occurrence.event
    writer = _Writer(event, f"{uid}-{occurrence.original_day:%Y%m%d}", 0, changed_at)
    vevent = writer.blank(occurrence.starts_at, occurrence.ends_at, occurrence.place)
    if occurrence.is_cancelled:
        writer.cancel(vevent, occurrence.note)
    vevent.add("url", occurrence.full_url)
    return vevent.to_ical().decode()


def withdrawn(text: str, sequence: int, now: datetime) -> str:
    """Turn a stored text into one that cancels the whole event."""
    if not text:
        return ""
    series = VEvent.from_ical(text, multiple=True)[0]
    for name in ("STATUS", "SEQUENCE", "LAST-MODIFIED", "DTSTAMP"):
        series.pop(name, None)
    series.add("status", "CANCELLED")
    series.add("sequence", sequence)
    series.add("last-modified", now)
    series.add("dtstamp", now)
    return series.to_ical().decode()


class _Writer:
    """Knows one event's facts and writes its VEVENTs with the same UID and SEQUENCE."""

    def __init__(self, event, uid, sequence, changed_at):
        self.event, self.uid = event, uid
        self.sequence, self.changed_at = sequence, changed_at
        self.first = event.first_span

    def write(self):
        """Yield the series and its exceptions; a single date is written as it now stands."""
        self.rule = self.event.rule
        self.changes = self.event.planned_changes
        added = [
            extra for extra in extras(self.changes, self.first) if extra.start != self.first.start
        ]
        if self.rule is None and not added:
            return [self._only_date()]
        return [self._series(added), *self._exceptions(added)]

    def _only_date(self):
        window = self.first.start, self.first.end
        dates = plan(None, self.first, self.changes, window)
        if not dates:  # the only date is paused
            vevent = self.blank(*self.first)
            return self._add_url(self.cancel(vevent, ""))
        date = dates[0]
        vevent = self.blank(date.starts_at, date.ends_at, date.place, date.note)
        return self._add_url(self.cancel(vevent, date.note) if date.state == CANCELLED else vevent)

    def _series(self, added):
        vevent = self.blank(*self.first)
        if self.rule is not None:
            vevent.add("rrule", self._recurrence())
        # One property a date: RFC 5545 allows both, old programs read only the first of a list.
        for gap in paused_dates(self.rule, self.first, self.changes):
            vevent.add("exdate", self._value(gap.start), parameters=self._date_only())
        for extra in added:
            vevent.add("rdate", self._value(extra.start), parameters=self._date_only())
        return self._add_url(vevent)

    def _exceptions(self, added):
        """The dates that are cancelled, moved, or extra with a length of their own."""
        usual = _length(*self.first)
        own_length = {extra.start for extra in added if _length(*extra) != usual}
        for date in self._touched_dates(added):
            if date.state not in (CANCELLED, MOVED) and date.original_start not in own_length:
                continue
            vevent = self.blank(date.starts_at, date.ends_at, date.place, date.note)
            vevent.add(
                "recurrence-id", self._value(date.original_start), parameters=self._date_only()
            )
            if date.state == CANCELLED:
                self.cancel(vevent, date.note)
            yield self._add_url(vevent)

    def _touched_dates(self, added):
        """Plan only the days that a change names, however long the series is."""
        days = [change.day for change in self.changes if change.day]
        days += [local(extra.start).date() for extra in added]
        dates = {}
        for day in days:
            begin = datetime(day.year, day.month, day.day, tzinfo=BERLIN)
            window = begin, begin + timedelta(days=1)
            for date in plan(self.rule, self.first, self.changes, window):
                dates[date.original_start] = date
        return [dates[key] for key in sorted(dates)]

    def blank(self, starts_at, ends_at, place="", note=""):
        """A VEVENT with the event's facts and these times."""
        vevent = VEvent()
        vevent.add("uid", self.uid)
        vevent.add("dtstamp", self.changed_at)
        vevent.add("last-modified", self.changed_at)
        vevent.add("sequence", self.sequence)
        vevent.add("dtstart", self._value(starts_at))
        vevent.add("dtend", self._value(ends_at))
        vevent.add("summary", clean_line(self.event.title))
        vevent.add("description", self._description(note))
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
        recurrence = vRecur.from_ical(str(self.rule))
        if self.event.all_day and self.rule.until:
            # UNTIL has to be of the same type as DTSTART
            recurrence["UNTIL"] = [local(self.rule.until).date()]
        return recurrence

    def _description(self, note):
        lines = [note, self.event.summary, self.event.price, self.event.online_url]
        return clean_text("\n".join(line for line in lines if line))

    def _where(self, place):
        event = self.event
        return clean_line(", ".join(p for p in (place or event.place_name, event.address) if p))


def _length(start, end):
    return local(end).replace(tzinfo=None) - local(start).replace(tzinfo=None)
