"""How fast and how the team decides, counted from decisions. Pure: no database, no clock."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from statistics import median

ACCEPTED, DECLINED, WITHDRAWN = "accepted", "declined", "withdrawn"
OUTCOMES = (ACCEPTED, DECLINED, WITHDRAWN)
# Upper ends, in days, of the groups by which open submissions are counted; the last has none.
AGES = (2, 7, 14, 30, None)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Decided:
    """One decision: times are local, aware datetimes."""

    kind: str
    outcome: str
    received_at: datetime
    decided_at: datetime

    @property
    def duration(self):
        """The time that passed; wall clocks say an hour more or less where the clock was changed."""
        return self.decided_at.astimezone(UTC) - self.received_at.astimezone(UTC)

    @property
    def month(self):
        return self.decided_at.date().replace(day=1)


@dataclass
class Month:
    """What was decided in a month, of one kind or (kind "") of all."""

    first_day: date
    kind: str
    outcomes: Counter = field(default_factory=Counter)
    durations: list = field(default_factory=list)

    def add(self, decided: Decided):
        self.outcomes[decided.outcome] += 1
        if decided.outcome != WITHDRAWN:  # the team did not decide that
            self.durations.append(decided.duration)

    @property
    def total(self):
        return sum(self.outcomes.values())

    @property
    def median(self):
        return median(self.durations) if self.durations else None


def by_month(decisions, months=None, by_kind=False):
    """Return Months in order; with `months` (first days) also those in which nothing happened.

    With `by_kind` each month has one row for each kind of which something was decided.
    """
    rows = {(first, ""): Month(first, "") for first in months or ()} if not by_kind else {}
    for decided in decisions:
        key = decided.month, decided.kind if by_kind else ""
        if months is None or decided.month in months:
            rows.setdefault(key, Month(*key)).add(decided)
    return [rows[key] for key in sorted(rows)]


def median_duration(decisions):
    """Return the median time from arrival to the team's decision; None where there was none."""
    durations = [made.duration for made in decisions if made.outcome != WITHDRAWN]
    return median(durations) if durations else None


def ages(received, now: datetime):
    """Count open submissions by age: [(days from, days to or None, {kind: count})].

    `received` is [(kind, moment)].
    """
    rows = []
    begin = 0
    for end in AGES:
        rows.append((begin, end, defaultdict(int)))
        begin = end
    for kind, moment in received:
        days = max((now - moment) // DAY, 0)
        group = next(row for row in rows if row[1] is None or days < row[1])
        group[2][kind] += 1
    return [(begin, end, dict(counts)) for begin, end, counts in rows]


def last_months(today: date, count: int):
    """Return the first days of the last months, this one among them, oldest first."""
    numbers = range(today.year * 12 + today.month - count, today.year * 12 + today.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
