"""When a partner's event takes place, in the words of our calendar: first date, rule, exceptions.

Pure: reads VEVENTs (RFC 5545). What our calendar cannot express is refused, not approximated.
"""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from content.place.time_zone import BERLIN
from content.text import clean_line
from events.recurrence.expansion import Span, expand
from events.recurrence.german import complaint
from events.recurrence.local_time import ONE_DAY, local, start_of
from events.recurrence.plan import CANCELLED, EXTRA, MOVED, PAUSE
from events.recurrence.rrule import Rule, RuleError, parse

# How far a series is searched for dates that another time zone would move.
LOOKED_THROUGH = timedelta(days=3 * 366)


class Refusal(Exception):
    """Why an event, or a whole calendar, is not imported: a sentence for editors."""


class Times(NamedTuple):
    """`changes` are dicts with the fields of OccurrenceChange that are filled in."""

    first: Span
    all_day: bool
    rule: Rule | None
    changes: list[dict]


def times_of(master, exceptions) -> Times:
    """Read the times of an event and of the VEVENTs that change single dates of it."""
    all_day = _is_day(_value(master, "DTSTART"))
    first = span_of(master)
    rule = _rule_of(master, first)
    changes = [*_excluded(master, rule, first), *_added(master, rule, first)]
    changes += [change for vevent in exceptions if (change := _changed(vevent, first, rule))]
    return Times(first, all_day, rule, changes)


def span_of(vevent) -> Span:
    """Return beginning and end as UTC moments; days begin at local midnight."""
    begin = _value(vevent, "DTSTART")
    if begin is None:
        raise Refusal(_("Es fehlt der Beginn."))
    if "DURATION" in vevent:
        end = begin + vevent["DURATION"].dt
    elif "DTEND" in vevent:
        end = _value(vevent, "DTEND")
    else:
        end = begin + ONE_DAY if _is_day(begin) else begin
    if _is_day(begin) != _is_day(end):
        raise Refusal(_("Der Beginn hat eine Uhrzeit und das Ende nicht, oder umgekehrt."))
    if _is_day(begin) and end == begin:
        end = begin + ONE_DAY
    span = Span(moment_of(begin), moment_of(end))
    if span.end == span.start:
        raise Refusal(_("Es fehlt das Ende."))
    return span


def moment_of(value) -> datetime:
    """Put a date or time into UTC; a time without a zone is Berlin's, a day begins at midnight."""
    if _is_day(value):
        return start_of(value)
    return (value if value.tzinfo else value.replace(tzinfo=BERLIN)).astimezone(UTC)


def _is_day(value):
    return not isinstance(value, datetime)


def _value(vevent, name):
    """Return a property's date or time; refuse one whose zone nobody defined."""
    prop = vevent.get(name)
    if prop is None:
        return None
    _check_zone(prop, prop.dt)
    return prop.dt


def _check_zone(prop, value):
    zone = prop.params.get("TZID")
    if zone and isinstance(value, datetime) and value.tzinfo is None:
        raise Refusal(_("Die Zeitzone „%(zone)s“ kennen wir nicht.") % {"zone": clean_line(zone)})


def _rule_of(master, first):
    if "EXRULE" in master or isinstance(master.get("RRULE"), list):
        raise Refusal(_("Die Reihe hat mehrere Regeln. Das kann unser Kalender nicht sagen."))
    if "RRULE" not in master:
        return None
    try:
        rule = parse(master["RRULE"].to_ical().decode(), BERLIN)
    except RuleError as error:
        raise Refusal(complaint(error.code)) from error
    _check_same_clock(master["DTSTART"].dt, rule, first)
    return rule


def _check_same_clock(begin, rule, first):
    """Refuse a series whose own zone would put some date at another time than Berlin's clock."""
    if _is_day(begin) or begin.tzinfo is None:
        return
    window = first.start, first.start + LOOKED_THROUGH
    starts = [span.start.astimezone(begin.tzinfo) for span in expand(rule, *first, BERLIN, window)]
    same_day = local(first.start).date() == begin.date()
    if not same_day or any(start.time() != begin.time() for start in starts):
        raise Refusal(
            _(
                "Die Reihe rechnet in einer anderen Zeitzone (%(zone)s). Ihre Uhrzeit wäre bei uns "
                "im Sommer und im Winter nicht gleich."
            )
            % {"zone": begin.tzname() or begin.tzinfo}
        )


def _dates_in(master, name):
    """Yield what EXDATE or RDATE list: dates, times, or periods as (begin, end or length)."""
    props = master.get(name, [])
    for prop in props if isinstance(props, list) else [props]:
        for item in prop.dts:
            begin = item.dt[0] if isinstance(item.dt, tuple) else item.dt
            _check_zone(prop, begin)
            yield item.dt


def _excluded(master, rule, first):
    """An excluded date becomes a pause of one day; one that matches no date is ignored."""
    for value in _dates_in(master, "EXDATE"):
        day = value if _is_day(value) else local(moment_of(value)).date()
        starts = [span.start for span in _on_day(rule, first, day)]
        if starts and (_is_day(value) or moment_of(value) in starts):
            yield {"kind": PAUSE, "original_date": day, "until_date": day}


def _added(master, rule, first):
    for value in _dates_in(master, "RDATE"):
        begin, end = value if isinstance(value, tuple) else (value, None)
        start = moment_of(begin)
        if start in [span.start for span in _on_day(rule, first, local(start).date())]:
            continue
        change = {"kind": EXTRA, "new_starts_at": start}
        if end is not None:
            change["new_ends_at"] = moment_of(begin + end if isinstance(end, timedelta) else end)
        yield change


def _on_day(rule, first, day):
    window = start_of(day), start_of(day + ONE_DAY)
    return [span for span in expand(rule, *first, BERLIN, window) if span.start >= window[0]]


def _changed(vevent, first, rule):
    """What a VEVENT with RECURRENCE-ID changes; None where time and state are the usual ones."""
    recurrence_id = vevent["RECURRENCE-ID"]
    if "RANGE" in recurrence_id.params:
        raise Refusal(
            _("Ein Termin ist samt allen folgenden geändert. Das kann unser Kalender nicht sagen.")
        )
    original = moment_of(_value(vevent, "RECURRENCE-ID"))
    change = {"kind": MOVED, "original_date": local(original).date()}
    if is_cancelled(vevent):
        reason = clean_line(str(vevent.get("COMMENT", "")))[:160]
        return change | {"kind": CANCELLED, "reason": reason}
    span = span_of(vevent)
    usual = _on_day(rule, first, local(original).date())
    if span not in usual:
        change |= {"new_starts_at": span.start, "new_ends_at": span.end}
    if place := clean_line(str(vevent.get("LOCATION", ""))):
        change["new_place"] = place[:160]
    return change


def is_cancelled(vevent):
    return str(vevent.get("STATUS", "")).upper() == "CANCELLED"
