"""Our side of the cross-check: the starting content, hundreds of generated events, list and feed."""

import random
from datetime import UTC, datetime, time, timedelta
from io import StringIO

from django.core.management import call_command
from django.db.models import Max
from django.test import Client

from events.models import Event, Occurrence, OccurrenceChange
from events.models.feed_entry import WITHDRAWN_DAYS
from events.occurrences.rebuild import rebuild
from events.recurrence.local_time import BERLIN, ONE_DAY, local
from events.recurrence.rrule import WEEKDAYS, RuleError, parse
from events.recurrence.splitting import is_date_of
from events.recurrence.validation import change_errors, time_errors

FEED = "/veranstaltungen/kalender.ics"
# Around both clock changes and in the hour that there is twice or not at all.
TIMES = [time(h, m) for h, m in [(0, 0), (0, 30), (2, 30), (8, 0), (10, 15), (18, 0), (22, 0)]]
LENGTHS = [timedelta(minutes=m) for m in (45, 120, 480, 600)]
FREQUENCIES = ["DAILY", "WEEKLY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY", ""]


# What other programs have misread: nights of the clock changes, leap days, days that few months have.
SPECIAL = [
    ("2026-03-28 22:00", 480, "FREQ=WEEKLY"),
    ("2025-10-25 22:00", 480, "FREQ=DAILY;COUNT=400"),
    ("2025-10-26 02:30", 45, "FREQ=WEEKLY"),
    ("2024-02-29 18:00", 120, "FREQ=YEARLY"),
    ("2024-02-29 18:00", 120, "FREQ=MONTHLY"),
    ("2025-08-31 10:00", 120, "FREQ=MONTHLY"),
    ("2025-01-31 18:00", 120, "FREQ=YEARLY;BYMONTH=1,2,3"),
]


def special_events():
    for number, (begin, minutes, rule) in enumerate(SPECIAL):
        naive = datetime.fromisoformat(begin)
        event = Event(
            title=f"Besonders {number}",
            slug=f"besonders-{number}",
            starts_at=naive.replace(tzinfo=BERLIN),
            ends_at=(naive + timedelta(minutes=minutes)).replace(tzinfo=BERLIN),
            live=True,
        )
        event.rule = parse(rule, BERLIN)
        yield event


def fill(now, number):
    """Load the starting content and add events of every kind; the same ones on the same day."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_starting_content", stdout=StringIO())
    for event in special_events():
        event.save()
        rebuild(event, now)
    chance = random.Random(2026)
    made = 0
    while made < number:
        event = _event(chance, made, local(now).date())
        if _is_accepted(event, now):
            event.save()
            rebuild(event, now)
            made += 1


def _event(chance, number, today):
    day = today + ONE_DAY * chance.randint(-500, 300)
    naive = datetime.combine(day, chance.choice(TIMES))
    begin = naive.replace(tzinfo=BERLIN)
    all_day = chance.random() < 0.15
    if all_day:
        begin = datetime.combine(day, time(), tzinfo=BERLIN)
        end = datetime.combine(day + ONE_DAY * chance.randint(1, 3), time(), tzinfo=BERLIN)
    else:
        end = (naive + chance.choice(LENGTHS)).replace(tzinfo=BERLIN)
    event = Event(
        title=f"Erzeugt {number}",
        slug=f"erzeugt-{number}",
        starts_at=begin,
        ends_at=end,
        all_day=all_day,
        live=True,
    )
    if not all_day and chance.random() < 0.1:
        event.has_open_end = True
        event.ends_at = event.first_span.end
    try:
        event.rule = _rule(chance, day)
    except RuleError:
        return None
    event.changes = _changes(chance, event)
    return event


def _rule(chance, day):
    frequency = chance.choice(FREQUENCIES)
    if not frequency:
        return None
    parts = [f"FREQ={frequency}", f"INTERVAL={chance.choice([1, 1, 1, 2, 3])}"]
    weekday, nth = WEEKDAYS[day.weekday()], (day.day - 1) // 7 + 1
    if frequency == "WEEKLY" and chance.random() < 0.4:
        others = chance.sample(WEEKDAYS, 2)
        parts += [f"BYDAY={','.join(dict.fromkeys([weekday, *others]))}"]
        parts += [f"WKST={chance.choice(['MO', 'SU'])}"]
    if frequency == "MONTHLY":
        own = [f"BYDAY={nth}{weekday}", f"BYDAY={weekday};BYSETPOS={nth}", f"BYMONTHDAY={day.day}"]
        parts += [chance.choice([*own, "BYMONTHDAY=-1", "BYDAY=-1" + weekday, "INTERVAL"])]
    end = chance.random()
    if end < 0.3:
        parts += [f"COUNT={chance.randint(1, 60)}"]
    elif end < 0.6:
        parts += [f"UNTIL={day + ONE_DAY * chance.randint(0, 900):%Y%m%d}"]
    return parse(";".join(part for part in parts if part != "INTERVAL"), BERLIN)


def _changes(chance, event):
    """Up to four exceptions: cancelled, moved, extra, paused, not on holidays."""
    first = local(event.starts_at).date()
    days = [first + ONE_DAY * 7 * chance.randint(0, 60) for _ in range(chance.choice([0, 0, 1, 4]))]
    return [_change(chance, event, day) for day in dict.fromkeys(days)]


def _change(chance, event, day):
    kind = chance.choice(OccurrenceChange.Kind.values)
    change = OccurrenceChange(kind=kind, original_date=day)
    other = datetime.combine(day + ONE_DAY * chance.randint(0, 3), time(15), tzinfo=BERLIN)
    if kind == "pause":
        change.until_date = day + ONE_DAY * chance.randint(0, 40)
    elif kind == "moved":
        change.new_starts_at = other
    elif kind == "extra":
        change.original_date, change.new_starts_at = None, other + timedelta(hours=1)
    elif kind != "cancelled":
        change.original_date = None
    if event.all_day and change.new_starts_at:
        change.new_starts_at = other.replace(hour=0)
    return change


def _is_accepted(event, now):
    """Only what our own form lets an editor publish."""
    if event is None or time_errors(event.starts_at, event.ends_at, event.rule, now):
        return False
    return not change_errors(event, list(event.changes.all()), now)


def feed():
    return Client().get(FEED).content


def dates(window):
    """The rows of the list as (uid, beginning, end, is cancelled), and which of them have no end."""
    rows, open_ended = [], set()
    dates = Occurrence.objects.public().in_window(*window)
    for date in dates.select_related("event__feed_entry"):
        event = date.event
        uid = str(event.feed_entry.uid)
        if not is_date_of(event.rule, event.first_span, date.original_start):
            uid += f"-{date.original_start.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        end = date.known_end or date.starts_at
        if date.has_open_end:
            open_ended.add((uid, date.starts_at))
        rows.append((uid, date.starts_at, end, date.is_cancelled))
    return rows, open_ended


def beginning_at_two():
    """The UIDs of series that begin in the hour of the clock changes."""
    events = Event.objects.public().select_related("feed_entry")
    return {str(e.feed_entry.uid) for e in events if local(e.starts_at).hour == 2 and e.is_series}


def count():
    return Event.objects.public().count()


def describe(row):
    """Say which date a row is."""
    uid, begin, end, is_cancelled = row
    title = Event.objects.get(feed_entry__uid=uid[:36]).title
    state = " (fällt aus)" if is_cancelled else ""
    return f"{title} {local(begin):%Y-%m-%d %H:%M} to {local(end):%Y-%m-%d %H:%M}{state}"


def left_out(feed_text, now):
    """Events that the feed leaves out because they are over: {uid: (title, end of the last date)}."""
    over = {}
    for event in Event.objects.public().annotate(end=Max("occurrences__ends_at")):
        uid = str(event.feed_entry.uid)
        is_over = event.end and event.end <= now - timedelta(days=WITHDRAWN_DAYS)
        if is_over and uid not in feed_text:
            over[uid] = event.title, event.end
    return over
