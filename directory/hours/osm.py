"""When it is open by an OSM `opening_hours` text.

Moments come in and go out aware; in between everything is the wall clock of Berlin, because that is
what a sign on a shop door means, also in the two nights a year when the clock is changed.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from opening_hours import OpeningHours, ParserError, State

from content.place.holidays import holidays_between
from content.place.time_zone import BERLIN
from directory.hours.holidays import selectors_of
from directory.hours.rules import ADDITIONAL, DATE, FALLBACK, NORMAL, Rule, rules_of
from directory.hours.state import OpeningState

# A parsed rule takes about 1 KB; so many of them answer "open now" for 10,000 shops in 10 ms.
KEPT_RULES = 12_000
ONE_DAY = dt.timedelta(days=1)
# Looked at first the coming week, which answers nearly always; then far enough for one opening a year.
HORIZONS = (dt.timedelta(days=8), dt.timedelta(days=400))

_SLOT = re.compile(r"(\d\d:\d\d)(?:-(\d\d:\d\d))?(\+?)")
_KINDS = {State.OPEN: "open", State.UNKNOWN: "by_appointment", State.CLOSED: "closed"}
_SUN = re.compile("sun|dawn|dusk")
# Sunrise and sunset are asked for in the middle of the town.
_TOWN = (51.52, 7.09)


@dataclass(frozen=True)
class Span:
    """From start to end, naive wall clock; kind is "open" or "by_appointment"."""

    start: dt.datetime
    end: dt.datetime
    kind: str = "open"
    comment: str = ""
    is_open_ended: bool = False


@dataclass(frozen=True)
class _Level:
    """Rules that the library evaluates together.

    The library lets a day's own rule end what the night before began: with `Fr 22:00-02:00;
    Sa 10:00-14:00` it closes at midnight. Hours belong to the day on which they begin, so the part
    after midnight is a text of its own, evaluated one day later. Open ends are marked by a third.
    """

    by_day: OpeningHours
    after_midnight: OpeningHours | None = None
    open_ended: OpeningHours | None = None

    def kind_at(self, wall):
        kind = _KINDS[self.by_day.state(wall)[0]]
        if kind != "open" and self.after_midnight is not None:
            late = _KINDS[self.after_midnight.state(wall - ONE_DAY)[0]]
            kind = late if late == "open" or kind == "closed" else kind
        return kind

    def spans(self, start, end):
        spans = _spans_of(self.by_day, start, end)
        if self.after_midnight is not None:
            spans += [
                replace(span, start=span.start + ONE_DAY, end=span.end + ONE_DAY)
                for span in _spans_of(self.after_midnight, start - ONE_DAY, end - ONE_DAY)
            ]
        return self._marked(spans, start, end)

    def _marked(self, spans, start, end):
        """Return the spans, those without a known end marked."""
        if self.open_ended is None:
            return spans
        ends = {span.end for span in _spans_of(self.open_ended, start, end)}
        return [replace(span, is_open_ended=span.end in ends) for span in spans]


def _spans_of(asked, start, end):
    """Return what is not closed; with a place the library answers in that place's zone."""
    return [
        Span(a.replace(tzinfo=None), b.replace(tzinfo=None), _KINDS[state], comment)
        for a, b, state, comment in asked.intervals(start, end)
        if state != State.CLOSED
    ]


def state_at(text: str, now: dt.datetime) -> OpeningState:
    """Return whether it is open at `now` (aware) and what changes next; unknown for an empty text."""
    wall = now.astimezone(BERLIN).replace(tzinfo=None)
    if not is_rule(text):
        return OpeningState("unknown", wall)
    midnight = dt.datetime.combine(wall, dt.time.min)
    spans = []
    for horizon in HORIZONS:
        spans = spans_between(text, midnight, wall + horizon)
        if any(span.kind == "open" and span.end > wall for span in spans):
            break
    return _state_from(spans, wall) or _closed(text, spans, wall)


def _state_from(spans, wall):
    """Return the state while it is open or asks for an appointment, None while it is closed."""
    current = next((span for span in spans if span.start <= wall < span.end), None)
    if current is None:
        coming = [span for span in spans if span.start > wall]
        is_never_open = coming and not any(span.kind == "open" for span in coming)
        return (
            OpeningState("by_appointment", wall, None, coming[0].comment) if is_never_open else None
        )
    if current.kind == "by_appointment":
        return OpeningState("by_appointment", wall, None, current.comment)
    if current.is_open_ended:
        return OpeningState("open", wall, None, current.comment, since=current.start)
    end = _end_of(current, spans)
    is_endless = end - wall >= HORIZONS[0]
    return OpeningState("open", wall, None if is_endless else end, current.comment)


def _end_of(current, spans):
    """Return when it closes, through spans that touch and differ only in their comment."""
    end = current.end
    for span in spans:
        if span.kind == "open" and span.start <= end < span.end:
            end = span.end
    return end


def _closed(text, spans, wall):
    opens_at = next((s.start for s in spans if s.kind == "open" and s.start > wall), None)
    comment, is_temporary = closing_reason(text, wall)
    return OpeningState("closed", wall, opens_at, comment, is_temporary=is_temporary)


def closing_reason(text: str, wall: dt.datetime) -> tuple[str, bool]:
    """Return what the rule that closes it says of it, and whether that rule is about some dates only."""
    levels = _compiled(text, holidays_between((wall - ONE_DAY).date(), wall.date()))
    state, comment = levels[0].by_day.state(wall)
    if state != State.CLOSED or not comment:
        return "", False
    reasons = [rule for rule in rules_of(text) if rule.state == "off" and rule.comment == comment]
    return comment, any(DATE.search(rule.wide) for rule in reasons)


def open_texts(texts: Iterable[str], now: dt.datetime) -> set[str]:
    """Return those of the texts that are open at `now`: for a filter over many businesses.

    Many businesses share their hours, so ask with distinct texts; each costs microseconds.
    """
    wall = now.astimezone(BERLIN).replace(tzinfo=None)
    days = holidays_between((wall - ONE_DAY).date(), wall.date())
    return {text for text in texts if _kind_at(text, wall, days) == "open"}


def _kind_at(text, wall, days):
    """Return the first level's kind that is not "closed": a later one holds only there."""
    for level in _compiled(text, days):
        kind = level.kind_at(wall)
        if kind != "closed":
            return kind
    return "closed"


def texts_open_on(texts: Iterable[str], day: dt.date) -> set[str]:
    """Return those of the texts that open on this day, or are open when it begins."""
    start = dt.datetime.combine(day, dt.time.min)
    spans = ((text, spans_between(text, start, start + ONE_DAY)) for text in texts if text)
    return {text for text, found in spans if any(span.kind == "open" for span in found)}


def wall_moment(day: dt.date | None, time: dt.time, now: dt.datetime) -> dt.datetime:
    """Return the moment at which the town's clocks show this; without a day, today's."""
    day = day or now.astimezone(BERLIN).date()
    return dt.datetime.combine(day, time, BERLIN)


def spans_between(text: str, start: dt.datetime, end: dt.datetime) -> list[Span]:
    """Return the spans in [start, end), in their order; where it is closed is between them."""
    days = holidays_between((start - ONE_DAY).date(), end.date())
    found = []
    for level in _compiled(text, days):
        found = found + _beside(level.spans(start, end), found)
    return _joined(sorted(found, key=lambda span: (span.start, span.end, span.kind, span.comment)))


def _beside(spans, taken):
    """Return the parts of the spans where nothing is taken yet."""
    for other in taken:
        spans = [part for span in spans for part in _without(span, other)]
    return spans


def _without(span, other):
    if other.end <= span.start or other.start >= span.end:
        return [span]
    parts = []
    if span.start < other.start:
        parts.append(replace(span, end=other.start, is_open_ended=False))
    if other.end < span.end:
        parts.append(replace(span, start=other.end))
    return parts


def _joined(spans):
    """Join spans of one kind that touch or overlap, so that midnight does not look like closing."""
    joined = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and _is_continued(last, span):
            joined[-1] = replace(last, end=max(last.end, span.end))
        else:
            joined.append(span)
    return joined


def _is_continued(last, span):
    is_same = (last.kind, last.comment) == (span.kind, span.comment)
    return is_same and span.start <= last.end and not last.is_open_ended


def is_rule(text: str) -> bool:
    """Tell whether a stored text can be evaluated; an empty one cannot."""
    return _compiled(text, ()) is not NO_RULE


NO_RULE = (_Level(OpeningHours("off")),)


@lru_cache(maxsize=KEPT_RULES)
def _compiled(text, days):
    """Return the levels of a stored text; what is no rule is never open."""
    try:
        return tuple(_level(rules, days) for rules in _levels(rules_of(text))) if text else NO_RULE
    except (ParserError, ValueError):
        return NO_RULE


def _levels(rules: list[Rule]) -> list[list[Rule]]:
    """Return the rules by level: first what holds, then what holds where all before leaves it closed.

    A normal rule after a fallback takes its days from the fallback as well.
    """
    levels, current = [[]], 0
    for rule in rules:
        if rule.separator == FALLBACK:
            levels.append([])
            current = len(levels) - 1
        elif rule.separator == NORMAL:
            for level in levels[1:]:
                level.append(replace(rule, times="", state="off", comment=""))
            current = 0
        levels[current].append(rule)
    return levels


def _level(rules, days):
    spelled = [(rule, selector) for rule in rules for selector in selectors_of(rule, days)]
    times = " ".join(rule.times for rule in rules)
    slots = list(_SLOT.finditer(times))
    return _Level(
        _asked(_text(spelled, _up_to_midnight)),
        _asked(_text(spelled, _after_midnight)) if any(map(_crosses_midnight, slots)) else None,
        _asked(_text(spelled, _open_ends)) if any(slot[3] for slot in slots) else None,
    )


def _asked(text):
    return OpeningHours(text or "off", coords=_TOWN if _SUN.search(text) else None)


def _text(spelled, times_of):
    """Return what the library reads: each selector with these of its times."""
    parts = []
    for rule, selector in spelled:
        times = times_of(rule.times)
        is_whole_day_off = rule.state == "off" and not rule.times
        is_beside = rule.separator == ADDITIONAL and not is_whole_day_off
        # Neither what is added nor a break takes away what else its day has.
        if times is None and (is_beside or (rule.state == "off" and rule.times)):
            continue
        parts.append((", " if is_beside else "; ", _body(rule, selector, times)))
    return "".join(f"{separator if n else ''}{text}" for n, (separator, text) in enumerate(parts))


def _body(rule, selector, times):
    state = "off" if times is None else rule.state
    state = "" if state == "open" and (times or selector) else state
    comment = f'"{rule.comment}"' if rule.comment and times is not None else ""
    return " ".join(part for part in (selector, times, state, comment) if part) or "24/7"


def _up_to_midnight(times):
    """Return the times of the day itself; of an open end nothing is known but that it begins."""
    return _SLOT.sub(lambda m: f"{m[1]}-24:00" if m[3] or _crosses_midnight(m) else m[0], times)


def _after_midnight(times):
    """Return what the times have after midnight, None where that is nothing."""
    slots = [slot for slot in _SLOT.finditer(times) if _crosses_midnight(slot)]
    ends = [_wrapped(slot[2]) for slot in slots]
    return ",".join(f"00:00-{end}" for end in ends if end != "00:00") or None


def _open_ends(times):
    return ",".join(f"{s[1]}-24:00" for s in _SLOT.finditer(times) if s[3]) or None


def _crosses_midnight(slot):
    return bool(slot[2]) and (slot[2] <= slot[1] or slot[2] > "24:00")


def _wrapped(time):
    hour = int(time[:2])
    return f"{hour - 24:02}{time[2:]}" if hour >= 24 else time
