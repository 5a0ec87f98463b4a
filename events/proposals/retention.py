"""Deletes what the privacy statement says is deleted, and what a guest asks to have deleted."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from events.models import Event, Invitee
from events.models.registration import Registration
from events.occurrences import rebuild
from events.recurrence.local_time import local
from events.registration import attendance, seats
from submissions.models.settings import RetentionRules


def forget(now):
    """Delete registrations of dates long past, and those never confirmed; run nightly.

    Returns how many of each. How many places were taken and how many people came stays, as numbers.
    """
    unconfirmed = seats.lapse(now)
    kept = timedelta(days=RetentionRules.load().registration_days)
    attendance.settle(now - kept)
    old = list(old_registrations(now - kept, now))
    for registration in old:
        attendance.forget(registration)
    return {"old": len(old), "unconfirmed": unconfirmed}


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
            "telefon": registration.telephone,
            "plaetze": registration.seats,
            "antworten": dict(registration.answers),
            "stand": str(registration.get_state_display()),
            "weg": str(registration.get_channel_display()),
            "anrufe": [call.script for call in registration.calls.all()],
            "eingegangen": registration.created_at.isoformat(),
        }
        for registration in _registrations_of(email)
    ]


def erase_registrations(email):
    """Cancel what is still to come, so that those who wait move up, and delete every row."""
    found = list(_registrations_of(email))
    for registration in found:
        if not (registration.has_come or registration.occurrence.is_past):
            seats.cancel(registration, timezone.now())
        attendance.forget(registration)
    return len(found)


def unanswered_invitees(before, now):
    """Those whom the team asked before a moment and who have not said that we may invite them."""
    return Invitee.objects.unanswered().filter(asked_at__lte=before)


def export_invitees(email):
    return [
        {
            "name": invitee.name,
            "email": invitee.email,
            "gefragt": local(invitee.asked_at).isoformat(),
            "zugesagt": local(invitee.consented_at).isoformat() if invitee.consented_at else "",
            "einwilligung": invitee.consent_words,
            "eingeladen zu": [str(sent.occurrence) for sent in invitee.invitations.all()],
        }
        for invitee in Invitee.objects.filter(email__iexact=email)
    ]


def erase_invitees(email):
    found = Invitee.objects.filter(email__iexact=email)
    return sum(bool(invitee.delete()) for invitee in found)


def _registrations_of(email):
    rows = Registration.objects.filter(email__iexact=email).exclude(email="")
    return rows.select_related("occurrence__event")
