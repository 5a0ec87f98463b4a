"""The base of every form that sends something in, and the forms for messages to the team."""

import datetime as dt

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.choices import flatten_choices
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from content.fields import EmailAddressField, LineField, TelephoneField, TextAreaField
from content.forms import EMAIL_MISSING, NAME_MISSING
from content.place.times import time_of_day
from submissions.front_door.guarded_form import GuardedForm
from submissions.models import Message, Submission
from submissions.registry import legal_bases
from submissions.workflow import messages

CONSENT_TEXT = _(
    "Ich bin einverstanden, dass meine Angaben gespeichert und geprüft werden. Was ich unter „Wie "
    "erreichen wir Sie?“ geschrieben habe, wird nicht veröffentlicht."
)


# Of one input that says no length of its own: a day, a choice, a line of opening hours.
LONGEST = 500
# Of one input that takes several, such as the boxes of the trades.
MOST_VALUES = 100


class SubmissionForm(GuardedForm):
    """What outsiders fill in to propose something.

    A section's form adds its fields, names their order in `fieldsets` as (legend, [field names]),
    and says how a draft is written (`apply_to`) and read back for correcting (`initial_from`).
    `fieldsets_per_step` says how many of them each step shows, and `step_titles` what these steps are
    called; the last step of all asks who it is, and what is left of them.
    With `step` (from 1, or 0 for all of them) only what that step asks is shown and checked; what
    the others ask is there, so that fields can be compared. With `is_correction` the form asks
    neither for the e-mail address nor for consent again. `parts` names what can be changed alone on a
    short page, as {word in the address: (label, field names)}; with `part` the form shows only these.
    `gone` says that there is no such thing any more.
    """

    fieldsets: list = []
    parts: dict = {}
    gone = ""
    fieldsets_per_step: list = []
    step_titles: list = []
    max_pictures = 0
    CONTACT = ("contact_name", "contact_email", "contact_telephone", "consent")
    PERSON_FIELD = "contact_email"
    legal_basis = legal_bases.SUBMISSION

    contact_name = LineField(
        label=_("Ihr Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages=NAME_MISSING,
    )
    contact_email = EmailAddressField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Dorthin schicken wir einen Link, mit dem Sie die Einreichung bestätigen."),
        error_messages=EMAIL_MISSING,
    )
    contact_telephone = TelephoneField(
        label=_("Ihre Telefonnummer"), required=False, help_text=_("Für schnelle Rückfragen.")
    )
    consent = forms.BooleanField(
        label=CONSENT_TEXT,
        error_messages={"required": _("Ohne Ihr Einverständnis dürfen wir nichts speichern.")},
    )

    def __init__(self, *args, now=None, is_correction=False, step=None, part="", **kwargs):
        self.now = now or timezone.now()
        self.step = step
        self.part = self.parts.get(part)
        super().__init__(*args, **kwargs)
        absent = ()
        if is_correction:
            absent = (*self.CONTACT, *self.TECHNICAL)
        elif step is not None:
            absent = ("consent", *self.TECHNICAL)
        for name in absent:
            del self.fields[name]
        self.order_fields(
            [name for step in self.steps() for _legend, names in step for name in names]
        )

    @classmethod
    def steps(cls):
        """Return the steps in their order, each a list of (legend, [field names])."""
        rows, steps = list(cls.fieldsets), []
        for count in cls.fieldsets_per_step or [1] * len(rows):
            steps.append(rows[:count])
            rows = rows[count:]
        return [*steps, [cls.contact_fieldset(), *rows]]

    @classmethod
    def names_of_steps(cls):
        """Return what the steps are called in a word or two, and the page before sending."""
        return [*cls.step_titles, _("Ihre Kontaktdaten"), _("Prüfen und absenden")]

    @classmethod
    def picture_step(cls):
        """Return the number of the step that asks for pictures, or None: the last with own fields."""
        steps = cls.steps()
        is_last_shared = len(steps[-1]) > 1
        return (len(steps) if is_last_shared else len(steps) - 1) if cls.max_pictures else None

    @classmethod
    def contact_fieldset(cls):
        return (_("Wie erreichen wir Sie?"), list(cls.CONTACT))

    def groups(self):
        """Return [(legend, [bound fields])] for the template, contact last."""
        steps = self.steps()[self.step - 1 : self.step] if self.step else self.steps()
        rows = [row for step in steps for row in step]
        if self.part:
            rows = [self.part, self.contact_fieldset()]
        groups = [(legend, [self[n] for n in names if n in self.fields]) for legend, names in rows]
        return [(legend, fields) for legend, fields in groups if fields]

    def names_to_change(self):
        """Return the section's fields that this form shows: those of its part, or all of them."""
        return list(self.part[1]) if self.part else self.own_names()

    def with_part(self, typed, posted):
        """Return what was typed into the whole form, with what a short page brought."""
        for name in self.names_to_change():
            for key in self._inputs_of(name):
                typed.pop(key, None)
                if key in posted:
                    typed.setlist(key, posted.getlist(key))
        return typed

    def lift_unseen_errors(self):
        """Say above a short page what is wrong with fields that it does not show."""
        for name in set(self.own_names()) - set(self.names_to_change()):
            if name in self.errors:
                self.add_error(None, list(self._errors.pop(name)))

    def step_names(self):
        """Return the names of the fields that the step of this form shows."""
        return [bound.name for _legend, fields in self.groups() for bound in fields]

    def full_clean(self):
        super().full_clean()
        if self.step:
            shown = set(self.step_names())
            for name in [name for name in self._errors if name not in shown]:
                del self._errors[name]

    def show_unchecked(self):
        """Let the form show what was typed without judging it."""
        self._errors, self.cleaned_data = ErrorDict(), {}

    def own_names(self):
        """Return the fields of the section's form, without contact and technical ones."""
        return [n for n in self.fields if n not in (*self.CONTACT, *self.TECHNICAL)]

    def payload(self, names=None):
        """Return what was typed into fields, the section's own ones by default: {html name: [values]}.

        Whatever else came along is left out, and nothing is longer than its field.
        """
        names = self.own_names() if names is None else names
        return {
            key: [_storable(as_kept(text, self.fields[name])) for text in texts]
            for name in names
            for key in self._inputs_of(name)
            if (texts := self.data.getlist(key)[:MOST_VALUES])
        }

    def too_long(self):
        """Return the fields of this step into which more was typed than is kept."""
        return [
            name
            for name in self.step_names()
            if any(
                len(_cleaned(text, self.fields[name])) > longest(self.fields[name])
                for key in self._inputs_of(name)
                for text in self.data.getlist(key)
            )
        ]

    def _inputs_of(self, name):
        widget = self.fields[name].widget
        suffixes = widget.widgets_names if isinstance(widget, forms.MultiWidget) else [""]
        return [f"{self.add_prefix(name)}{suffix}" for suffix in suffixes]

    def answers(self, names=None):
        """Return [(label, text)] of what was answered, for the page that shows it again."""
        names = self.own_names() if names is None else names
        rows = [(self[name].label, answer_text(self[name])) for name in names]
        return [(label, text) for label, text in rows if text]

    def consequences(self, names):
        """Return [(label, text)] of what follows from the answers to these fields of a valid form."""
        return []

    def senders_of_the_same(self, since):
        mine = self.cleaned_data["contact_email"]
        same = Submission.objects.filter(created_at__gt=since, payload=self.payload())
        others = same.exclude(contact_email__iexact=mine).order_by()
        return others.values("contact_email").distinct().count()

    def apply_to(self, instance):
        raise NotImplementedError

    @classmethod
    def initial_from(cls, instance):
        raise NotImplementedError


def belongs(key, names):
    """Tell whether an input is one of these fields; several inputs of a field add `_…` or `-…`."""
    return any(key == name or key.startswith((f"{name}_", f"{name}-")) for name in names)


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
    if isinstance(value, dt.time):
        return time_of_day(value)
    if isinstance(value, dt.date):
        return date_format(value, "j. F Y")
    if isinstance(value, list | tuple | QuerySet):
        return ", ".join(str(readable(v, choices)) for v in value)
    if isinstance(value, str) and choices is not None:
        return str(dict(flatten_choices(choices)).get(value, value)) if value else ""
    return "" if value is None else str(value)


class MessageForm(GuardedForm):
    """A message to the team; who wants an answer leaves an address."""

    text = TextAreaField(
        label=_("Ihre Nachricht"),
        max_length=5000,
        error_messages={"required": _("Bitte schreiben Sie Ihre Nachricht.")},
    )
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
            self.fields["page"].label = _("Welches Erfolgsteam interessiert Sie?")

    @property
    def legal_basis(self):
        is_barrier = self.topic == Message.Topic.BARRIER
        return legal_bases.BARRIER if is_barrier else legal_bases.MESSAGE

    def groups(self):
        return [("", [self[n] for n in self.fields if n not in self.TECHNICAL])]

    def senders_of_the_same(self, since):
        same = Message.objects.filter(created_at__gt=since, text=self.cleaned_data["text"])
        others = same.exclude(email__iexact=self.cleaned_data["email"]).order_by()
        return others.values("email").distinct().count()

    def store(self, verdict):
        """Store the message once, however often the form is sent, with the reasons of the verdict."""
        data = {n: v for n, v in self.cleaned_data.items() if n not in self.TECHNICAL}
        data |= {"is_spam": verdict.is_spam, "spam_reasons": verdict.reasons}
        data["language"] = get_language() or settings.LANGUAGE_CODE
        return messages.receive(self.cleaned_data["key"], self.topic, **data)


def longest(field):
    """Return how many characters are kept of one input of a field."""
    parts = [field, *getattr(field, "fields", ())]
    return max(getattr(part, "max_length", None) or LONGEST for part in parts)


def as_kept(text, field):
    """Return what was typed, cut where it is longer than its field even without what that removes."""
    most = longest(field)
    return text if len(text) <= most else _cleaned(text, field)[:most]


def _cleaned(text, field):
    """Return a text as its field counts it: without invisible characters and spaces around it."""
    try:
        cleaned = field.to_python(text) if isinstance(field, forms.CharField) else text
    except ValidationError:
        return text
    return cleaned if isinstance(cleaned, str) else text  # a day, a time


def _storable(text):
    """Return what was typed as it is, but for the one character that PostgreSQL's JSON refuses."""
    return text.replace("\0", "")
