"""What somebody fills in to register, and later to change it; the team's form asks the same questions."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from content.fields import EmailAddressField, LineField
from content.forms import EMAIL_MISSING, NAME_MISSING, PublicForm
from events.models.registration import time_to_confirm
from events.registration import invitations
from events.registration.seats import Refusal
from submissions.front_door.guarded_form import GuardedForm
from submissions.registry import legal_bases
from submissions.spam.rate_limits import MAILS, refusal_error

MOST_SEATS = 10
LONGEST_ANSWER = 200
TOO_MANY_UNCONFIRMED = _(
    "Aus Ihrem Netz sind schon viele Anmeldungen noch nicht bestätigt. Bitte öffnen Sie zuerst die "
    "Links in den E-Mails, oder rufen Sie uns an. Ihre Eingaben sind noch da."
)


def seats_field():
    return forms.IntegerField(
        label=_("Wie viele Plätze?"),
        initial=1,
        min_value=1,
        max_value=MOST_SEATS,
        error_messages={
            "required": _("Bitte geben Sie an, wie viele Plätze Sie brauchen."),
            "invalid": _("Bitte geben Sie eine Zahl an."),
        },
    )


class QuestionsMixin:
    """Asks what an event wants to know; `ask` adds a field for each question."""

    asked = ()

    def ask(self, event, answers=(), is_optional=False):
        """Ask the event's questions, filled in with [[question, answer]]; the team may leave gaps."""
        self.asked, known = list(event.questions.all()), dict(answers)
        for question in self.asked:
            field = _field_of(question, question.is_required and not is_optional)
            field.initial = known.get(question.question, "")
            self.fields[_name_of(question)] = field

    @property
    def answers(self):
        """What was answered, as [[question, answer]] in the words of the question as it is now."""
        found = [[asked.question, self.cleaned_data.get(_name_of(asked))] for asked in self.asked]
        return [[question, answer] for question, answer in found if answer]


def _name_of(question):
    return f"question_{question.pk}"


def _field_of(question, is_required):
    options = {"label": question.question, "required": is_required}
    if question.kind == question.Kind.TEXT:
        missing = {"required": _("Bitte beantworten Sie diese Frage.")}
        return LineField(max_length=LONGEST_ANSWER, error_messages=missing, **options)
    choices = [("", _("Bitte wählen")), *((option, option) for option in question.options)]
    missing = {"required": _("Bitte wählen Sie eine Antwort.")}
    return forms.ChoiceField(choices=choices, error_messages=missing, **options)


class SeatsMixin:
    """Refuses a group that is larger than all places together: it would wait for ever."""

    places = None

    def clean_seats(self):
        seats = self.cleaned_data["seats"]
        if self.places and seats > self.places:
            raise ValidationError(
                ngettext(
                    "Bei diesem Termin gibt es nur einen Platz.",
                    "Bei diesem Termin gibt es nur %(places)s Plätze.",
                    self.places,
                )
                % {"places": self.places},
                code="too_many",
            )
        return seats


class RegistrationForm(SeatsMixin, QuestionsMixin, GuardedForm):
    """Who comes, and with how many."""

    name = LineField(
        label=_("Ihr Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages=NAME_MISSING,
    )
    email = EmailAddressField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Dorthin schicken wir einen Link, mit dem Sie die Anmeldung bestätigen."),
        error_messages=EMAIL_MISSING,
    )
    seats = seats_field()
    invite = forms.BooleanField(
        label=invitations.CONSENT, help_text=invitations.REVOCABLE, required=False
    )
    legal_basis = legal_bases.REGISTRATION

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = event.places
        self.ask(event)
        self.order_fields([*(name for name in self.fields if name != "invite"), "invite"])

    def groups(self):
        return [("", [self[n] for n in self.fields if n not in self.TECHNICAL])]

    def refuse(self, refusal):
        """Say why this cannot be taken just now."""
        if refusal is Refusal.MAILS:
            self.add_error("email", MAILS.error)
        else:
            self.add_error(
                None, refusal_error(TOO_MANY_UNCONFIRMED, int(time_to_confirm().total_seconds()))
            )


class ChangeForm(SeatsMixin, QuestionsMixin, PublicForm):
    """What a guest may change later: the number of places, and the answers."""

    seats = seats_field()

    def __init__(self, *args, registration, **kwargs):
        super().__init__(*args, **kwargs)
        event = registration.occurrence.event
        self.places, self.initial["seats"] = event.places, registration.seats
        self.ask(event, registration.answers)

    def refuse(self, free):
        """Say how many places are left for more people."""
        more = ngettext(
            "Es ist noch ein weiterer Platz frei.",
            "Es sind noch %(free)s weitere Plätze frei.",
            free,
        )
        left = more % {"free": free} if free else gettext("Es ist kein weiterer Platz frei.")
        unchanged = gettext("Ihre Anmeldung bleibt, wie sie war.")
        self.add_error("seats", f"{left} {unchanged}")
