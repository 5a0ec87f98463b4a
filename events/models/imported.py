"""Calendars of partners, and which of our events came from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportSource(models.Model):
    """A partner's calendar: its text when it was last read, and whether that worked.

    Read once, or every night (`state`). `etag` and `last_modified` are what its server said of this
    text. `failing_since` stays until it can be read again.
    """

    class State(models.TextChoices):
        ONCE = "once", _("einmal eingelesen")
        SUBSCRIBED = "subscribed", _("abonniert")
        PAUSED = "paused", _("pausiert")

    name = models.CharField(_("Von wem ist der Kalender?"), max_length=120, unique=True)
    url = models.URLField(_("Adresse des Kalenders"), max_length=500, blank=True)
    text = models.TextField(editable=False, blank=True)
    read_at = models.DateTimeField(_("Gelesen"), null=True, editable=False)
    problem = models.CharField(_("Fehler"), max_length=300, blank=True, editable=False)
    state = models.CharField(
        _("Stand"), max_length=10, choices=State, default=State.ONCE, editable=False
    )
    tried_at = models.DateTimeField(_("Zuletzt versucht"), null=True, editable=False)
    failing_since = models.DateTimeField(_("Nicht zu lesen seit"), null=True, editable=False)
    is_failure_told = models.BooleanField(default=False, editable=False)
    etag = models.CharField(max_length=300, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    came_new = models.PositiveIntegerField(_("Zuletzt neu"), default=0, editable=False)
    came_changed = models.PositiveIntegerField(_("Zuletzt geändert"), default=0, editable=False)

    class Meta:
        ordering = ["name"]
        permissions = [("subscribe_importsource", _("Kalender von Partnern abonnieren"))]
        verbose_name = _("Kalender eines Partners")
        verbose_name_plural = _("Kalender von Partnern")

    def __str__(self):
        return self.name

    @property
    def is_subscribed(self):
        """Whether it is one of the calendars that are read every night, be it paused for now."""
        return self.state != self.State.ONCE

    @property
    def is_paused(self):
        return self.state == self.State.PAUSED


class ImportedEvent(models.Model):
    """The tie between a partner's event and ours; it outlives ours, so that no import brings back
    what an editor deleted. `facts` is what the partner sent at the last import, `sequence` and
    `modified` which version that was, `remarks` what was left out of it, `is_doubtful` whether a date
    of it may be wrong. `kept` names the facts in which our own edits won.
    `missing_since` asks an editor what to do with what the partner no longer has, until
    `is_kept_although_missing` answers.
    """

    source = models.ForeignKey(ImportSource, on_delete=models.CASCADE, related_name="imported")
    uid = models.CharField(_("UID"), max_length=255)
    event = models.ForeignKey(
        "events.Event", on_delete=models.SET_NULL, null=True, related_name="imported_from"
    )
    facts = models.JSONField(default=dict)
    kept = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    is_doubtful = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    modified = models.CharField(max_length=16, blank=True)
    missing_since = models.DateTimeField(null=True)
    is_kept_although_missing = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "uid"], name="imported_once"),
        ]
        verbose_name = _("Eingelesene Veranstaltung")
        verbose_name_plural = _("Eingelesene Veranstaltungen")

    def __str__(self):
        return self.uid
