"""Somebody who came to a date without having registered."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class WalkIn(models.Model):
    """One person at the door of whom nothing is known but that they are there.

    `key` keeps the same tap from counting twice, also when it is sent again later.
    """

    occurrence = models.ForeignKey(
        "events.Occurrence",
        on_delete=models.CASCADE,
        related_name="walk_ins",
        verbose_name=_("Termin"),
    )
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("Gast ohne Anmeldung")
        verbose_name_plural = _("Gäste ohne Anmeldung")

    def __str__(self):
        return str(self.occurrence)
