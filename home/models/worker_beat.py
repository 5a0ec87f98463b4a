"""The sign of life of the worker: one row for each machine that runs one."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

# Written every ten seconds; who has been silent for so long is not there.
SILENT = dt.timedelta(minutes=1)


class WorkerBeatQuerySet(models.QuerySet):
    def alive(self, now):
        return self.filter(beat_at__gt=now - SILENT)


class WorkerBeat(models.Model):
    """When the worker of a machine was last heard of, and what it is busy with."""

    machine = models.CharField(_("Rechner"), max_length=64, unique=True)
    started_at = models.DateTimeField(_("läuft seit"))
    beat_at = models.DateTimeField(_("zuletzt gehört"))
    # {label of a part of the work: since when it has been at it, ISO 8601}
    busy_since = models.JSONField(_("beschäftigt seit"), default=dict)

    objects = WorkerBeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("Lebenszeichen des Hintergrunddienstes")
        verbose_name_plural = _("Lebenszeichen des Hintergrunddienstes")

    def __str__(self):
        return self.machine
