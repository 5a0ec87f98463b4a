"""One process that builds the calendar's database, asks for each page, and prints what it cost.

Each figure is the CPU time of the whole request, made anew (median of several), with its queries and
its bytes; beside it stands the most that it may cost. Run by `calendar.run`.
"""

import gc
import statistics
import sys
import time
from datetime import datetime, timedelta

import django
from dateutil.rrule import rrulestr

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from content.caching import page_cache  # noqa: E402
from content.models import ContentVersion  # noqa: E402
from content.place.time_zone import BERLIN  # noqa: E402
from events.formats import icalendar_text  # noqa: E402
from events.models import Event, Occurrence  # noqa: E402
from events.recurrence.local_time import local  # noqa: E402
from events.views.month import month_of  # noqa: E402
from tests.bench.calendar.many_events import add_weekly_events, make_site  # noqa: E402

ROUNDS = 9
URL = "/veranstaltungen/"


def cpu_ms(action, rounds=ROUNDS, before=None):
    """Return the median of the milliseconds of CPU that an action takes, after a first time."""
    action()
    times = []
    for _round in range(rounds):
        if before:
            before()
        begin = time.process_time()
        action()
        times.append((time.process_time() - begin) * 1000)
    return statistics.median(times)


class Table:
    """Prints a line for each page; a figure above its ceiling is marked."""

    def __init__(self, count):
        self.count, self.client = count, Client()
        print(f"\n{count} weekly events, {Occurrence.objects.count()} dates")
        print(
            f"{'whole request, not stored':<40}{'CPU':>9}{'after a change':>16}{'queries':>9}{'KB':>7}"
        )

    def row(self, name, path, ms, queries, kilobytes=None, **headers):
        """Return the milliseconds of a page whose frame is known."""

        def get():
            return self.client.get(URL + path, headers=headers)

        made = cpu_ms(get)
        renewed = cpu_ms(get, before=ContentVersion.bump)
        ContentVersion.bump()
        with CaptureQueriesContext(connection) as captured:
            size = len(get().content) / 1024
        above = made > ms or len(captured) > queries or (kilobytes and size > kilobytes)
        limits = f"≤ {ms} ms, ≤ {queries}" + (f", ≤ {kilobytes} KB" if kilobytes else "")
        print(
            f"{name:<40}{made:>6.1f} ms{renewed:>13.1f} ms{len(captured):>9}{size:>7.0f}   "
            f"{limits}{'   ABOVE' if above else ''}"
        )
        return made


def month_path(now):
    month = month_of(local(now).date()).next
    return f"kalender/{month.year}/{month.month}/"


def expanded_on_the_fly(now):
    """What a calendar does that stores only rules: every event's dates of the month, by dateutil."""
    month = month_of(local(now).date()).next
    first, last = (
        datetime(day.year, day.month, day.day) for day in (month.first, month.next.first)
    )
    number = 0
    for event in Event.objects.public().only("starts_at", "recurrences").iterator():
        start = local(event.starts_at).replace(tzinfo=None)
        rule = rrulestr(str(event.recurrences).removeprefix("RRULE:"), dtstart=start)
        number += len([at.replace(tzinfo=BERLIN) for at in rule.between(first, last, inc=True)])
    return number


def written_on_the_fly(now):
    """A feed whose texts are written for each request."""
    events = Event.objects.public().prefetch_related("changes")
    return icalendar_text.calendar(
        [icalendar_text.vevents(event, "x", 0, now, now) for event in events]
    )


def pages_of(count, now):
    """Measure what has a ceiling at this size; return the milliseconds of the month."""
    table = Table(count)
    day = local(now).date() + timedelta(days=3)
    event = Event.objects.get(slug="treffen-5")
    date = event.occurrences.upcoming(now)[2]
    # The window function numbers each date of the month before the first three of a day are taken.
    month = table.row("month", month_path(now), 40 if count <= 1000 else 110, 12, 60)
    # Fifty cards from templates are 6 of these.
    table.row("the next 50 dates", "", 25, 10)
    table.row("one day", f"?von={day}&bis={day}", 25, 10)
    table.row("one kind of event", "?art=markt", 40, 10)
    table.row("week", f"kalender/woche/{date.local_start:%G-W%V}/", 40 if count <= 1000 else 45, 12)
    table.row("event", "treffen-5/", 25, 10)
    table.row("one date of an event", f"treffen-5/{date.path}", 25, 10)
    if count <= 1000:
        feed = table.row("feed (ICS)", "kalender.ics", 25, 3)
        tag = table.client.get(URL + "kalender.ics")["ETag"]
        table.row("feed, known already (304)", "kalender.ics", 25, 3, **{"if-none-match": tag})
        written = cpu_ms(lambda: written_on_the_fly(now), rounds=1)
        print(f"feed written on the fly: {written:.0f} ms, {written / feed:.0f} times the request")
    return month


def publishing(now):
    """Publish a weekly event with 24 months of dates: once it is new, once it is ten years old."""
    for name, years in (("new", 0), ("begun ten years ago", 10)):
        begin = local(now).replace(microsecond=0) + timedelta(days=1, weeks=-52 * years)
        event = Event(title="Treffen", starts_at=begin, ends_at=begin + timedelta(hours=2))
        event.rule = Event.objects.get(slug="treffen-5").rule
        times = []
        for number in range(5):
            event.pk, event.slug, event.live = None, f"neu-{years}-{number}", False
            event.save()
            revision = event.save_revision()
            start = time.process_time()
            revision.publish()
            times.append((time.process_time() - start) * 1000)
        print(
            f"publishing a weekly event, {name}: {statistics.median(times):.0f} ms, "
            f"{event.occurrences.count()} dates   ≤ 150 ms"
        )


def main():
    page_cache.may_be_cached = lambda request: False
    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA cache_size = -400000")
    make_site()
    now = timezone.now()
    built = 0
    for count in map(int, sys.argv[1:] or (1000, 10_000)):
        begin = time.perf_counter()
        add_weekly_events(built, count, now)
        built = count
        # Objects left from building the database are no part of a web process; the collector skips them.
        gc.collect()
        gc.freeze()
        print(f"\nbuilt in {time.perf_counter() - begin:.0f} s")
        month = pages_of(count, now)
        fly = cpu_ms(lambda: expanded_on_the_fly(now), rounds=1)
        print(f"month expanded on the fly: {fly:.0f} ms, {fly / month:.0f} times the whole page")
    publishing(now)


if __name__ == "__main__":
    main()
