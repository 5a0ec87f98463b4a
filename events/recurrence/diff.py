"""Which dates come, go, or change when another version of an event is published.

Pure: works on anything that has a date's attributes, such as stored rows and planned dates.
"""

from datetime import datetime
from typing import NamedTuple

from events.recurrence.local_time import local

COMES, GOES, CHANGES = "comes", "goes", "changes"
COMPARED = ("original_start", "starts_at", "ends_at", "has_open_end", "state", "note", "place")


class Difference(NamedTuple):
    """One date that will change; `before` is None for a new date, `after` for one that goes."""

    kind: str
    before: object
    after: object
    registered: int = 0

    @property
    def moment(self):
        return (self.before or self.after).starts_at


def pair(rows, wanted, now: datetime):
    """Pair stored dates with planned ones: by their original start, else coming ones by their day.

    `wanted` maps original starts to planned dates. The day keeps a date's registrations with it
    when the series gets another start time. Returns (pairs, rows left over, planned dates missing).
    """
    pairs = [(row, wanted[row.original_start]) for row in rows if row.original_start in wanted]
    taken = {row.original_start for row, _planned in pairs}
    left = [row for row in rows if row.original_start not in taken]
    by_day = {_place_in_day(row): row for row in left if row.ends_at > now}
    missing = []
    for planned in (date for start, date in wanted.items() if start not in taken):
        row = by_day.pop(_place_in_day(planned), None)
        if row is None:
            missing.append(planned)
        else:
            pairs.append((row, planned))
    if len(wanted) == len(missing) == len(by_day) == 1 and missing[0].ends_at > now:
        # the only date of an event takes its guests along to another day
        row = by_day.popitem()[1]
        if not row.is_detached:
            pairs.append((row, missing.pop()))
    matched = {row.original_start for row, _planned in pairs}
    return pairs, [row for row in rows if row.original_start not in matched], missing


def compare(rows, planned, now: datetime) -> list[Difference]:
    """List the coming dates that differ, in order of time.

    `rows` are the published dates, each with `registered`: how many hold a place or wait for one.
    """
    pairs, surplus, missing = pair(rows, {date.original_start: date for date in planned}, now)
    found = [
        Difference(CHANGES, row, date, row.registered)
        for row, date in pairs
        if max(row.ends_at, date.ends_at) > now and _differs(row, date)
    ]
    found += [
        Difference(GOES, row, None, row.registered)
        for row in surplus
        if row.ends_at > now and not row.is_detached
    ]
    found += [Difference(COMES, None, date) for date in missing if date.ends_at > now]
    return sorted(found, key=lambda difference: difference.moment)


def touching_people(differences: list[Difference]) -> list[Difference]:
    """Those with registrations: the editor has to know what happens to these guests."""
    return [difference for difference in differences if difference.registered]


def _place_in_day(date):
    return local(date.original_start).date(), date.is_second_of_day


def _differs(row, planned):
    return any(getattr(row, name) != getattr(planned, name) for name in COMPARED)
