"""Partners' calendars that are read every night: what came, what is missing, what fails.

Each change is a draft for the moderators; nothing is published, and nothing is deleted.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.sections import Reminder, Reminders
from events.ical_import import cancellation, sync
from events.ical_import.fetch import fetch
from events.models import Event, ImportedEvent, ImportSource
from events.recurrence.local_time import today
from submissions.mails import team
from submissions.workflow.submitter import ask_moderators

logger = logging.getLogger(__name__)

PERMISSION = "events.subscribe_importsource"
# A server may be away for some days.
PATIENCE = timedelta(days=7)
DAYS_TO_ANSWER = timedelta(days=3)
MOST_REMINDERS = 20


def read_all(now: datetime) -> int:
    """Read every subscribed calendar; run nightly. Returns how many could be read."""
    count = 0
    for source in ImportSource.objects.filter(state=ImportSource.State.SUBSCRIBED):
        try:
            count += read_into_queue(source, now, fetch=fetch)
        except Exception:  # whatever is broken in one of them, the others are read
            logger.exception("Calendar %s cannot be read", source.pk)
        _tell_of_failure(source, now)
    return count


def read_into_queue(source: ImportSource, now: datetime, fetch=fetch, user=None) -> bool:
    """Read a calendar and make drafts of what is new or changed. Returns whether it could be read."""
    if not sync.read_from_address(source, now, fetch=fetch):
        return False
    reading = sync.found_in(source, now)
    source.came_new, source.came_changed = sync.import_events(source, reading, None, user, now)
    source.save(update_fields=["came_new", "came_changed"])
    if reading.is_whole:
        _note_missing(source, reading, now)
    return True


@transaction.atomic
def _note_missing(source, reading, now):
    """Ask about what the partner no longer has; what is there again is no question any more."""
    missing = [imported.pk for imported in sync.preview(source, reading, now).missing]
    source.imported.filter(pk__in=missing, missing_since=None).update(missing_since=now)
    source.imported.exclude(pk__in=missing).update(
        missing_since=None, is_kept_although_missing=False
    )


def _tell_of_failure(source, now):
    """Write to the team once where a calendar could not be read for a week."""
    source.refresh_from_db()
    if _fails_for_long(source, now) and not source.is_failure_told:
        ImportSource.objects.filter(pk=source.pk).update(is_failure_told=True)
        url = f"{settings.BASE_URL}{address(source)}"
        team.write_to_team("calendar_fails", source=source, url=url)


def _fails_for_long(source, now):
    return source.failing_since is not None and source.failing_since <= now - PATIENCE


def questions(now: datetime):
    """What partners no longer have and is still announced, or waits to be: an editor decides."""
    coming = Event.objects.with_coming_date(now)
    is_waiting = Q(event__live=False, event__first_published_at=None, event__starts_at__gt=now)
    asked = ImportedEvent.objects.filter(is_kept_although_missing=False)
    asked = asked.exclude(missing_since=None).filter(is_waiting | Q(event__in=coming))
    return asked.select_related("event", "source").order_by("missing_since", "pk")


def leave_as_it_is(imported: ImportedEvent) -> None:
    """Leave an event as it is although the partner no longer has it."""
    imported.is_kept_although_missing = True
    imported.save(update_fields=["is_kept_although_missing"])


@transaction.atomic
def propose_cancellation(imported: ImportedEvent, user, now: datetime) -> None:
    """Make a draft in which the coming dates are cancelled; a moderator decides on it."""
    draft = imported.event.get_latest_revision_as_object()
    cancellation.cancel(draft, now)
    ask_moderators(imported.event, draft.save_revision(user=user, clean=False))
    leave_as_it_is(imported)


def set_state(source: ImportSource, state: str) -> None:
    """Subscribe to a calendar, pause that, or end it; its events stay as they are."""
    source.state = state
    source.save(update_fields=["state"])


def address(source: ImportSource) -> str:
    """Where an editor finds this calendar."""
    return reverse("events-import", args=[source.pk])


def what_to_decide(now: datetime) -> list[Reminder]:
    """Remind of what partners no longer have, and of calendars that cannot be read for a week."""
    found = [
        Reminder(
            _("„%(title)s“ steht nicht mehr im Kalender von %(name)s. Behalten oder absagen?")
            % {"title": imported.event.title, "name": imported.source.name},
            today(imported.missing_since) + DAYS_TO_ANSWER,
            address(imported.source),
        )
        for imported in questions(now)[:MOST_REMINDERS]
    ]
    subscribed = ImportSource.objects.defer("text").filter(state=ImportSource.State.SUBSCRIBED)
    failing = subscribed.filter(failing_since__lte=now - PATIENCE)
    return found + [
        Reminder(
            _("Der Kalender von %(name)s ist seit %(day)s nicht zu lesen: %(problem)s")
            % {
                "name": source.name,
                "day": date_format(today(source.failing_since), "j. F"),
                "problem": source.problem,
            },
            today(source.failing_since + PATIENCE),
            address(source),
        )
        for source in failing[:MOST_REMINDERS]
    ]


REMINDERS = Reminders(PERMISSION, what_to_decide)
