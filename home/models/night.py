"""The night's run of each day, recorded so that it takes place once, on whatever machine."""

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NightlyRun(models.Model):
    """The run of one local day; whoever stores or takes over its row runs the jobs.

    A row without `begun_at` stands for the day on which the site was made: it had no night to miss.
    """

    day = models.DateField(pgettext_lazy("calendar", "Tag"), unique=True)
    begun_at = models.DateTimeField(_("Begonnen"), null=True)
    seen_at = models.DateTimeField(_("Zuletzt gesehen"), null=True)
    finished_at = models.DateTimeField(_("Beendet"), null=True)
    done = models.JSONField(_("Erledigt"), default=list)
    failed = models.JSONField(_("Fehlgeschlagen"), default=list)

    class Meta:
        ordering = ["-day"]
        verbose_name = _("Nachtlauf")
        verbose_name_plural = _("Nachtläufe")

    def __str__(self):
        return f"{self.day:%d.%m.%Y}"

    @classmethod
    def claim(cls, day, now, crashed_before):
        """Return the run of a day for whoever may do it now, else None; two never get the same.

        A run that gave no sign since `crashed_before` is taken over: its process has died.
        """
        try:
            with transaction.atomic():
                return cls.objects.create(day=day, begun_at=now, seen_at=now)
        except IntegrityError:
            crashed = cls.objects.filter(
                day=day, finished_at=None, begun_at__isnull=False, seen_at__lt=crashed_before
            )
            return cls.objects.get(day=day) if crashed.update(seen_at=now) else None

    def note(self, key, now, has_failed):
        """Store that a job is over: a sign of life, and nothing to repeat after a crash."""
        (self.failed if has_failed else self.done).append(key)
        self.seen_at = now
        self.save(update_fields=["done", "failed", "seen_at"])
