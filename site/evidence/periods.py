"""Which report period a day belongs to, and how a period is closed."""

import datetime as dt

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from evidence.models import Evidence, ReportPeriod

CLOSED = "evidence.close_period"


def of_day(day):
    """Return the period of a day; where there is none, what is free of the calendar year becomes one."""
    found = ReportPeriod.objects.covering(day).first()
    return found or _made_for(day)


def _made_for(day):
    periods = ReportPeriod.objects
    before = periods.filter(last_day__lt=day).order_by("-last_day").first()
    after = periods.filter(first_day__gt=day).order_by("first_day").first()
    first, last = dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    if before and before.last_day >= first:
        first = before.last_day + dt.timedelta(days=1)
    if after and after.first_day <= last:
        last = after.first_day - dt.timedelta(days=1)
    with translation.override("de"):
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        name = str(day.year) if whole else _("Rest von {year}").format(year=day.year)
    # Two rows of one year may be written at once: the first day is unique.
    period, _is_new = periods.get_or_create(
        first_day=first, defaults={"last_day": last, "name": name}
    )
    return period


class NotOver(ValueError):
    """A period cannot be closed while its days go on."""


@transaction.atomic
def close(period, now, user=None):
    """Destroy the key of a period that is over; what its rows say of businesses is then anonymous."""
    period = ReportPeriod.objects.select_for_update().get(pk=period.pk)
    if period.is_closed:
        return period
    if period.last_day >= timezone.localdate(now):
        raise NotOver(str(period))
    period.key, period.closed_at = "", now
    period.save(update_fields=["key", "closed_at"])
    log(period, CLOSED, user=user)
    return period


def holds_rows(period):
    return Evidence.objects.on_days(period.first_day, period.last_day).exists()
