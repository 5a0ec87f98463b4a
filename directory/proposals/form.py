"""The public form that lists a business in the directory."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from content.fields import (
    EmailAddressField,
    FoldedChoices,
    LineField,
    PostcodeField,
    SearchedChoices,
    TelephoneField,
    TextAreaField,
    WebsiteField,
    YesNoField,
)
from content.models import Language, Neighbourhood
from content.text import paragraphs_of, text_of
from directory.hours.fields import HoursFormField
from directory.hours.table import next_days
from directory.models import Category
from submissions.front_door.forms import SubmissionForm

MAX_CATEGORIES = 3
COPIED = (
    "name",
    "summary",
    "street",
    "postcode",
    "neighbourhood",
    "telephone",
    "whatsapp",
    "email",
    "website",
    "opening_hours",
    "opening_hours_note",
    "is_step_free",
    "accessibility_note",
    "offers_training",
    "offers_internship",
)


class BusinessProposalForm(SubmissionForm):
    """What somebody says about their business; becomes a draft that the editors decide on."""

    fieldsets = [
        (_("Was bieten Sie an?"), ["name", "categories", "summary", "description"]),
        (_("Wo findet die Kundschaft Sie?"), ["street", "postcode", "neighbourhood"]),
        (_("Wie erreicht die Kundschaft Sie?"), ["telephone", "whatsapp", "email", "website"]),
        (_("Wann haben Sie geöffnet?"), ["opening_hours", "opening_hours_note"]),
        (
            _("Gut zu wissen"),
            [
                "languages",
                "is_step_free",
                "accessibility_note",
                "offers_training",
                "offers_internship",
            ],
        ),
    ]
    fieldsets_per_step = [1, 2, 1, 1]
    step_titles = [_("Angebot"), _("Ort und Kontakt"), _("Öffnungszeiten"), _("Gut zu wissen")]
    parts = {
        "oeffnungszeiten": (_("Öffnungszeiten"), ["opening_hours", "opening_hours_note"]),
        "kontakt": (
            _("Telefon, E-Mail und Website"),
            ["telephone", "whatsapp", "email", "website"],
        ),
        "adresse": (_("Adresse"), ["street", "postcode", "neighbourhood"]),
        "beschreibung": (
            _("Name, Branche und Beschreibung"),
            ["name", "categories", "summary", "description"],
        ),
        "gut-zu-wissen": (
            _("Sprachen, Barrierefreiheit, Ausbildung"),
            [
                "languages",
                "is_step_free",
                "accessibility_note",
                "offers_training",
                "offers_internship",
            ],
        ),
    }
    gone = _("Den Betrieb gibt es nicht mehr")
    max_pictures = 3

    name = LineField(
        label=_("Name des Betriebs"),
        max_length=120,
        error_messages={"required": _("Bitte geben Sie den Namen des Betriebs an.")},
    )
    categories = forms.ModelMultipleChoiceField(
        Category.objects.all(),
        label=_("Branche"),
        help_text=_("Eine bis drei. Die wichtigste genügt."),
        widget=SearchedChoices,
        error_messages={"required": _("Bitte wählen Sie mindestens eine Branche.")},
    )
    summary = LineField(
        label=_("In einer Zeile"),
        max_length=160,
        help_text=_("Zum Beispiel: Fahrräder, Reparatur und Verleih."),
        error_messages={"required": _("Bitte sagen Sie in einer Zeile, was Sie anbieten.")},
    )
    description = TextAreaField(
        label=_("Beschreibung"),
        max_length=4000,
        required=False,
        help_text=_("Was macht Ihren Betrieb aus? Was sollte Ihre Kundschaft wissen?"),
    )
    street = LineField(
        label=_("Straße und Hausnummer"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    postcode = PostcodeField(label=_("Postleitzahl"), required=False)
    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.all(),
        label=_("Stadtteil"),
        empty_label=_("Bitte wählen"),
        error_messages={"required": _("Bitte wählen Sie den Stadtteil.")},
    )
    telephone = TelephoneField(
        label=_("Telefon des Betriebs"),
        max_length=40,
        required=False,
        help_text=_("Steht öffentlich im Branchenbuch."),
    )
    whatsapp = TelephoneField(
        label=_("WhatsApp-Nummer des Betriebs"),
        takes_several=False,
        max_length=40,
        required=False,
        help_text=_("Wenn die Kundschaft Ihnen dort schreiben darf. Steht öffentlich."),
    )
    email = EmailAddressField(
        label=_("E-Mail-Adresse des Betriebs"),
        required=False,
        help_text=_("Steht öffentlich im Branchenbuch."),
    )
    website = WebsiteField(label=_("Website"), max_length=500, required=False)
    opening_hours = HoursFormField(
        label=_("Öffnungszeiten"),
        required=False,
        help_text=_("Zum Beispiel: 9–13, 15–18 Uhr. Leer heißt geschlossen."),
    )
    opening_hours_note = LineField(
        label=_("Hinweis zu den Öffnungszeiten"),
        max_length=200,
        required=False,
        help_text=_("Zum Beispiel: Termine auch nach Vereinbarung."),
    )
    languages = forms.ModelMultipleChoiceField(
        Language.objects.all(),
        label=_("In welchen Sprachen beraten Sie?"),
        required=False,
        widget=FoldedChoices,
    )
    is_step_free = YesNoField(label=_("Kommt man ohne Stufen hinein?"))
    accessibility_note = LineField(
        label=_("Mehr zur Barrierefreiheit"),
        max_length=200,
        required=False,
        help_text=_("Zum Beispiel: Eine Stufe, Rampe auf Klingeln."),
    )
    offers_training = forms.BooleanField(label=_("Wir bilden aus."), required=False)
    offers_internship = forms.BooleanField(label=_("Wir bieten Praktika an."), required=False)

    def clean_categories(self):
        categories = self.cleaned_data["categories"]
        if len(categories) > MAX_CATEGORIES:
            raise ValidationError(_("Bitte wählen Sie höchstens drei Branchen."), code="too_many")
        return categories

    def clean(self):
        data = super().clean()
        ways = ("street", "telephone", "whatsapp", "email", "website")
        if not any(data.get(name) or name in self.errors for name in ways):
            self.add_error(
                "telephone",
                _("Bitte nennen Sie mindestens eine Adresse, Telefonnummer oder Website."),
            )
        return data

    def consequences(self, names):
        """Say what the hours mean for the coming days, which shows what was misread."""
        if "opening_hours" not in names:
            return []
        text = self.fields["opening_hours"].text_of(self["opening_hours"].value())
        days = [f"{row.label}: {row.hours}" for row in next_days(text, self.now)]
        return [(_("Die nächsten sieben Tage"), "\n".join(days))] if days else []

    def apply_to(self, business):
        """Write what was said to a business; what the form does not ask stays as it is."""
        data = self.cleaned_data
        for name in COPIED:
            setattr(business, name, data[name])
        # Whoever leaves the text alone keeps the formatting that editors gave it.
        if text_of(business.description) != data["description"]:
            business.description = paragraphs_of(data["description"])
        business.categories = list(data["categories"])
        business.languages = list(data["languages"])

    @classmethod
    def initial_from(cls, business):
        """What the form shows when the person who sent it in corrects it."""
        values = {name: getattr(business, name) for name in COPIED}
        return values | {
            "description": text_of(business.description),
            "categories": list(business.categories.all()),
            "languages": list(business.languages.all()),
        }
