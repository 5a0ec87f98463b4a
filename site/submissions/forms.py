"""The base of every form that sends something in, and the forms for messages to the team."""

import datetime as dt
import time
import uuid

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import TooManyFieldsSent, ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.choices import flatten_choices
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from content.fields import EmailAddressField, LineField, TelephoneField, TextAreaField
from content.forms import PublicForm

from .models import Message

# The version is stored with the submission: it proves which text somebody agreed to.
CONSENT_VERSION = "2026-11"
CONSENT_TEXT = _(
    "Ich bin einverstanden, dass meine Angaben gespeichert und geprüft werden. Name, E-Mail-Adresse "
    "und Telefonnummer aus diesem Abschnitt werden nicht veröffentlicht."
)

# The setting of this name is Wagtail's page editor's; our longest form has about eighty fields.
MOST_FIELDS = 1000
_started_signer = signing.Signer(salt="form-started")


class GuardedForm(PublicForm):
    """A public form with what keeps programs and double clicks away, none of it a riddle for people."""

    TECHNICAL = ("homepage", "started", "key")

    homepage = forms.CharField(
        label=_("Bitte lassen Sie dieses Feld leer"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    started = forms.CharField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if len(self.data) > MOST_FIELDS:
            raise TooManyFieldsSent
        self.initial.setdefault("started", _started_signer.sign(str(int(time.time()))))
        self.initial.setdefault("key", str(uuid.uuid4()))

    def clean_homepage(self):
        if self.cleaned_data["homepage"]:
            raise ValidationError(
                _("Bitte lassen Sie dieses Feld leer. Es hält Werbung fern."), code="trap"
            )
        return ""

    def clean_started(self):
        try:
            started = int(_started_signer.unsign(self.cleaned_data["started"]))
        except (signing.BadSignature, ValueError):
            started = None
        if started is None or time.time() - started < settings.FORM_FASTEST_SECONDS:
            self._start_again()
            raise ValidationError(
                _("Bitte senden Sie das Formular noch einmal ab. Ihre Eingaben sind noch da."),
                code="too_fast",
            )
        return started

    def _start_again(self):
        """Give the next answer a valid time, however broken the one in the request was."""
        self.data = self.data.copy()
        self.data[self.add_prefix("started")] = _started_signer.sign(
            str(int(time.time()) - settings.FORM_FASTEST_SECONDS)
        )

    def clean_key(self):
        try:
            return uuid.UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid.uuid4()


class SubmissionForm(GuardedForm):
    """What outsiders fill in to propose something.

    A section's form adds its fields, names their order in `fieldsets` as (legend, [field names]),
    and says how a draft is written (`apply_to`) and read back for correcting (`initial_from`).
    With `is_correction` the form asks neither for the e-mail address nor for consent again.
    """

    fieldsets: list = []
    CONTACT = ("contact_name", "contact_email", "contact_telephone", "consent")

    contact_name = LineField(
        label=_("Ihr Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_email = EmailAddressField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Dorthin schicken wir einen Link, mit dem Sie die Einreichung bestätigen."),
    )
    contact_telephone = TelephoneField(
        label=_("Ihre Telefonnummer"), required=False, help_text=_("Für schnelle Rückfragen.")
    )
    consent = forms.BooleanField(
        label=CONSENT_TEXT,
        error_messages={"required": _("Ohne Ihr Einverständnis dürfen wir nichts speichern.")},
    )

    def __init__(self, *args, now=None, is_correction=False, **kwargs):
        self.now = now or timezone.now()
        super().__init__(*args, **kwargs)
        if is_correction:
            for name in (*self.CONTACT, *self.TECHNICAL):
                del self.fields[name]

    def groups(self):
        """Return [(legend, [bound fields])] for the template, contact last."""
        rows = [*self.fieldsets, (_("Wie erreichen wir Sie?"), list(self.CONTACT))]
        groups = [(legend, [self[n] for n in names if n in self.fields]) for legend, names in rows]
        return [(legend, fields) for legend, fields in groups if fields]

    def own_names(self):
        """Return the fields of the section's form, without contact and technical ones."""
        return [n for n in self.fields if n not in (*self.CONTACT, *self.TECHNICAL)]

    def payload(self):
        """Return what was typed into the section's own fields: {html name: [values]}.

        A field of several inputs sends names that begin with its own and `_` or `-`.
        """
        own = self.own_names()
        return {
            key: self.data.getlist(key)
            for key in self.data
            if any(key == name or key.startswith((f"{name}_", f"{name}-")) for name in own)
        }

    def answers(self):
        """Return [(label, text)] of what was answered, for the page that shows it again."""
        rows = [(self[name].label, answer_text(self[name])) for name in self.own_names()]
        return [(label, text) for label, text in rows if text]

    def apply_to(self, instance):
        raise NotImplementedError

    @classmethod
    def initial_from(cls, instance):
        raise NotImplementedError


def answer_text(bound):
    """Return a bound field's value as people read it; a field may bring its own `answer_text`."""
    if hasattr(bound.field, "answer_text"):
        return bound.field.answer_text(bound.value())
    try:
        value = bound.field.clean(bound.value())
    except ValidationError:
        return str(bound.value() or "")
    return readable(value, getattr(bound.field, "choices", None))


def readable(value, choices=None):
    """Return a cleaned value in German: yes, dates, names of choices and of chosen rows."""
    if isinstance(value, bool):
        return _("ja") if value else ""
    if isinstance(value, dt.date | dt.time):
        return date_format(value, "j. F Y" if isinstance(value, dt.date) else "H:i")
    if isinstance(value, list | tuple | QuerySet):
        return ", ".join(str(readable(v, choices)) for v in value)
    if isinstance(value, str) and choices is not None:
        return str(dict(flatten_choices(choices)).get(value, value)) if value else ""
    return "" if value is None else str(value)


class MessageForm(GuardedForm):
    """A message to the team; who wants an answer leaves an address."""

    text = TextAreaField(label=_("Ihre Nachricht"), max_length=5000)
    page = LineField(label=_("Um welche Seite geht es?"), max_length=300, required=False)
    name = LineField(
        label=_("Ihr Name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = EmailAddressField(
        label=_("Ihre E-Mail-Adresse"),
        required=False,
        help_text=_("Wenn Sie eine Antwort möchten."),
    )

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.topic = topic
        if topic == Message.Topic.CONTACT:
            del self.fields["page"]
        elif topic == Message.Topic.TEAM:
            self.fields["page"].label = _("Welches Team interessiert Sie?")

    def groups(self):
        return [("", [self[n] for n in self.fields if n not in self.TECHNICAL])]

    def store(self):
        """Store the message once, however often the form is sent."""
        data = {n: v for n, v in self.cleaned_data.items() if n not in self.TECHNICAL}
        return Message.objects.get_or_create(
            idempotency_key=self.cleaned_data["key"], defaults={"topic": self.topic, **data}
        )[0]
