"""Who carried the programme; printed by programme pages that ask for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string

from content.fields.model_fields import TelephoneNumberField


class Partner(models.Model):
    """Who carried the programme."""

    name = models.CharField(_("Name"), max_length=160, unique=True)
    role = models.CharField(_("Aufgabe im Programm"), max_length=160, blank=True)
    description = models.TextField(_("Beschreibung"), blank=True, max_length=600)
    website = models.URLField(_("Website"), blank=True)
    contact_name = models.CharField(_("Ansprechperson"), max_length=120, blank=True)
    telephone = TelephoneNumberField(_("Telefon"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Logo"),
    )
    sort_order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("description"),
        FieldPanel("website"),
        MultiFieldPanel(
            [FieldPanel("contact_name"), FieldPanel("telephone"), FieldPanel("email")],
            heading=_("Kontakt"),
        ),
        FieldPanel("logo"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("Partner")
        verbose_name_plural = _("Partner")

    def __str__(self):
        return self.name
