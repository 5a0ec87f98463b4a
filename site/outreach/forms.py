"""What somebody fills in on the street, with a thumb: chips to tap, few words to type."""

import datetime as dt
import uuid

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.fields import EmailAddressField, KeyField, LineField
from directory.proposals.form import BusinessProposalForm
from outreach.models import LONGEST_NOTE, NextStep, Visit
from submissions.desk.queue import name_of
from submissions.pictures.decoding import MOST_BYTES, TOO_HEAVY, read_picture

MINUTES = (5, 10, 20, 30, 60)
DAY = "day"
DUE = [
    ("1", _("morgen")),
    ("7", _("in 1 Woche")),
    ("14", _("in 2 Wochen")),
    ("28", _("in 4 Wochen")),
    (DAY, _("an einem Tag")),
]


def colleagues():
    """Return who may note visits, and so may have a next step."""
    right = Permission.objects.filter(codename="add_visit", content_type__app_label="outreach")
    may = Q(is_superuser=True) | Q(groups__permissions__in=right) | Q(user_permissions__in=right)
    found = get_user_model().objects.filter(may, is_active=True)
    return found.distinct().order_by("first_name", "username")


class ColleagueField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return name_of(user)


class VisitForm(forms.ModelForm):
    """A visit with talk. Nothing is asked for that is not known: a tap on "Speichern" is enough."""

    topics = forms.MultipleChoiceField(
        label=_("Worum ging es?"),
        choices=Visit.Topic,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    help_with = LineField(label=_("Hilfe bei"), max_length=80, required=False)
    situation = forms.ChoiceField(
        label=_("Wie läuft es?"),
        choices=Visit.Situation,
        required=False,
        widget=forms.RadioSelect,
    )
    minutes = forms.TypedChoiceField(
        label=_("Minuten"), coerce=int, widget=forms.RadioSelect, initial=MINUTES[0]
    )
    note = LineField(label=_("Eine Zeile dazu"), max_length=LONGEST_NOTE, required=False)
    step_text = LineField(label=_("Nächster Schritt"), max_length=160, required=False)
    step_due = forms.ChoiceField(
        label=_("Bis wann"), choices=DUE, initial="7", required=False, widget=forms.RadioSelect
    )
    step_day = forms.DateField(
        # Without a context Wagtail's own catalogue makes it "Schlagwort".
        label=pgettext_lazy("calendar", "Tag"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    step_user = ColleagueField(
        queryset=get_user_model().objects.none(), label=_("Wer macht es"), required=False
    )
    key = KeyField()

    class Meta:
        model = Visit
        fields = [
            "topics",
            "help_with",
            "situation",
            "minutes",
            "note",
            "thinks_of_stopping",
            "stopping_year",
        ]

    def __init__(self, *args, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.today = user, today
        known = self.instance.minutes if self.instance.pk else MINUTES[0]
        minutes = sorted({*MINUTES, known})
        self.fields["minutes"].choices = [(number, str(number)) for number in minutes]
        self.fields["step_user"].queryset = colleagues()
        self.initial.setdefault("step_user", user.pk)
        self.initial.setdefault("key", uuid.uuid4())

    def chips(self):
        """Return the fields that are answered by tapping."""
        return [self["topics"], self["situation"], self["minutes"]]

    def step_errors(self):
        return any(name.startswith("step_") for name in self.errors)

    def clean(self):
        data = super().clean()
        lacks_day = data.get("step_due") == DAY and not data.get("step_day")
        if data.get("step_text") and lacks_day and "step_day" not in self.errors:
            self.add_error("step_day", _("Bitte wählen Sie den Tag."))
        return data

    def next_step(self):
        """Return the next step, not stored; None where there is none."""
        data = self.cleaned_data
        if not data.get("step_text"):
            return None
        due = data.get("step_due") or "7"
        day = data["step_day"] if due == DAY else self.today + dt.timedelta(days=int(due))
        who = data.get("step_user") or self.user
        return NextStep(text=data["step_text"], due_on=day, assigned_to=who)


class ShopForm(BusinessProposalForm):
    """A shop that is in no directory yet, typed at its door for whoever stands there.

    What is not known is left out. Its owner agrees there; without that only the visit is noted.
    """

    fieldsets = [
        ("", ["name", "categories", "street", "neighbourhood", "telephone", "opening_hours_note"]),
    ]
    fieldsets_per_step = []

    consent = forms.BooleanField(
        label=_("Die Person ist einverstanden, dass wir den Betrieb ins Branchenbuch eintragen."),
        required=False,
    )
    contact_name = LineField(
        label=_("Mit wem haben Sie gesprochen?"), max_length=120, required=False
    )
    contact_email = EmailAddressField(label=_("E-Mail-Adresse der Person"), required=False)
    opening_hours_note = LineField(
        label=_("Öffnungszeiten, wie gesagt"), max_length=200, required=False
    )
    photo = forms.FileField(
        label=_("Foto vom Laden"),
        required=False,
        widget=forms.FileInput(
            attrs={
                "accept": "image/*",
                "capture": "environment",
                "data-most-bytes": MOST_BYTES,
                "data-too-heavy": TOO_HEAVY,
            }
        ),
    )
    publish = forms.BooleanField(label=_("Sofort veröffentlichen"), required=False)
    key = KeyField()

    SHOWN = (
        "name",
        "categories",
        "street",
        "neighbourhood",
        "telephone",
        "opening_hours_note",
        "photo",
        "consent",
        "contact_name",
        "contact_email",
        "publish",
    )
    ABOUT_THE_FORM = ("photo", "publish")

    def __init__(self, *args, may_publish=False, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("homepage", "started", "proof"):
            del self.fields[name]
        for name in ("summary", "categories", "contact_name"):
            self.fields[name].required = False
        if not may_publish:
            del self.fields["publish"]

    def own_names(self):
        return [name for name in super().own_names() if name not in self.ABOUT_THE_FORM]

    def clean_key(self):
        return self.cleaned_data["key"]

    def clean_photo(self):
        upload = self.cleaned_data["photo"]
        return read_picture(upload) if upload else None

    def clean(self):
        data = super().clean()
        if data.get("consent"):
            for name, message in (
                ("categories", _("Für das Branchenbuch braucht es eine Branche.")),
                ("contact_name", _("Wer hat zugestimmt? Bitte geben Sie den Namen an.")),
            ):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, message)
        return data

    def shown(self):
        """Return the fields in the order in which a thumb meets them."""
        return [self[name] for name in self.SHOWN if name in self.fields]
