"""What happens once a night, in the order in which it happens, and how the last night went.

A night belongs to a day of the local calendar, and its row is claimed in the database: so the hour
that a change of clocks leaves out or doubles changes nothing, two machines run it once, and a night
that was missed takes place as soon as a worker is there again.
"""

import datetime as dt
import logging
from dataclasses import dataclass

from django.utils import timezone

from content import sections
from content.place.time_zone import BERLIN
from home.models import NightlyRun

logger = logging.getLogger(__name__)

NIGHT_HOUR = 3
DEAD_AFTER = dt.timedelta(minutes=30)
OVERDUE_AFTER = dt.timedelta(hours=2)
KEEP = dt.timedelta(days=60)


def due_day(now):
    """Return the local day whose night has begun last by `now`, an aware moment."""
    local = now.astimezone(BERLIN)
    return local.date() - dt.timedelta(days=local.hour < NIGHT_HOUR)


def run_if_due(now, report):
    """Run the last night if nobody has; a site that has just been made begins with the next one.

    Returns whether this process ran it.
    """
    day = due_day(now)
    newest = NightlyRun.objects.first()
    if newest is None:
        NightlyRun.objects.get_or_create(day=day, defaults={"finished_at": now})
        return False
    is_over = newest.day >= day and newest.finished_at is not None
    return not is_over and run_once(day, now, report)


def run_once(day, now, report):
    """Run the jobs of a day's night, unless they were or are being run. Returns whether it did."""
    run = NightlyRun.claim(day, now, crashed_before=now - DEAD_AFTER)
    if run is None:
        return False
    run_nightly(now, report, run)
    return True


def run_nightly(now, report, run=None):
    """Run every section's jobs by their phase (`sections.Night`); a failure stops no other job.

    With `run` it is recorded there, and what was done before a crash is not repeated.
    """
    for job in jobs():
        if run is not None and job.key in run.done:
            continue
        has_failed = False
        try:
            job.run(now)
        except Exception:
            logger.exception("nightly: %s", job.key)
            has_failed = True
        if run is not None:
            run.note(job.key, timezone.now(), has_failed)
    if run is not None:
        _finish(run)
    report(f"Nachtlauf vom {now:%d.%m.%Y} beendet.")


def jobs():
    return sorted(sections.all_of("nightly_jobs"), key=lambda job: job.phase)


def _finish(run):
    run.failed = sorted({*run.failed} - {*run.done})
    run.finished_at = timezone.now()
    run.save(update_fields=["failed", "finished_at"])
    NightlyRun.objects.filter(day__lt=run.day - KEEP).delete()


@dataclass(frozen=True)
class NightState:
    """How the nights go: what a monitor and the dashboard ask.

    `last` is the last run that came to its end, None before the first. `is_overdue`: the last night
    has not come to its end hours after it should have begun. `failed` holds the names of its jobs
    that failed.
    """

    last: NightlyRun | None
    is_overdue: bool
    failed: tuple[str, ...]

    @property
    def is_well(self):
        return not self.is_overdue and not self.failed


def night_state(now):
    """Return how the nights go as of `now`, an aware moment."""
    finished = NightlyRun.objects.exclude(finished_at=None)
    newest, last = finished.first(), finished.exclude(begun_at=None).first()
    settled_day = due_day(now - OVERDUE_AFTER)
    labels = {job.key: str(job.label) for job in jobs()}
    return NightState(
        last=last,
        is_overdue=newest is not None and newest.day < settled_day,
        failed=tuple(labels.get(key, key) for key in (last.failed if last else ())),
    )
