"""Dates of other sections that guests may come to: each is an event here, and follows its own section.

Lists, months, feeds, search and the interface then know it as they know every event.
"""

from django.db import transaction

from content.sections import OpenDate
from events.models import Event
from events.occurrences import editing
from events.recurrence.local_time import local

LONGEST_TITLE = Event._meta.get_field("title").max_length


@transaction.atomic
def show(date: OpenDate, event: Event | None) -> Event:
    """Publish the event of a date, or let the one that stands there say what is new.

    What is public already keeps its address and is shown as moved, as every date of the calendar.
    """
    version = _locked(event) if event else Event(kind=Event.Kind.TEAM)
    version.title = date.title[:LONGEST_TITLE]
    version.summary, version.organiser_name = date.summary, date.organiser
    version.neighbourhood = date.neighbourhood
    day = local(version.starts_at).date() if version.live and version.pk else None
    if day is None:
        version.starts_at, version.ends_at = date.starts_at, date.ends_at
        version.place_name, version.changes = date.place, []
    elif _is_as_planned(version, date):
        editing.note_as_planned(version, day)
    else:
        place = date.place if date.place != version.place_name else ""
        editing.note_moved(version, day, date.starts_at, date.ends_at, place, "")
    if not version.pk:
        version.live = False
        version.save()
    _publish(version)
    return Event.objects.get(pk=version.pk)


@transaction.atomic
def cancel(event: Event) -> None:
    """Let the date stand in the calendar as called off; why is a matter of its own section."""
    version = _locked(event)
    if version.live:
        editing.note_cancelled(version, local(version.starts_at).date(), "")
        _publish(version)


@transaction.atomic
def take_away(event: Event) -> None:
    """Take the date out of everything that visitors read; the event stays, to be shown again."""
    version = _locked(event)
    if version.live:
        version.unpublish()


def _is_as_planned(version, date):
    planned = (version.starts_at, version.ends_at, version.place_name)
    return planned == (date.starts_at, date.ends_at, date.place)


def _publish(version):
    version.save_revision(clean=False).publish()


def _locked(event):
    return Event.objects.select_for_update().get(pk=event.pk)
