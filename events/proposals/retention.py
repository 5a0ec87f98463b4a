"""Deletes what the privacy statement says is deleted, and what a guest asks to have deleted."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from events.models import Event
from events.models.registration import Registration
from events.occurrences import rebuild
from events.registration import seats
from submissions.models.settings import RetentionRules


def forget(now):
    """Delete registrations of dates long past, and those never confirmed; run nightly.

    Returns how many of each. The number of places that were taken stays, as a number.
    """
    unconfirmed = seats.lapse(now)
    kept = timedelta(days=RetentionRules.load().registration_days)
    count, _ = old_registrations(now - kept, now).delete()
    return {"old": count, "unconfirmed": unconfirmed}


def old_registrations(before, now):
    """Registrations for dates that ended before a moment."""
    return Registration.objects.filter(occurrence__ends_at__lte=before)


def over_since(event, now):
    """Return when the last date of a published event ended; None while one is to come."""
    last = event.occurrences.aggregate(last=Max("ends_at"))["last"] or event.ends_at
    return last if last < now else None


def refresh(event: Event):
    """Write dates and calendar text anew from what the published event says now."""
    rebuild.rebuild(event, timezone.now())


def export_registrations(email):
    return [
        {
            "veranstaltung": registration.event_title,
            "termin": registration.date.isoformat(),
            "name": registration.name,
            "email": registration.email,
            "plaetze": registration.seats,
            "stand": str(registration.get_state_display()),
            "eingegangen": registration.created_at.isoformat(),
        }
        for registration in _registrations_of(email)
    ]


def erase_registrations(email):
    """Cancel what is still to come, so that those who wait move up, and delete every row."""
    found = list(_registrations_of(email))
    for registration in found:
        seats.cancel(registration, timezone.now())
        Registration.objects.filter(pk=registration.pk).delete()
    return len(found)


def _registrations_of(email):
    rows = Registration.objects.filter(email__iexact=email)
    return rows.select_related("occurrence__event")
