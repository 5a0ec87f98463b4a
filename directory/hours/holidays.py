"""Public holidays of the state, written out inside a rule.

`opening-hours-py` knows the holidays of the whole of Germany only and so misses Fronleichnam. A rule
that says PH is therefore asked for with the days themselves.
"""

import datetime as dt

from opening_hours import OpeningHours

from directory.hours.rules import MONTHS, Rule


def selectors_of(rule: Rule, days: tuple[dt.date, ...]) -> list[str]:
    """Return the selectors of a rule with these holidays in place of PH, as the library reads them.

    Empty where it holds only on holidays and none of these is one of its days.
    """
    if not rule.holidays:
        return [rule.days]
    filtered = {"only": rule.wide, "or": rule.wide, "and": rule.days}[rule.holidays]
    dates = ",".join(
        f"{day.year} {MONTHS[day.month - 1]} {day.day}" for day in days if _is_in(filtered, day)
    )
    own = rule.days if rule.holidays == "or" else ""
    return [selector for selector in (own, dates) if selector]


def _is_in(selector, day):
    noon = dt.datetime.combine(day, dt.time(12))
    return not selector or OpeningHours(selector).is_open(noon)
