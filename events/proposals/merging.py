"""Merging two entries of one event into one, with everybody who is registered."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.listing.addresses import forward_paths
from events.models import OccurrenceChange
from events.occurrences.rebuild import planned_dates
from events.recurrence.plan import EXTRA
from events.registration import seats
from submissions.workflow import merging

_TIMES = ("starts_at", "ends_at", "has_open_end", "all_day", "recurrences", "changes")
# What an editor chooses between; what only makes sense together is one choice.
CHOICES = [
    ("title", _("Titel"), ("title",)),
    ("kind", _("Art"), ("kind",)),
    ("summary", _("Kurz gesagt"), ("summary",)),
    ("description", _("Beschreibung"), ("description",)),
    ("picture", _("Bild"), ("picture",)),
    ("times", _("Wann"), _TIMES),
    ("place", _("Ort"), ("place_name", "street", "postcode", "neighbourhood")),
    ("online_url", _("Link zur Online-Teilnahme"), ("online_url",)),
    ("organiser", _("Veranstaltet von"), ("organiser_business", "organiser_name")),
    ("price", _("Preis"), ("price",)),
    ("languages", _("Sprachen"), ("languages",)),
    ("access", _("Barrierefreiheit"), ("is_step_free", "accessibility_note")),
    ("registration", _("Anmeldung"), ("registration", "registration_url", "places")),
]
# Dates follow from what is published, and calendars must learn that the other event is gone.
STAY = ("occurrences", "feed_entry")


@transaction.atomic
def merge(keep, drop, choices, user=None):
    """Make one event of two, with the chosen values; returns the one that stays.

    `choices` is {key of CHOICES: "keep" or "drop"}. Registrations keep their date: where the event
    that stays has none at that time, it gets it as an extra one. Raises merging.MergeError.
    """
    keep, drop = merging.locked(keep, drop)
    result = merging.with_chosen(keep, drop, choices, CHOICES)
    merging.move_relations(keep, drop, but_not=STAY)
    _move_guests(result, drop)
    merging.move_submissions(keep, drop, user)
    dates = [(date.get_absolute_url(), date.starts_at) for date in drop.occurrences.all()]
    kept = merging.finish(result, drop, user)
    if kept.live:
        _forward_dates(dates, kept)
    return kept


def _move_guests(result, drop):
    """Move the guests of the dropped event, each to the date at the same moment."""
    for date in _with_guests(drop):
        same = result.occurrences.filter(starts_at=date.starts_at).first()
        if same is not None:
            seats.move_guests(date, same)
        else:
            date.event_id, date.original_start = result.pk, date.starts_at
            date.save(update_fields=["event", "original_start"])
    _keep_dates_with_guests(result)


def _keep_dates_with_guests(result):
    """Add an extra date wherever somebody is registered and the chosen times have none."""
    starts = {planned.original_start for planned in planned_dates(result, timezone.now())}
    extra = [
        OccurrenceChange(kind=EXTRA, new_starts_at=date.starts_at, new_ends_at=date.ends_at)
        for date in _with_guests(result)
        if date.original_start not in starts
    ]
    result.changes = [*result.changes.all(), *extra]


def _with_guests(event):
    return event.occurrences.filter(registrations__isnull=False).distinct()


def _forward_dates(dates, kept):
    """Redirect the addresses of single dates to the same date, else to the event."""
    here = {date.starts_at: date.get_absolute_url() for date in kept.occurrences.all()}
    forward_paths({old: here.get(start, kept.get_absolute_url()) for old, start in dates})
