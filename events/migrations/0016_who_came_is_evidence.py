"""Takes the number of people that a date keeps over into the evidence, where it stands once from now on."""

import datetime as dt
import hashlib
import hmac
from zoneinfo import ZoneInfo

from django.db import migrations

BERLIN = ZoneInfo("Europe/Berlin")
KINDS = {
    "evening": "Unternehmerinnen- und Unternehmerabend",
    "dinner": "Businessdinner",
    "advice": "Sprechstunde",
    "workshop": "Workshop",
    "market": "Markt und Fest",
    "meeting": "Treffen",
    "other": "Sonstiges",
}


def take_over(apps, schema_editor):
    Evidence = apps.get_model("evidence", "Evidence")
    counted = apps.get_model("events", "Occurrence").objects.exclude(attended_count=None)
    for date in counted.select_related("event__organiser_business").order_by("starts_at", "pk"):
        business = date.event.organiser_business
        category = business.categories.order_by("sort_order", "name").first() if business else None
        day = date.starts_at.astimezone(BERLIN).date()
        place = {
            "day": day,
            "neighbourhood_id": date.event.neighbourhood_id,
            "category": category.name if category else "",
            "detail": KINDS.get(date.event.kind, date.event.kind),
            "subject": mark(apps, day, business) if business else "",
            "source": "date",
            "source_id": date.pk,
        }
        Evidence.objects.create(kind="event", number=1, **place)
        Evidence.objects.create(kind="people", number=date.attended_count, **place)


def mark(apps, day, business):
    period, _is_new = apps.get_model("evidence", "ReportPeriod").objects.get_or_create(
        first_day=dt.date(day.year, 1, 1),
        defaults={"last_day": dt.date(day.year, 12, 31), "name": str(day.year)},
    )
    name = f"directory.business:{business.pk}"
    return hmac.new(period.key.encode(), name.encode(), hashlib.sha256).hexdigest()


def give_back(apps, schema_editor):
    Evidence = apps.get_model("evidence", "Evidence")
    Occurrence = apps.get_model("events", "Occurrence")
    counts = {}
    for row in Evidence.objects.filter(source="date", kind="people"):
        counts[row.source_id] = counts.get(row.source_id, 0) + row.number
    for number, count in counts.items():
        Occurrence.objects.filter(pk=number).update(attended_count=count)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0015_evening_kind_in_full"),
        ("evidence", "0001_evidence"),
        ("directory", "0012_a_listing_is_a_betrieb"),
    ]

    operations = [migrations.RunPython(take_over, give_back)]
