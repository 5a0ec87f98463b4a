"""The public forms as the team fills them in for somebody: by telephone, in the shop, from paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.fields import EmailAddressField, LineField, TelephoneField
from submissions.models import Submission

Channel, Consent = Submission.Channel, Submission.Consent
CHANNELS = [(way.value, way.label) for way in (Channel.TELEPHONE, Channel.VISIT, Channel.PAPER)]
WAYS_TO_AGREE = [
    (Consent.LINK, _("Auf dem eigenen Handy: Der Code auf dem Beleg führt dorthin (am besten).")),
    (Consent.SPOKEN, _("Mündlich: Ich habe den Text vorgelesen und ein Ja gehört.")),
    (Consent.PAPER, _("Auf Papier: Die Unterschrift liegt mir vor.")),
]


def way_to_agree_field():
    return forms.ChoiceField(
        label=_("Wie stimmt die Person zu?"),
        choices=WAYS_TO_AGREE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie, wie die Person zustimmt.")},
    )


class ForSomebody(forms.Form):
    """What the team adds to a public form; of the person it asks no e-mail address."""

    channel = forms.ChoiceField(
        label=_("Auf welchem Weg?"),
        choices=CHANNELS,
        widget=forms.RadioSelect,
        initial=CHANNELS[0][0],
        error_messages={"required": _("Bitte wählen Sie, auf welchem Weg das gekommen ist.")},
    )
    consent_how = way_to_agree_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A trap, a clock and a puzzle for programs; the consent is asked for in another way.
        for name in ("homepage", "started", "proof", "consent"):
            self.fields.pop(name, None)
        for name, label in (
            ("contact_name", _("Name der Person")),
            ("contact_telephone", _("Telefonnummer der Person")),
            ("contact_email", _("E-Mail-Adresse der Person, wenn es eine gibt")),
        ):
            self.fields[name].label = label
        name = self.fields["contact_name"]
        name.error_messages["required"] = _("Bitte geben Sie den Namen der Person an.")
        self.fields["contact_telephone"].help_text = _("Dort rufen wir an, statt zu schreiben.")
        email = self.fields["contact_email"]
        email.required, email.help_text = False, ""
        email.widget.attrs.pop("aria-required", None)

    @classmethod
    def contact_fieldset(cls):
        names = ["contact_name", "contact_telephone", "contact_email", "channel", "consent_how"]
        return (_("Für wen?"), names)

    def own_names(self):
        return [name for name in super().own_names() if name not in ("channel", "consent_how")]

    def clean(self):
        data = super().clean()
        ways = ("contact_telephone", "contact_email")
        is_silent = not any(data.get(name) or name in self.errors for name in ways)
        if is_silent and data.get("channel") != Channel.VISIT:
            self.add_error(
                "contact_telephone",
                _("Wie erreichen wir die Person? Bitte geben Sie die Telefonnummer an."),
            )
        return data


def for_somebody(form_class):
    """Return a kind's public form as the team fills it in for somebody."""
    return type(form_class)(f"{form_class.__name__}ForSomebody", (ForSomebody, form_class), {})


class TakeOverForm(forms.Form):
    """Whose entry it is that the team has typed, and how they agree that we keep who they are."""

    name = LineField(label=_("Name"), max_length=120)
    telephone = TelephoneField(label=_("Telefonnummer"), required=False)
    email = EmailAddressField(
        label=_("E-Mail-Adresse"),
        required=False,
        help_text=_("Leer: ohne E-Mail. Dann rufen wir an, statt zu schreiben."),
    )
    channel = ForSomebody.base_fields["channel"]
    consent_how = way_to_agree_field()
