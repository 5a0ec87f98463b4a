"""What the team says on the telephone to somebody who has no e-mail address."""

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from submissions.models.about import AboutQuerySet


class CallQuerySet(AboutQuerySet):
    def open(self):
        """Calls to be made, the one that is due first at the top."""
        return self.filter(done_at=None).order_by("next_try_on", "pk")

    def for_everybody(self):
        """Calls that anybody of the team makes; some are for others (`has_own_callers`)."""
        models = [model for model in apps.get_models() if getattr(model, "has_own_callers", False)]
        types = ContentType.objects.get_for_models(*models, for_concrete_models=False)
        return self.exclude(content_type__in=types.values())

    def due(self, today):
        """Open calls for everybody whose next try is today or was before."""
        return self.for_everybody().open().filter(next_try_on__lte=today)

    def later(self, today):
        return self.for_everybody().open().filter(next_try_on__gt=today)

    def done(self):
        """Calls for everybody that need nothing more, the newest first."""
        return self.for_everybody().exclude(done_at=None).order_by("-done_at", "-pk")


class Call(models.Model):
    """A letter that is read out on the telephone; there is one open call about a row at a time.

    Name and number stand in the row that it is about (`person_to_call`), and the row may name
    answers of its own (`call_answers`). Where its model says `has_own_callers`, the call is in no list
    of the editors. Deleting that row deletes the call.
    """

    class Result(models.TextChoices):
        REACHED = "reached", _("erreicht")
        NOBODY = "nobody", _("niemand erreicht")
        WRONG_NUMBER = "wrong_number", _("falsche Nummer")
        SETTLED = "settled", _("hat sich erledigt")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    row = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    subject = models.CharField(_("Worum es geht"), max_length=200)
    script = models.TextField(_("Was Sie sagen"))
    created_at = models.DateTimeField(_("Angelegt"))
    next_try_on = models.DateField(_("Nächster Versuch"))
    tries = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    result = models.CharField(_("Ergebnis"), max_length=12, choices=Result, blank=True)
    done_at = models.DateTimeField(_("Erledigt am"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Erledigt von"),
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["next_try_on", "pk"]
        indexes = [models.Index(fields=["done_at", "next_try_on"], name="call_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=models.Q(done_at=None),
                name="one_open_call_about_a_row",
            )
        ]
        verbose_name = _("Anruf")
        verbose_name_plural = _("Anrufe")

    def __str__(self):
        return f"{self.name}: {self.subject}"

    @property
    def name(self):
        return self._person[0]

    @property
    def telephone(self):
        return self._person[1]

    @property
    def _person(self):
        return getattr(self.row, "person_to_call", ("", ""))

    @property
    def answers(self):
        """What the person may answer, as [(key, label)]; empty where being reached is all."""
        return getattr(self.row, "call_answers", ())

    @property
    def is_open(self):
        return self.done_at is None
