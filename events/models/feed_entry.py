"""What is prepared for calendars when an event is published."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# For how many days subscribers learn that an event was withdrawn.
WITHDRAWN_DAYS = 30


class FeedEntryQuerySet(models.QuerySet):
    def public(self, now):
        """Entries of published events, and of those withdrawn in the last 30 days."""
        lately = Q(withdrawn_at__gt=now - timedelta(days=WITHDRAWN_DAYS))
        return self.filter(Q(event__live=True, withdrawn_at=None) | lately)


class FeedEntry(models.Model):
    """The stored VEVENTs of one event; outlives the event, so that calendars learn of its end.

    Never part of a revision: UID stays and SEQUENCE goes on whichever version is published.
    """

    event = models.OneToOneField(
        "events.Event",
        on_delete=models.SET_NULL,
        null=True,
        related_name="feed_entry",
        verbose_name=_("Veranstaltung"),
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    text = models.TextField(_("VEVENT"), blank=True)
    sequence = models.PositiveIntegerField(_("SEQUENCE"), default=0)
    changed_at = models.DateTimeField(_("Geändert"))
    withdrawn_at = models.DateTimeField(_("Zurückgezogen"), null=True, blank=True, db_index=True)

    objects = FeedEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("Kalendertext")
        verbose_name_plural = _("Kalendertexte")

    def __str__(self):
        return str(self.uid)
