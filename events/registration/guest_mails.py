"""A mail of the team's own to all guests of a date."""

from django.db import transaction
from django.utils.translation import gettext as _

from events.models.guest_mail import GuestMail
from submissions.mails import render, send

TEMPLATE = "events/letters/to_guests.txt"


def recipients(date):
    """Those who have a confirmed place and an e-mail address."""
    return date.registrations.confirmed().reachable().in_order()


def preview(registration, subject, text):
    """Return subject and text as this guest would read them."""
    return render.shipped(TEMPLATE, registration=registration, subject=subject, text=text)


@transaction.atomic
def send_to_guests(date, *, subject, text, key, now):
    """Queue the mail for every guest; the same form sent twice sends nothing more."""
    guests = list(recipients(date))
    mail, is_new = GuestMail.objects.get_or_create(
        key=key,
        defaults={
            "occurrence": date,
            "subject": subject,
            "text": text,
            "sent_at": now,
            "recipients": len(guests),
        },
    )
    for guest in guests if is_new else ():
        guest.occurrence = date
        send.send(
            TEMPLATE,
            guest.email,
            button=(guest.full_url, _("Anmeldung ansehen")),
            registration=guest,
            subject=subject,
            text=text,
        )
    return mail
