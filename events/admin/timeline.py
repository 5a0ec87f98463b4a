"""What the calendar tells the team: which numbers are missing, and which dates an entry has had."""

from datetime import timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content.sections import Reminder, Reminders, TimelineRow, TimelineSource
from events.admin.attendance import past_dates_with_guests
from events.models import Occurrence
from events.recurrence.german import moment_in_digits
from events.recurrence.local_time import local
from submissions.models import RetentionRules

DAYS_TO_CLOSE = timedelta(days=3)
MOST_REMINDERS = 20


def dates_to_close(now):
    """Return a reminder for each date that is over and of which nobody said how many people came."""
    # The names of older ones are gone, and years of dates need not be looked through for that.
    since = now - timedelta(days=RetentionRules.load().registration_days)
    dates = past_dates_with_guests(now).filter(starts_at__gt=since, attended_count=None)
    dates = dates.taking_place()
    oldest_first = dates.order_by("ends_at", "pk")[:MOST_REMINDERS]
    return [
        Reminder(
            _("%(title)s am %(day)s: Wie viele waren da?")
            % {"title": date.event.title, "day": date_format(date.local_start, "j. F")},
            local(date.ends_at).date() + DAYS_TO_CLOSE,
            reverse("events-attendance", args=[date.pk]),
        )
        for date in oldest_first
    ]


def dates_of(kind, entry, today):
    """Return the dates that an event, or the events of a business, have had."""
    dates = Occurrence.objects.filter(first_day__lte=today, event__live=True)
    by_kind = {"event": {"event": entry.pk}, "business": {"event__organiser_business": entry.pk}}
    if kind not in by_kind:
        return None
    return dates.filter(**by_kind[kind]).annotate(row_day=F("first_day"))


def tell_dates(ids):
    dates = Occurrence.objects.filter(pk__in=ids).with_attendance().select_related("event")
    return {date.pk: _row_of(date) for date in dates}


def _row_of(date):
    words = [date.event.title, moment_in_digits(date.local_start, date.event.all_day)]
    if date.is_cancelled:
        words.append(_("fällt aus"))
    elif date.attended_count is not None:
        people = ngettext("%(count)d Person", "%(count)d Personen", date.attended_count)
        words.append(people % {"count": date.attended_count})
    url = reverse("events-attendance", args=[date.pk])
    return TimelineRow(gettext_lazy("Termin"), ", ".join(map(str, words)), url)


REMINDERS = (Reminders("events.change_registration", dates_to_close),)
TIMELINE = (TimelineSource("dates", "events.view_registration", dates_of, tell_dates),)
