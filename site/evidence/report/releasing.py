"""Which totals editors have released for the public; they stay as they were until released anew."""

from django.db import transaction
from wagtail.log_actions import log

from evidence.models import ReleasedTotal
from evidence.report.counts import BY_KEY

RELEASED = "evidence.release"


@transaction.atomic
def release(period, totals, now, user=None):
    """Let exactly these totals [(key, number)] of a period be public, as they are now."""
    ReleasedTotal.objects.filter(period=period).delete()
    for key, number in totals:
        ReleasedTotal.objects.create(period=period, key=key, number=number, released_at=now)
    log(period, RELEASED, user=user, data={"totals": [list(total) for total in totals]})


def released_keys(period):
    if period is None:
        return set()
    return set(ReleasedTotal.objects.filter(period=period).values_list("key", flat=True))


def newest_released():
    """Return the newest period of which a number is public; None where there is none yet."""
    released = ReleasedTotal.objects.select_related("period").order_by("-period__first_day")
    newest = released.first()
    return newest.period if newest else None


def results_of(period):
    """Return [(number, label)] of what is released of a period, in the order of the report."""
    if period is None:
        return []
    numbers = dict(ReleasedTotal.objects.filter(period=period).values_list("key", "number"))
    return [(numbers[key], BY_KEY[key].label) for key in BY_KEY if key in numbers]
