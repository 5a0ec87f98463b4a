"""What an OSM `opening_hours` text says: whether it is a rule, and when it is open.

Moments come in and go out aware; in between everything is the wall clock of Berlin, because that is
what a sign on a shop door means, also in the two nights a year when the clock is changed.
"""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import gettext as _
from opening_hours import OpeningHours, ParserError, State

from content.place.holidays import holidays_between
from content.place.time_zone import BERLIN
from directory.hours.holidays import MONTHS, spelled_out, split_rules
from directory.hours.state import OpeningState

# Forty exceptions fit; a row of PostgreSQL's index, in which the hours stand, ends at 2,700 bytes.
MAX_BYTES = 2500
# A parsed rule takes about 1 KB; so many of them answer "open now" for 10,000 shops in 10 ms.
KEPT_RULES = 12_000
ONE_DAY = dt.timedelta(days=1)
# Looked at first the coming week, which answers nearly always; then far enough for one opening a year.
HORIZONS = (dt.timedelta(days=8), dt.timedelta(days=400))

_SLOT = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)(\+?)")
_BODY = re.compile(r"\d\d:\d\d-|closed|off|unknown|open|\"")
DATE = re.compile(rf"(?:(\d{{4}}) ?)?({'|'.join(MONTHS)}) (\d{{1,2}})")
_BY_APPOINTMENT = re.compile("vereinbarung|absprache|termin", re.IGNORECASE)
NO_RULE = (OpeningHours("off"), None)


class NotOpeningHours(ValueError):
    """The text is no rule that the directory understands; the message is for whoever typed it."""


def normal_form(text: str) -> str:
    """Return the text as OSM writes it (`Mo-Fr 9:00-18:00` as `Mo-Fr 09:00-18:00`).

    Raises NotOpeningHours with a German message.
    """
    text = text.strip()
    _refuse_long(text)
    try:
        normal = str(OpeningHours(text))
        spelled = spelled_out(normal, ())
    except (ParserError, ValueError) as error:
        raise NotOpeningHours(
            _(
                "Diese Öffnungszeiten lassen sich nicht lesen. Schreiben Sie zum Beispiel: "
                "Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off"
            )
        ) from error
    rule = re.sub('"[^"]*"', "", spelled)
    _refuse_missing_days(rule)
    if re.search(r"\b[PS]H\b", rule):
        raise NotOpeningHours(
            _("Schulferien und Tage neben Feiertagen kennt das Branchenbuch nicht.")
        )
    _refuse_long(normal)
    return normal.replace(" closed", " off")


def _refuse_long(text):
    if len(text.encode(errors="replace")) > MAX_BYTES:
        message = _("Das ist zu viel auf einmal. Bitte nehmen Sie einige Ausnahmen heraus.")
        raise NotOpeningHours(message)


def _refuse_missing_days(rule):
    """Refuse 30 February, which the library takes for a day that never comes."""
    for year, month, day in DATE.findall(rule):
        month = MONTHS.index(month) + 1
        try:
            # A leap year: without a year 29 February comes back every four.
            dt.date(int(year or 2028), month, int(day))
        except ValueError as error:
            message = _("Den %(day)s gibt es nicht.") % {"day": f"{int(day)}.{month}.{year}"}
            raise NotOpeningHours(message) from error


def state_at(text: str, now: dt.datetime) -> OpeningState:
    """Return whether it is open at `now` (aware) and what changes next; unknown for an empty text."""
    wall = now.astimezone(BERLIN).replace(tzinfo=None)
    if not is_rule(text):
        return OpeningState("unknown", wall)
    spans = []
    for horizon in HORIZONS:
        spans = spans_between(text, wall, wall + horizon)
        if any(kind == "open" for *_, kind in spans):
            break
    return _state_from(spans, wall)


def _state_from(spans, wall):
    current = next((span for span in spans if span[0] <= wall < span[1]), None)
    if current and current[2] == "open":
        is_endless = current[1] - wall >= HORIZONS[0]
        return OpeningState("open", wall, None if is_endless else current[1])
    if current:
        return OpeningState("by_appointment", wall)
    opens_at = next((start for start, _end, kind in spans if kind == "open"), None)
    if opens_at is None and spans:
        return OpeningState("by_appointment", wall)
    return OpeningState("closed", wall, opens_at)


def open_texts(texts: Iterable[str], now: dt.datetime) -> set[str]:
    """Return those of the texts that are open at `now`: for a filter over many businesses.

    Many businesses share their hours, so ask with distinct texts; each costs microseconds.
    """
    wall = now.astimezone(BERLIN).replace(tzinfo=None)
    days = holidays_between((wall - ONE_DAY).date(), wall.date())
    return {text for text in texts if _is_open(text, wall, days)}


def texts_open_on(texts: Iterable[str], day: dt.date) -> set[str]:
    """Return those of the texts that open on this day, or are open when it begins."""
    start = dt.datetime.combine(day, dt.time.min)
    spans = ((text, spans_between(text, start, start + ONE_DAY)) for text in texts if text)
    return {text for text, found in spans if any(kind == "open" for *_, kind in found)}


def wall_moment(day: dt.date | None, time: dt.time, now: dt.datetime) -> dt.datetime:
    """Return the moment at which the town's clocks show this; without a day, today's."""
    day = day or now.astimezone(BERLIN).date()
    return dt.datetime.combine(day, time, BERLIN)


def _is_open(text, wall, days):
    by_day, after_midnight = _compiled(text, days)
    return _kind(*by_day.state(wall)) == "open" or (
        after_midnight is not None and _kind(*after_midnight.state(wall - ONE_DAY)) == "open"
    )


def spans_between(text: str, start: dt.datetime, end: dt.datetime) -> list[tuple]:
    """Return (start, end, "open" or "by_appointment") in [start, end), naive wall clock, in order."""
    days = holidays_between((start - ONE_DAY).date(), end.date())
    by_day, after_midnight = _compiled(text, days)
    found = _intervals_by_day(by_day, start, end) if "||" in text else by_day.intervals(start, end)
    spans = [(a, b, _kind(state, note)) for a, b, state, note in found]
    if after_midnight is not None:
        spans += [
            (a + ONE_DAY, b + ONE_DAY, _kind(state, note))
            for a, b, state, note in after_midnight.intervals(start - ONE_DAY, end - ONE_DAY)
        ]
    return _joined(sorted(span for span in spans if span[2] != "closed"))


def _intervals_by_day(rule, start, end):
    """Ask for each day by itself: over several the library forgets what stands before a ||."""
    while start < end:
        midnight = dt.datetime.combine(start.date() + ONE_DAY, dt.time.min)
        yield from rule.intervals(start, min(midnight, end))
        start = midnight


def _joined(spans):
    """Join spans of one kind that touch or overlap, so that midnight does not look like closing."""
    joined = []
    for start, end, kind in spans:
        if joined and joined[-1][2] == kind and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]), kind)
        else:
            joined.append((start, end, kind))
    return joined


def _kind(state, note):
    if state == State.CLOSED:
        return "closed"
    # A rule that is only a comment is "unknown" in OSM; the library calls it open.
    is_unsure = state == State.UNKNOWN or bool(_BY_APPOINTMENT.search(note))
    return "by_appointment" if is_unsure else "open"


def is_rule(text: str) -> bool:
    """Tell whether a stored text can be evaluated; an empty one cannot."""
    return _compiled(text, ()) is not NO_RULE


@lru_cache(maxsize=KEPT_RULES)
def _compiled(text, days):
    """Return what `_parts` makes of a stored text; what is no rule is never open."""
    try:
        return _parts(spelled_out(text, days) or "off") if text else NO_RULE
    except (ParserError, ValueError):
        return NO_RULE


def _parts(spelled):
    """Return the rule up to midnight, and (or None) what each day adds after its midnight.

    The library lets a day's own rule end what the night before began: with `Fr 22:00-02:00;
    Sa 10:00-14:00` it closes at midnight. Hours belong to the day on which they begin, so the part
    after midnight is evaluated as a rule of its own, one day later. Raises on what is no rule.
    """
    is_simple = "||" not in spelled and ", " not in spelled
    if not (is_simple and any(_crosses_midnight(slot) for slot in _SLOT.finditer(spelled))):
        return OpeningHours(spelled), None
    before = _SLOT.sub(lambda m: f"{m[1]}-24:00" if _crosses_midnight(m) else m[0], spelled)
    after = "; ".join(_after_midnight(rule) for rule in split_rules(spelled))
    return OpeningHours(before), OpeningHours(after)


def _crosses_midnight(slot):
    return slot[2] <= slot[1] or slot[2] > "24:00"


def _after_midnight(rule):
    """Return the rule with only what its slots have after midnight; `off` where that is nothing."""
    slots = [slot for slot in _SLOT.finditer(rule) if _crosses_midnight(slot)]
    ends = [_wrapped(slot[2]) for slot in slots]
    tails = ",".join(f"00:00-{end}" for end in ends if end != "00:00")
    body = _BODY.search(rule)
    selector = rule[: body.start()].strip() if body else rule
    rest = _SLOT.sub("", rule[body.start() :]).strip(" ,") if body else ""
    return f"{selector} {tails} {rest}".strip() if tails else f"{selector} off".strip()


def _wrapped(time):
    hour = int(time[:2])
    return f"{hour - 24:02}{time[2:]}" if hour >= 24 else time
