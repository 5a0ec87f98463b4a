"""What the editors' lists say about when something goes live and when it expires."""

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.models import Revision

from content.place.times import moment_in_words

IS_LATE_AFTER = dt.timedelta(minutes=5)


def with_schedule(entries):
    """Annotate each entry with `scheduled_for`, the moment at which its next version goes live."""
    planned = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(entries.model),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    return entries.annotate(scheduled_for=Subquery(planned.values("approved_go_live_at")[:1]))


def status_in_words(entry, now):
    """Return how an entry annotated by `with_schedule` stands, and when that changes by itself."""
    planned = entry.scheduled_for
    if planned and planned <= now - IS_LATE_AFTER:
        return _("Sollte am %(moment)s erscheinen. Bitte prüfen.") % _at(planned)
    if planned and entry.live:
        return _("Veröffentlicht. Neue Fassung geplant für %(moment)s") % _at(planned)
    if planned:
        return _("Geplant für %(moment)s") % _at(planned)
    if entry.live and entry.expire_at:
        return _("Veröffentlicht bis %(moment)s") % _at(entry.expire_at)
    if entry.expired and entry.expire_at:
        return _("Abgelaufen am %(moment)s") % _at(entry.expire_at)
    entry.scheduled_revision = None  # Wagtail would ask for it once a row
    return entry.status_string


def _at(moment):
    return {"moment": moment_in_words(moment)}


class ScheduleStatusColumn(LiveStatusTagColumn):
    """The status of a row, with the moment at which it changes by itself."""

    def get_value(self, instance):
        return status_in_words(instance, timezone.now())
