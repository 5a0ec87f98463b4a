"""The public form that proposes an event."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from content.fields import (
    LineField,
    LooseDateField,
    LooseTimeField,
    PostcodeField,
    TextAreaField,
    WebsiteField,
    YesNoField,
)
from content.models import Language, Neighbourhood
from content.place.time_zone import BERLIN
from content.text import paragraphs_of, text_of
from events.fields import SIMPLE, RepetitionField
from events.models.event import Event
from events.recurrence.expansion import Span
from events.recurrence.german import complaint
from events.recurrence.local_time import NIGHT_ENDS, ONE_DAY, GapError, local, moment, start_of
from events.recurrence.patterns import choice_for, rule_for
from events.recurrence.plan import plan
from events.recurrence.rrule import RuleError
from events.recurrence.validation import gap_message, time_errors
from submissions.front_door.forms import SubmissionForm

# Where this form shows what `time_errors` says of the event's own fields.
SHOWN_AT = {"starts_at": "date", "ends_at": "end_time", "recurrences": "repetition"}
# One of the two is required, so the form must not call them optional.
NEEDED_SOMETIMES = ("all_day", "start_time", "end_time", "repetition", "place_name")
COPIED = (
    "title",
    "kind",
    "summary",
    "place_name",
    "street",
    "postcode",
    "neighbourhood",
    "online_url",
    "organiser_name",
    "price",
    "is_step_free",
    "accessibility_note",
    "registration_url",
    "all_day",
)


class EventProposalForm(SubmissionForm):
    """What somebody outside says about an event; becomes a draft that the editors decide on."""

    fieldsets = [
        (_("Was findet statt?"), ["title", "kind", "summary", "description"]),
        (_("Wann?"), ["date", "all_day", "start_time", "end_time", "end_date", "repetition"]),
        (_("Wo?"), ["place_name", "street", "postcode", "neighbourhood", "online_url"]),
        (
            _("Gut zu wissen"),
            [
                "organiser_name",
                "price",
                "registration_url",
                "languages",
                "is_step_free",
                "accessibility_note",
            ],
        ),
    ]
    fieldsets_per_step = [1, 2, 1]
    max_pictures = 1

    title = LineField(label=_("Titel der Veranstaltung"), max_length=120)
    kind = forms.ChoiceField(label=_("Art"), choices=Event.Kind.choices, initial=Event.Kind.OTHER)
    summary = LineField(
        label=_("Kurz gesagt"),
        max_length=300,
        help_text=_("Ein bis zwei Sätze. Sie stehen unter dem Titel."),
    )
    description = TextAreaField(label=_("Beschreibung"), max_length=4000, required=False)
    date = LooseDateField(
        label=_("An welchem Tag?"), help_text=_("Bei einer Reihe: der erste Termin.")
    )
    all_day = forms.BooleanField(label=_("Ganztägig, ohne Uhrzeit"), required=False, initial=False)
    start_time = LooseTimeField(label=_("Beginn"), required=False)
    end_time = LooseTimeField(label=_("Ende"), required=False)
    end_date = LooseDateField(
        label=_("Letzter Tag"),
        required=False,
        help_text=_("Nur, wenn ein Termin über mehrere Tage geht."),
    )
    repetition = RepetitionField(label=_("Findet das öfter statt?"), patterns=SIMPLE)
    place_name = LineField(
        label=_("Name des Ortes"),
        max_length=160,
        required=False,
        help_text=_("Zum Beispiel: Stadtteilladen"),
    )
    street = LineField(label=_("Straße und Hausnummer"), max_length=120, required=False)
    postcode = PostcodeField(label=_("Postleitzahl"), required=False)
    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.all(), label=_("Stadtteil"), required=False, empty_label=_("anderswo")
    )
    online_url = WebsiteField(label=_("Link zur Online-Teilnahme"), required=False, max_length=500)
    organiser_name = LineField(label=_("Wer veranstaltet das?"), max_length=160)
    price = LineField(
        label=_("Preis"),
        max_length=120,
        required=False,
        help_text=_("Leer lassen, wenn der Besuch nichts kostet."),
    )
    registration_url = WebsiteField(label=_("Link zur Anmeldung"), required=False, max_length=500)
    languages = forms.ModelMultipleChoiceField(
        Language.objects.all(),
        label=_("In welchen Sprachen?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_step_free = YesNoField(label=_("Ist der Ort ohne Stufen erreichbar?"))
    accessibility_note = LineField(
        label=_("Mehr zur Barrierefreiheit"),
        max_length=200,
        required=False,
        help_text=_("Zum Beispiel: rollstuhlgerechte Toilette, Gebärdensprache"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._offer_its_own_rule()
        for name in NEEDED_SOMETIMES:
            self.fields[name].hide_optional = True

    def _offer_its_own_rule(self):
        """Offer every kind of repetition if the event has one that is not in the short list."""
        choice = self.initial.get("repetition")
        if choice is not None and (choice.pattern not in SIMPLE or choice.weekdays):
            label = self.fields["repetition"].label
            self.fields["repetition"] = RepetitionField(label=label, with_weekdays=True)

    def clean(self):
        data = super().clean()
        if not data.get("place_name") and not data.get("online_url"):
            self._say("place_name", _("Bitte nennen Sie einen Ort oder einen Link zur Teilnahme."))
        self.times = self._times()
        if self.times is not None:
            self._clean_rule()
        return data

    def _say(self, field, message):
        """Add an error, unless the field has one already."""
        if field not in self.errors:
            self.add_error(field, message)

    def _times(self):
        """The first date as a Span, or None where it could not be read."""
        data = self.cleaned_data
        day, last = data.get("date"), data.get("end_date")
        if day is None or self.errors.keys() & {"start_time", "end_time", "end_date"}:
            return None
        if data.get("all_day"):
            return Span(start_of(day), start_of((last or day) + ONE_DAY))
        begin, end = data.get("start_time"), data.get("end_time")
        if begin is None:
            self._say("start_time", _("Bitte geben Sie an, wann es beginnt."))
        if end is None:
            self._say("end_time", _("Bitte geben Sie an, wann es endet."))
        if begin is None or end is None:
            return None
        if last is None:
            last = day + ONE_DAY if end <= begin and end <= NIGHT_ENDS else day
        return self._span(datetime.combine(day, begin), datetime.combine(last, end))

    def _span(self, begin, end):
        for field, naive in (("start_time", begin), ("end_time", end)):
            try:
                moment(naive)
            except GapError:
                self._say(field, gap_message(naive))
                return None
        return Span(moment(begin), moment(end))

    def _clean_rule(self):
        choice = self.cleaned_data.get("repetition")
        if choice is None:
            return
        try:
            self.rule = rule_for(choice, local(self.times.start).date(), BERLIN)
        except RuleError as error:
            self._say("repetition", complaint(error.code))
            return
        errors = time_errors(self.times.start, self.times.end, self.rule, self.now)
        for field, message in errors.items():
            self._say(self._place_of(field), message)
        if not errors and self._is_over():
            self._say(
                "date", _("Dieser Tag ist vorbei. Bitte nennen Sie einen Tag, der noch kommt.")
            )

    def _place_of(self, field):
        if field == "ends_at" and (
            self.cleaned_data.get("end_date") or self.cleaned_data["all_day"]
        ):
            return "end_date"
        return SHOWN_AT[field]

    def _is_over(self):
        window = self.now, max(self.now, self.times.end) + ONE_DAY * 800
        return not plan(self.rule, self.times, [], window)

    def apply_to(self, event):
        """Write the answers to an event; what the form does not ask for stays as it is."""
        data = self.cleaned_data
        for name in COPIED:
            setattr(event, name, data[name])
        event.description = paragraphs_of(data["description"])
        event.starts_at, event.ends_at = self.times
        event.rule = self.rule
        event.languages = list(data["languages"])
        if data["registration_url"]:
            event.registration = Event.RegistrationMode.LINK
        elif event.registration == Event.RegistrationMode.LINK:
            event.registration = Event.RegistrationMode.NONE

    @classmethod
    def initial_from(cls, event):
        """What the form shows when the person who sent it in corrects it."""
        begin, end = local(event.starts_at), local(event.ends_at)
        last = (end - ONE_DAY).date() if event.all_day else end.date()
        values = {name: getattr(event, name) for name in COPIED}
        return values | {
            "description": text_of(event.description),
            "date": begin.date(),
            "start_time": None if event.all_day else begin.time(),
            "end_time": None if event.all_day else end.time(),
            "end_date": last if last != begin.date() else None,
            "repetition": choice_for(event.rule, begin.date(), BERLIN),
            "languages": list(event.languages.all()),
        }
