"""Our answers beside those of opening_hours.js: each difference by its reason."""

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

from directory.hours.osm import spans_between
from directory.hours.rules import normal_form
from tests.bench.opening_hours.values import moments, values

ANSWERS = Path(__file__).with_name("answers.json")
UNEXPLAINED = "not explained"

OPEN_END = 'an open end is open here until its day ends, there "unknown", or closed after 20:30'
COMMENT = 'hours with a comment that asks for no appointment are open here, "unknown" there'
NO_WISH = '"ohne Termin" alone is open here, "unknown" there'
WISH = "a comment that asks for an appointment counts more here than the word open"
NIGHT = "a night belongs to the day on which it begins; there the rule of the next day cuts it off"


def answers() -> dict[str, str]:
    """Return {value: the letter of each moment} as the other program gave them; r is refused."""
    return json.loads(ANSWERS.read_text())


def ours(value: str) -> str:
    """Return our letter for each moment: o(pen), c(losed), u(nknown)."""
    text = normal_form(value)
    return "".join(_letter(text, moment) for moment in moments())


def _letter(text, moment):
    midnight = moment.replace(hour=0, minute=0)
    spans = spans_between(text, midnight, midnight + dt.timedelta(days=1))
    kinds = [span.kind for span in spans if span.start <= moment < span.end]
    return {"open": "o", "by_appointment": "u"}[kinds[0]] if kinds else "c"


def differences() -> Counter:
    """Return how often the two differ, by (group, reason)."""
    theirs, found = answers(), Counter()
    for value, group in values().items():
        for mine, other in zip(ours(value), theirs[value], strict=True):
            if mine != other:
                found[group, reason(value, mine, other)] += 1
    return found


def reason(value: str, mine: str, other: str) -> str:
    """Return why we answer otherwise; each reason holds for one kind of value only."""
    pair = mine + other
    if value.endswith("+") and pair in ("ou", "cu", "oc"):
        return OPEN_END
    if re.search(r'\d "(Bitte|Eingang|ohne|Kein)', value) and pair == "ou":
        return COMMENT
    if re.search(r'"(ohne|Kein) Termin', value) and pair == "ou":
        return NO_WISH
    if re.search(r'open "(nach|auf|by|bitte)', value) and pair == "uo":
        return WISH
    if re.search(r"-(0[0-4]|26):\d\d;", value):
        return NIGHT
    return UNEXPLAINED


def table() -> list[str]:
    """Return the rows of the table in docs/hours.md."""
    counts, groups = differences(), Counter(values().values())
    rows = ["| group | values | answers | different | why |", "| --- | --- | --- | --- | --- |"]
    for group, number in groups.items():
        own = {why: count for (of, why), count in counts.items() if of == group}
        why = "; ".join(f"{why} ({count})" for why, count in sorted(own.items()))
        asked = number * len(moments())
        rows.append(f"| {group} | {number} | {asked} | {sum(own.values())} | {why} |")
    return rows
