"""The public form that offers empty premises."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.fields import (
    AmountField,
    EmailAddressField,
    LineField,
    LooseDateField,
    PostcodeField,
    TelephoneField,
    TextAreaField,
    WebsiteField,
    YesNoField,
)
from content.models import Neighbourhood
from content.text import paragraphs_of, text_of
from directory.models.premises import HALF_A_YEAR
from submissions.front_door.forms import SubmissionForm

LONGEST = dt.timedelta(days=366)
# Beyond these the year is a slip of the finger.
LONGEST_EMPTY, LONGEST_AHEAD = dt.timedelta(days=366 * 20), dt.timedelta(days=366 * 5)
COPIED = (
    "title",
    "street",
    "postcode",
    "neighbourhood",
    "size",
    "rent",
    "available_from",
    "suggested_use",
    "is_step_free",
    "accessibility_note",
    "offered_by",
    "telephone",
    "email",
    "website",
    "advertised_until",
)


class PremisesProposalForm(SubmissionForm):
    """What somebody says about premises they let; becomes a draft that the editors decide on."""

    fieldsets = [
        (
            _("Was bieten Sie an?"),
            ["title", "size", "rent", "available_from", "suggested_use", "description"],
        ),
        (_("Wo ist es?"), ["street", "postcode", "neighbourhood"]),
        (_("Wie kommt man hinein?"), ["is_step_free", "accessibility_note"]),
        (
            _("An wen wenden sich Interessierte?"),
            ["offered_by", "telephone", "email", "website", "advertised_until"],
        ),
    ]
    fieldsets_per_step = [1, 2, 1]
    step_titles = [_("Angebot"), _("Ort und Zugang"), _("Für Interessierte")]
    parts = {
        "dauer": (_("Frei ab, Anzeigen bis"), ["available_from", "advertised_until"]),
        "miete": (_("Miete und Fläche"), ["rent", "size"]),
        "kontakt": (_("Für Anfragen"), ["offered_by", "telephone", "email", "website"]),
        "adresse": (
            _("Adresse und Zugang"),
            ["street", "postcode", "neighbourhood", "is_step_free", "accessibility_note"],
        ),
        "beschreibung": (
            _("Überschrift und Beschreibung"),
            ["title", "suggested_use", "description"],
        ),
    }
    gone = _("Das Ladenlokal ist vergeben")
    max_pictures = 3

    title = LineField(
        label=_("Überschrift"),
        max_length=120,
        help_text=_("Zum Beispiel: Eckladen mit zwei Schaufenstern."),
        error_messages={"required": _("Bitte geben Sie eine Überschrift an.")},
    )
    size = AmountField(
        label=_("Fläche in m²"),
        min_value=1,
        max_value=100_000,
        decimal_places=1,
        error_messages={"required": _("Bitte geben Sie die Fläche in Quadratmetern an.")},
    )
    rent = AmountField(
        label=_("Kaltmiete in Euro im Monat"),
        min_value=0,
        max_value=1_000_000,
        decimal_places=2,
        required=False,
        help_text=_("Leer heißt: auf Anfrage."),
    )
    available_from = LooseDateField(
        label=_("Frei ab"), required=False, help_text=_("Leer heißt: sofort.")
    )
    suggested_use = LineField(
        label=_("Wofür ist es geeignet?"),
        max_length=160,
        required=False,
        help_text=_("Zum Beispiel: Café, Werkstatt, Büro."),
    )
    description = TextAreaField(label=_("Beschreibung"), max_length=4000, required=False)
    street = LineField(
        label=_("Straße und Hausnummer"),
        max_length=120,
        error_messages={"required": _("Bitte geben Sie Straße und Hausnummer an.")},
    )
    postcode = PostcodeField(label=_("Postleitzahl"), required=False)
    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.all(),
        label=_("Stadtteil"),
        empty_label=_("Bitte wählen"),
        error_messages={"required": _("Bitte wählen Sie den Stadtteil.")},
    )
    is_step_free = YesNoField(label=_("Kommt man ohne Stufen hinein?"))
    accessibility_note = LineField(
        label=_("Mehr zur Barrierefreiheit"), max_length=200, required=False
    )
    offered_by = LineField(
        label=_("Name oder Firma"),
        max_length=120,
        required=False,
        help_text=_("Was Sie hier schreiben, steht öffentlich beim Angebot."),
    )
    telephone = TelephoneField(label=_("Telefon für Anfragen"), max_length=40, required=False)
    email = EmailAddressField(label=_("E-Mail-Adresse für Anfragen"), required=False)
    website = WebsiteField(label=_("Website"), max_length=500, required=False)
    advertised_until = LooseDateField(
        label=_("Anzeigen bis"),
        required=False,
        help_text=_("Leer heißt: ein halbes Jahr. Später können Sie verlängern."),
    )

    def clean_available_from(self):
        today = timezone.localdate(self.now)
        day = self.cleaned_data["available_from"]
        if day and not today - LONGEST_EMPTY <= day <= today + LONGEST_AHEAD:
            raise ValidationError(
                _("Bitte prüfen Sie das Jahr. Was schon frei ist, braucht keinen Tag."),
                code="range",
            )
        return day

    def clean_advertised_until(self):
        today = timezone.localdate(self.now)
        until = self.cleaned_data["advertised_until"] or today + HALF_A_YEAR
        if not today <= until <= today + LONGEST:
            raise ValidationError(
                _("Bitte wählen Sie einen Tag in den nächsten zwölf Monaten."), code="range"
            )
        return until

    def clean(self):
        data = super().clean()
        ways = ("telephone", "email", "website")
        if not any(data.get(name) or name in self.errors for name in ways):
            self.add_error(
                "telephone",
                _("Bitte nennen Sie eine Telefonnummer, E-Mail-Adresse oder Website für Anfragen."),
            )
        return data

    def apply_to(self, premises):
        """Write what was said to premises; what the form does not ask stays as it is."""
        data = self.cleaned_data
        for name in COPIED:
            setattr(premises, name, data[name])
        if text_of(premises.description) != data["description"]:
            premises.description = paragraphs_of(data["description"])

    @classmethod
    def initial_from(cls, premises):
        """What the form shows when the person who sent it in corrects it."""
        values = {name: getattr(premises, name) for name in COPIED}
        return values | {"description": text_of(premises.description)}
