"""Mails to people who are registered: about their place, changes of the date, and a reminder.

Every mail is queued in the transaction that it reports. A registration stores the facts of the date
in the last mail, so that each change is reported once, however often an event is published, and
however the change came about.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from content.listing.addresses import section_url
from events.models.occurrence import Occurrence
from events.models.registration import Registration
from events.recurrence import german
from events.recurrence.local_time import ONE_DAY, days_of, local, start_of, today
from submissions.mails import calls, render, send

# People who registered this recently need no reminder.
FRESH = timedelta(hours=6)
# The mails whose button does not lead to the guest's own page, but to the calendar.
WITHOUT_PLACE = ("called_off", "cancelled")
# What whoever registers or cancels on the telephone hears there.
HEARD_AT_ONCE = ("registered", "waiting", "cancelled")


def facts_of(date: Occurrence, is_announced=True) -> dict:
    """What a guest has to know of a date, in the form that is stored."""
    event = date.event
    usual = ", ".join(part for part in (event.place_name, event.address) if part)
    return {
        "starts_at": date.starts_at.isoformat(),
        "ends_at": date.ends_at.isoformat(),
        # only where it is so: what is stored of other dates stays equal
        **({"has_open_end": True} if date.has_open_end else {}),
        "place": date.place or usual or event.online_url,
        "takes_place": is_announced and not date.is_cancelled,
    }


def write(registration, mail, **context):
    """Send one mail, and store what it says about the date."""
    _send(registration, mail, **context)
    registration.announced = facts_of(registration.occurrence)
    registration.save(update_fields=["announced"])


def _send(registration, mail, **context):
    """Queue a mail with a button that leads where its guest may do something.

    Who has no e-mail address is called, about what they have not just said or heard themselves.
    """
    if not registration.email:
        if mail not in HEARD_AT_ONCE:
            context["registration"] = registration
            calls.note(registration, *render.shipped(f"events/letters/{mail}.txt", **context))
        return
    label = _("Anmeldung ansehen") if registration.is_proven else _("Ansehen und bestätigen")
    send.send(
        f"events/letters/{mail}.txt",
        registration.email,
        button=None if mail in WITHOUT_PLACE else (registration.full_url, label),
        registration=registration,
        **context,
    )


def tell(date, is_announced=True):
    """Write to everybody whose last mail no longer describes the date.

    Returns how many mails and calls that makes. People who have not confirmed their address get none:
    they read the newest state when they do.
    """
    count = 0
    for registration in date.registrations.active().proven().in_order():
        registration.occurrence = date
        count += _tell_guest(registration, facts_of(date, is_announced))
    return count


def _tell_guest(registration, facts):
    before, registration.announced = registration.announced, facts
    if before == facts:
        return False
    if before.get("starts_at") != facts["starts_at"]:
        registration.reminded_at = None
    registration.save(update_fields=["announced", "reminded_at"])
    mail = _mail_for(before, facts)
    if mail:
        _send(
            registration,
            mail,
            **differences(before, facts, registration.occurrence.event.all_day),
        )
    return bool(mail)


def _mail_for(before, facts):
    """The mail for this change; "" if the date stays cancelled, or nothing was stored."""
    if not before or not (before["takes_place"] or facts["takes_place"]):
        return ""
    if not facts["takes_place"]:
        return "called_off"
    return "changed" if before["takes_place"] else "takes_place_again"


def differences(before, facts, all_day):
    """What the mail about a change prints: the times and the place until now."""
    begin, end = (datetime.fromisoformat(before[name]) for name in ("starts_at", "ends_at"))
    has_new_time = any(before[name] != facts[name] for name in ("starts_at", "ends_at"))
    first, last = days_of(begin, end)
    last = last if last != first else None
    old_time = german.when(
        local(begin),
        local(end),
        all_day=all_day,
        has_open_end="has_open_end" in before,
        last=last,
        day=german.LONG_DAY,
    )
    return {
        "old_time": old_time if has_new_time else "",
        "old_place": before["place"] if before["place"] != facts["place"] else "",
        "has_new_place": before["place"] != facts["place"],
        "calendar_url": settings.BASE_URL + section_url("events"),
    }


def remind(now):
    """Write once to everybody who comes tomorrow (or still today); run daily. Returns how many."""
    dates = Occurrence.objects.public().taking_place()
    soon = dates.filter(starts_at__gt=now, starts_at__lt=start_of(today(now) + 2 * ONE_DAY))
    due = (
        Registration.objects.confirmed()
        .reachable()
        .filter(reminded_at=None, confirmed_at__lte=now - FRESH, occurrence__in=soon)
    )
    return sum(_send_reminder(pk, now) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _send_reminder(pk, now):
    """Mark and write in one transaction: two workers at once send one reminder."""
    if not Registration.objects.confirmed().filter(pk=pk, reminded_at=None).update(reminded_at=now):
        return 0
    registration = Registration.objects.select_related("occurrence__event").get(pk=pk)
    _send(registration, "reminder")
    return 1
