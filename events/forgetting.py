"""Deleting what the privacy statement says is deleted."""

from datetime import timedelta

from events import attendance
from events.models.registration import Registration

KEPT = timedelta(days=30)


def forget(now):
    """Delete registrations 30 days after their date, and those never confirmed; run nightly.

    Returns how many of each. The number of places that were taken stays, as a number.
    """
    unconfirmed = attendance.lapse(now)
    old = Registration.objects.filter(occurrence__ends_at__lte=now - KEPT)
    count, _ = old.delete()
    return {"old": count, "unconfirmed": unconfirmed}
