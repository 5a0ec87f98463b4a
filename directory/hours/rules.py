"""An OSM `opening_hours` text as a list of rules, and its normal form.

The library that knows the days of a rule loses some of what people write (`PH Su` becomes `PH,Su`,
`Mo, Tu 09:00-12:00` opens the whole of Monday). So the text is taken apart here, and the library is
asked about one selector at a time.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext as _
from opening_hours import OpeningHours, ParserError

from content.text import plain_dashes

# Forty exceptions fit; a row of PostgreSQL's index, in which the hours stand, ends at 2,700 bytes.
MAX_BYTES = 2500
KEPT_PARTS = 2000
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATE = re.compile(rf"(?:(\d{{4}}) ?)?({'|'.join(MONTHS)}) (\d{{1,2}})")
NORMAL, ADDITIONAL, FALLBACK = "; ", ", ", " || "

_PIECES = re.compile(r'"[^"]*"|;|\|\||,|[^";,|]+|.', re.DOTALL)
_SUN = r"sunrise|sunset|dawn|dusk"
_CLOCK = rf"\d{{1,2}}:\d\d|\(?\s*(?:{_SUN})\b"
_BEGINS_WITH_TIME = re.compile(rf"\s*(?:{_CLOCK})", re.IGNORECASE)
_BODY = re.compile(
    rf'(?P<times>(?<![\w:])(?:{_CLOCK})[^"]*?)?\s*'
    r'(?P<modifier>(?<!\w)(?:open|off|closed|unknown))?\s*(?P<comment>"[^"]*")?\s*',
    re.IGNORECASE,
)
_BODY_BEGINS = re.compile(
    rf'(?<![\w:])(?:{_CLOCK})|\b(?:open|off|closed|unknown)\b|"', re.IGNORECASE
)
_WEEKDAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_WEEKDAY_PART = rf"(?:{_WEEKDAY}(?:\s*-\s*{_WEEKDAY}|\[[-\d,\s]+\](?:\s[+-]\d+ days?)?)?|PH)"
_WEEKDAYS = re.compile(
    rf"(?:^|(?<=[\s:])){_WEEKDAY_PART}(?:[,\s]+{_WEEKDAY_PART})*$", re.IGNORECASE
)
_PARTS_OF_LIST = re.compile(r"PH|[^,\s\[]+(?:\[[^\]]*\](?: [+-]\d+ days?)?)?", re.IGNORECASE)
_SPACED_RANGE = re.compile(rf"\s*-\s*(?={_WEEKDAY})", re.IGNORECASE)
_DAYS_OF_MONTH = re.compile(
    rf"(?P<month>(?:\d{{4}} )?(?:{'|'.join(MONTHS)}) )\d{{1,2}}(?:-\d{{1,2}})?"
    r"(?:,\d{1,2}(?:-\d{1,2})?(?![\d:]))+",
    re.IGNORECASE,
)
_HOLIDAY_IN_DATES = re.compile(r"(?<![^,])PH(?![^,])", re.IGNORECASE)

_APPOINTMENT = re.compile(
    r"vereinbarung|absprache|\btermin(?:e|en|s)?\b|terminabsprache|anfrage|anruf|anmeldung"
    r"|appointment|on request|call (?:us|ahead|before)|randevu",
    re.IGNORECASE,
)
_NO_APPOINTMENT = re.compile(
    r"\b(?:ohne|keine?|without|no|nicht)\b.*(?:vereinbarung|termin|anmeldung|appointment)"
    r"|(?:vereinbarung|termin|anmeldung|appointment)\w*\b.*\b(?:nicht|not)\b",
    re.IGNORECASE,
)
_NOT_WITHOUT = re.compile(
    r"\b(?:nicht|nur|keine?n?|nie|not)\b.*\b(?:ohne|without)\b"
    r"|\b(?:ohne|without)\b.*\b(?:nicht|keine?n?|nie|not|no)\b",
    re.IGNORECASE,
)


class NotOpeningHours(ValueError):
    """The text is no rule that the directory understands; the message is for whoever typed it."""


@dataclass(frozen=True)
class Rule:
    """One rule: on which days, and what holds then.

    separator: NORMAL (instead of the rules before), ADDITIONAL (beside them), FALLBACK (where they
    leave it closed). wide: months, dates, weeks, years. holidays: "" (of no matter), "only", "or"
    (beside the weekdays), "and" (those that are one of the weekdays). state: open, off or unknown.
    """

    separator: str
    wide: str = ""
    weekdays: str = ""
    holidays: str = ""
    times: str = ""
    state: str = "open"
    comment: str = ""

    @property
    def selector(self):
        weekdays = {
            "": self.weekdays,
            "only": "PH",
            "or": f"PH,{self.weekdays}" if "PH" in self.weekdays else f"{self.weekdays},PH",
            "and": f"PH {self.weekdays}",
        }[self.holidays]
        return f"{self.wide} {weekdays}".strip()

    @property
    def days(self):
        """The selector without the holidays, as the library reads it."""
        return f"{self.wide} {self.weekdays}".strip()

    def __str__(self):
        # With a comment OSM takes hours for unknown, unless they are said to be open.
        state = "" if self.state == "open" and not self.comment else self.state
        comment = f'"{self.comment}"' if self.comment else ""
        parts = (self.selector, self.times, state, comment)
        return " ".join(part for part in parts if part) or "24/7"


def normal_form(text: str) -> str:
    """Return the text as OSM writes it (`Mo-Fr 9:00-18:00` as `Mo-Fr 09:00-18:00`).

    Raises NotOpeningHours with a German message.
    """
    text = text.strip()
    refuse_long(text)
    try:
        rules = rules_of(text)
    except (ParserError, ValueError) as error:
        raise NotOpeningHours(
            _(
                "Diese Öffnungszeiten lassen sich nicht lesen. Schreiben Sie zum Beispiel: "
                "Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off"
            )
        ) from error
    for rule in rules:
        _refuse_missing_days(rule.wide)
        if re.search(r"\b[PS]H\b", rule.days):
            raise NotOpeningHours(
                _("Schulferien und Tage neben Feiertagen kennt das Branchenbuch nicht.")
            )
    normal = joined(rules)
    refuse_long(normal)
    return normal


def joined(rules: list[Rule]) -> str:
    """Return rules as one text."""
    texts = [f"{rule.separator if n else ''}{rule}" for n, rule in enumerate(rules)]
    return "".join(texts)


def refuse_long(text: str):
    """Raise NotOpeningHours where a text is longer than the database keeps."""
    if len(text.encode(errors="replace")) > MAX_BYTES:
        message = _("Das ist zu viel auf einmal. Bitte nehmen Sie einige Ausnahmen heraus.")
        raise NotOpeningHours(message)


def _refuse_missing_days(selector):
    """Refuse 30 February, which the library takes for a day that never comes."""
    for year, month, day in DATE.findall(selector):
        month = MONTHS.index(month) + 1
        try:
            # A leap year: without a year 29 February comes back every four.
            dt.date(int(year or 2028), month, int(day))
        except ValueError as error:
            message = _("Den %(day)s gibt es nicht.") % {"day": f"{int(day)}.{month}.{year}"}
            raise NotOpeningHours(message) from error


def rules_of(text: str) -> list[Rule]:
    """Return the rules of a text in their order; raises ParserError or ValueError on what is none."""
    rules = [rule for separator, piece in _split(text) for rule in _read(separator, piece)]
    if not rules:
        raise ValueError("no rule")
    return rules


def _split(text):
    """Return (separator, text) of each rule; what stands in quotes separates nothing.

    A comma separates days or times, unless a rule with other days follows what is complete.
    """
    pieces = [p if p[0] == '"' else _typed_plainly(p) for p in _PIECES.findall(text)]
    found, separator, current = [], NORMAL, ""
    for n, piece in enumerate(pieces):
        ends = {";": NORMAL, "||": FALLBACK}.get(piece)
        if piece == "," and _is_complete(current, "".join(pieces[n + 1 : n + 2])):
            ends = ADDITIONAL
        if ends is None:
            current += piece
            continue
        found.append((separator, current.strip()))
        separator, current = ends, ""
    found.append((separator, current.strip()))
    return [(separator, rule) for separator, rule in found if rule]


def _typed_plainly(text):
    return plain_dashes(text).replace("\u00a0", " ")


def _is_complete(rule, following):
    if not _BODY_BEGINS.search(rule):
        return False
    return not _BEGINS_WITH_TIME.match(following) or rule.rstrip().endswith('"')


# Shops differ in their hours but share rules and days: read once, not once for each shop.
@lru_cache(maxsize=KEPT_PARTS)
def _read(separator, text):
    begin = _BODY_BEGINS.search(text)
    selector, body = (text[: begin.start()], text[begin.start() :]) if begin else (text, "")
    match = _BODY.fullmatch(body)
    if not match:
        raise ValueError(text)
    comment = (match["comment"] or "").strip('"').strip()
    if not comment.isprintable():
        raise ValueError(text)
    times = _normal_times(match["times"])
    rule = Rule(
        separator,
        times=times,
        state=_state(times, (match["modifier"] or "").lower(), comment),
        comment=comment,
    )
    selector = re.sub(r"\s*,\s*", ",", selector).strip().rstrip(":").strip()
    selector = _DAYS_OF_MONTH.sub(_month_before_each_day, selector)
    return tuple(_with_selector(rule, part) for part in _selectors(selector))


def _state(times, modifier, comment):
    """Return the state; what only a comment says is not open, unless it says "ohne Termin"."""
    if modifier in ("off", "closed"):
        return "off"
    if modifier == "unknown" or asks_for_appointment(comment):
        return "unknown"
    return "unknown" if comment and not (times or modifier or _is_free(comment)) else "open"


def asks_for_appointment(comment: str) -> bool:
    """Tell whether a comment says that nobody is served who just comes."""
    return bool(_APPOINTMENT.search(comment)) and not _is_free(comment)


def _is_free(comment):
    return bool(_NO_APPOINTMENT.search(comment)) and not _NOT_WITHOUT.search(comment)


def _normal_times(times):
    if not times:
        return ""
    times = str(OpeningHours(re.sub(r"\s*,\s*", ",", times.strip())))
    if re.search(r"[A-Z;\"]", times):
        raise ValueError(times)
    return "" if times == "24/7" else times


def _month_before_each_day(match):
    first, *days = match[0].split(",")
    return ",".join([first, *(match["month"] + day for day in days)])


def _selectors(selector):
    """Return the selector; where holidays stand in a list of dates, the two apart."""
    has_dates = bool(DATE.search(selector)) and _HOLIDAY_IN_DATES.search(selector)
    if not has_dates or " PH" in selector:
        return [selector]
    others = ",".join(part for part in selector.split(",") if part.upper() != "PH")
    return ["PH", others]


def _with_selector(rule, selector):
    selector = re.sub(r"^24/7", "", selector).strip()
    found = _WEEKDAYS.search(selector)
    wide = (selector[: found.start()] if found else selector).strip().rstrip(":")
    parts = _SPACED_RANGE.sub("-", found[0]) if found else ""
    days = [part for part in _PARTS_OF_LIST.findall(parts) if part.upper() != "PH"]
    weekdays = _normal_selector(",".join(days))
    holidays = ""
    if re.search(r"\bPH\b", parts, re.IGNORECASE):
        is_part = re.search(r"PH\s+\w|\w\s+PH", parts, re.IGNORECASE)
        holidays = "only" if not days else "and" if is_part else "or"
    return replace(rule, wide=_normal_selector(wide), weekdays=weekdays, holidays=holidays)


@lru_cache(maxsize=KEPT_PARTS)
def _normal_selector(selector):
    """Return a selector as the library writes it."""
    if not selector:
        return ""
    normal = str(OpeningHours(f"{selector} off"))
    if not normal.endswith(" closed") or ";" in normal or '"' in normal:
        raise ValueError(selector)
    return normal.removesuffix(" closed")
