"""Public holidays of the state, written out inside an opening-hours rule.

`opening-hours-py` knows the holidays of the whole of Germany only and so misses Fronleichnam. A rule
that says PH is therefore rewritten with the days themselves before it is evaluated.
"""

import datetime as dt
import re

_OUTSIDE_QUOTES = r'(?=(?:[^"]*"[^"]*")*[^"]*$)'
_SEMICOLON = re.compile(r";\s*" + _OUTSIDE_QUOTES)
# "PH 1 days" (the day after a holiday) stays as it is: validation refuses it.
_PLAIN_PH = re.compile(r"^((?:\w\w[\w,\-]*,)?)PH((?:,[\w,\-]+)?)(?=$| (?!-?\d+ day))")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def split_rules(rule_text: str) -> list[str]:
    """Return the rules of an OSM text; a semicolon inside a comment separates nothing."""
    return _SEMICOLON.split(rule_text) if '"' in rule_text else rule_text.split("; ")


def spelled_out(rule_text: str, days: tuple[dt.date, ...]) -> str:
    """Return the OSM text (in its normal form) with PH replaced by these days; without any, dropped."""
    rules = [_spell_out(rule, days) for rule in split_rules(rule_text)]
    return "; ".join(rule for rule in rules if rule)


def _spell_out(rule: str, days: tuple[dt.date, ...]) -> str:
    match = _PLAIN_PH.match(rule)
    if not match:
        return rule
    weekdays = (match[1] + match[2].lstrip(",")).strip(",")
    hours = rule[match.end() :]
    dates = ",".join(f"{day.year} {MONTHS[day.month - 1]} {day.day}" for day in days)
    return "; ".join(selector + hours for selector in (weekdays, dates) if selector)
