"""The public form that proposes an event."""

import re
from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from content.fields import (
    FoldedChoices,
    LineField,
    LooseDateField,
    LooseTimeField,
    PartError,
    PostcodeField,
    TextAreaField,
    WebsiteField,
    YesNoField,
)
from content.models import Language, Neighbourhood
from content.place.time_zone import BERLIN
from content.text import paragraphs_of, text_of
from events.fields import SIMPLE, RepetitionField, day_of
from events.models.event import Event
from events.occurrences.remarks import on_holidays
from events.proposals import places
from events.proposals.places import KnownPlaceInput
from events.recurrence.expansion import Span
from events.recurrence.german import (
    LONG_DAY,
    SHORT_DAY_AND_YEAR,
    complaint,
    day_in_words,
    describe,
    sentence,
    when,
)
from events.recurrence.local_time import (
    NIGHT_ENDS,
    ONE_DAY,
    GapError,
    days_of,
    end_of,
    local,
    moment,
    start_of,
)
from events.recurrence.patterns import ON_DAY, choice_for, rule_for
from events.recurrence.plan import plan
from events.recurrence.rrule import RuleError
from events.recurrence.validation import gap_message, time_errors
from submissions.front_door.forms import SubmissionForm

# Where this form shows what `time_errors` says of the event's own fields.
SHOWN_AT = {"starts_at": "date", "ends_at": "end_time", "recurrences": "repetition"}
# One of the two is required, or its help says when it may be empty: the form must not call them optional.
NEEDED_SOMETIMES = (
    "all_day",
    "start_time",
    "end_time",
    "repetition",
    "place_name",
    "price",
    "is_free",
)
# Which input of the repetition a complaint about its rule is about.
PART_OF = dict.fromkeys(
    ("end_missing", "until", "until_before_start", "until_too_far"), "until"
) | dict.fromkeys(("count_missing", "count"), "count")
# How people write that it costs nothing.
FREE = re.compile(
    r"(?:eintritt )?(?:kostenlos|kostenfrei|gratis|frei|umsonst|0(?:,00)? ?(?:€|euro)?)", re.I
)
SHOWN_DATES = 10
ASK_TO_LEAVE_OUT = _(
    "Findet es dann nicht statt? Schreiben Sie es in die Beschreibung. Wir lassen diese Tage aus."
)
COPIED = (
    "title",
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

    # Known once the form was checked.
    times = known_place = None
    has_open_end = False

    fieldsets = [
        (_("Was findet statt?"), ["title", "summary"]),
        (_("Wann?"), ["date", "all_day", "start_time", "end_time", "repetition", "end_date"]),
        (_("Wo?"), ["place_name", "street", "postcode", "neighbourhood", "online_url"]),
        (_("Was kostet es?"), ["price", "is_free"]),
        (
            _("Gut zu wissen"),
            [
                "kind",
                "description",
                "organiser_name",
                "registration_url",
                "languages",
                "is_step_free",
                "accessibility_note",
            ],
        ),
    ]
    fieldsets_per_step = [4]
    step_titles = [_("Was, wann, wo")]
    parts = {
        "termin": (
            _("Tag, Uhrzeit und Wiederholung"),
            ["date", "all_day", "start_time", "end_time", "repetition", "end_date"],
        ),
        "ort": (
            _("Ort"),
            ["place_name", "street", "postcode", "neighbourhood", "online_url"],
        ),
        "preis": (_("Preis und Anmeldung"), ["price", "is_free", "registration_url"]),
        "beschreibung": (
            _("Titel und Beschreibung"),
            ["title", "summary", "kind", "description", "organiser_name"],
        ),
        "gut-zu-wissen": (
            _("Sprachen und Barrierefreiheit"),
            ["languages", "is_step_free", "accessibility_note"],
        ),
    }
    gone = _("Das findet nicht mehr statt")
    max_pictures = 1

    title = LineField(
        label=_("Titel der Veranstaltung"),
        max_length=120,
        error_messages={"required": _("Bitte geben Sie der Veranstaltung einen Titel.")},
    )
    kind = forms.ChoiceField(
        label=_("Art der Veranstaltung"),
        # A team's meeting is opened by whoever leads the team.
        choices=[
            ("", _("Bitte wählen")),
            *((kind, kind.label) for kind in Event.Kind if kind != Event.Kind.TEAM),
        ],
        required=False,
    )
    summary = LineField(
        label=_("Kurz gesagt"),
        max_length=300,
        required=False,
        help_text=_("Ein bis zwei Sätze. Sie stehen unter dem Titel."),
    )
    description = TextAreaField(label=_("Beschreibung"), max_length=4000, required=False)
    date = LooseDateField(
        label=_("An welchem Tag?"),
        help_text=_("Bei einer Reihe: der erste Termin."),
        error_messages={"required": _("Bitte geben Sie den Tag an.")},
    )
    all_day = forms.BooleanField(label=_("Ganztägig, ohne Uhrzeit"), required=False, initial=False)
    start_time = LooseTimeField(label=_("Beginn"), required=False)
    end_time = LooseTimeField(
        label=_("Ende"),
        required=False,
        help_text=_("Lassen Sie das Feld leer, wenn das Ende offen ist."),
    )
    end_date = LooseDateField(
        label=_("Dauert es mehrere Tage?"),
        required=False,
        help_text=_(
            "Dann nennen Sie den letzten Tag dieses einen Termins. Sonst lassen Sie das Feld leer."
        ),
    )
    repetition = RepetitionField(label=_("Findet das öfter statt?"), patterns=SIMPLE)
    place_name = LineField(
        label=_("Name des Ortes"),
        max_length=160,
        required=False,
        help_text=_("Bekannte Orte schlagen wir vor. Deren Adresse ergänzen wir."),
        widget=KnownPlaceInput,
    )
    street = LineField(label=_("Straße und Hausnummer"), max_length=120, required=False)
    postcode = PostcodeField(label=_("Postleitzahl"), required=False)
    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.all(),
        label=_("Stadtteil"),
        required=False,
        empty_label=_("Bitte wählen"),
        help_text=_("Liegt der Ort in einem anderen Stadtteil, lassen Sie das Feld leer."),
    )
    online_url = WebsiteField(label=_("Link zur Online-Teilnahme"), required=False, max_length=500)
    organiser_name = LineField(
        label=_("Wer veranstaltet das?"),
        max_length=160,
        required=False,
        help_text=_("Steht öffentlich bei der Veranstaltung."),
    )
    price = LineField(
        label=_("Preis"),
        max_length=120,
        required=False,
        help_text=_("Zum Beispiel: 5 Euro, ermäßigt 3 Euro."),
    )
    is_free = forms.BooleanField(label=_("Der Besuch ist kostenlos."), required=False)
    registration_url = WebsiteField(label=_("Link zur Anmeldung"), required=False, max_length=500)
    languages = forms.ModelMultipleChoiceField(
        Language.objects.all(),
        label=_("In welchen Sprachen?"),
        required=False,
        widget=FoldedChoices,
    )
    is_step_free = YesNoField(label=_("Ist der Ort ohne Stufen erreichbar?"))
    accessibility_note = LineField(
        label=_("Mehr zur Barrierefreiheit"),
        max_length=200,
        required=False,
        help_text=_("Zum Beispiel: rollstuhlgerechte Toilette, Gebärdensprache."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._offer_its_own_rule()
        self.fields["repetition"].begin_on(self._day())
        for name in NEEDED_SOMETIMES:
            self.fields[name].hide_optional = True

    def _day(self):
        """Return the first day as far as it is known: typed, or that of the event to correct."""
        value = self["date"].value()
        return value if isinstance(value, date) else day_of(value)

    def _offer_its_own_rule(self):
        """Offer every kind of repetition if the event has one that is not in the short list."""
        choice = self.initial.get("repetition")
        if choice is not None and (choice.pattern not in SIMPLE or choice.weekdays):
            label = self.fields["repetition"].label
            self.fields["repetition"] = RepetitionField(label=label, with_weekdays=True)

    def clean(self):
        data = super().clean()
        self.times = self._times()
        self._clean_rule()
        self._clean_place(data)
        self._clean_price(data)
        return data

    def _say(self, field, message, part=""):
        """Add an error, unless the field has one already; `part` is the input that it is about."""
        if field not in self.errors:
            self.add_error(field, PartError(message, part))

    def _clean_place(self, data):
        """Give a known place its address, unless somebody leaves a place as it was before."""
        if not data.get("place_name") and not data.get("online_url"):
            self._say("place_name", _("Bitte nennen Sie einen Ort oder einen Link zur Teilnahme."))
        has_address = data.get("street") or data.get("postcode") or data.get("neighbourhood")
        is_as_before = data.get("place_name") == self.initial.get("place_name", "")
        is_asked = not (has_address or is_as_before)
        self.known_place = places.find(data.get("place_name")) if is_asked else None
        if self.known_place is not None:
            data.update(self.known_place.address)

    def _clean_price(self, data):
        """Ask whether it costs nothing where no price is said; it is never concluded."""
        price = data.get("price", "")
        if FREE.fullmatch(price):
            data["price"], data["is_free"] = "", True
        elif price and data.get("is_free"):
            self._say("price", _("Kostenlos oder nicht? Bitte lassen Sie nur eines davon stehen."))
        elif not price and not data.get("is_free"):
            text = _(
                "Ist der Besuch kostenlos? Dann kreuzen Sie das an. Sonst nennen Sie den Preis."
            )
            self._say("price", text)

    def _times(self):
        """The first date as a Span, or None where it could not be read."""
        data = self.cleaned_data
        day, last = data.get("date"), data.get("end_date")
        begin, end = data.get("start_time"), data.get("end_time")
        if begin is None and not data.get("all_day"):
            self._say("start_time", _("Bitte geben Sie an, wann es beginnt."))
        if end is None and last is not None and last != day and not data.get("all_day"):
            self._say("end_time", _("Bitte geben Sie an, wann es am letzten Tag endet."))
        if day is None or self.errors.keys() & {"start_time", "end_time", "end_date"}:
            return None
        if data.get("all_day"):
            return Span(start_of(day), start_of((last or day) + ONE_DAY))
        if end is None:
            self.has_open_end = True
            return self._span(datetime.combine(day, begin), None)
        if last is None:
            last = day + ONE_DAY if end <= begin and end <= NIGHT_ENDS else day
        return self._span(datetime.combine(day, begin), datetime.combine(last, end))

    def _span(self, begin, end):
        for field, naive in (("start_time", begin), ("end_time", end)):
            try:
                moment(naive) if naive else None
            except GapError:
                self._say(field, gap_message(naive))
                return None
        return Span(moment(begin), moment(end) if end else end_of(begin.date()))

    def _clean_rule(self):
        choice, day = self.cleaned_data.get("repetition"), self.cleaned_data.get("date")
        if choice is None:
            return
        try:
            self.rule = rule_for(choice, day or local(self.now).date(), BERLIN)
        except RuleError as error:
            if day is not None or error.code in PART_OF:
                self._say("repetition", complaint(error.code), PART_OF.get(error.code, ""))
            return
        if self.times is None:
            return
        if self._is_meant_for_the_series():
            self._say("end_date", self._question_of_the_end())
            return
        errors = time_errors(self.times.start, self.times.end, self.rule, self.now)
        for field, message in errors.items():
            part = "until" if field == "recurrences" and choice.end == ON_DAY else ""
            self._say(self._place_of(field), message, part)
        if not errors and self._is_over():
            self._say(
                "date", _("Dieser Tag ist vorbei. Bitte nennen Sie einen Tag, der noch kommt.")
            )

    def _is_meant_for_the_series(self):
        """Whether the last day of the one date reaches beyond the next date of its series."""
        has_length = self.times.start < self.times.end
        if self.rule is None or not self.cleaned_data.get("end_date") or not has_length:
            return False
        return len(plan(self.rule, self.times, [], self.times)) > 1

    def _question_of_the_end(self):
        day = day_in_words(self.cleaned_data["end_date"], "j. F Y")
        return _(
            "Soll die Reihe am %(day)s enden? Dann tragen Sie den Tag bei „Wann endet die Reihe?“ ein, "
            "und lassen Sie dieses Feld leer."
        ) % {"day": day}

    def _place_of(self, field):
        if field == "ends_at" and (
            self.cleaned_data.get("end_date") or self.cleaned_data["all_day"]
        ):
            return "end_date"
        return SHOWN_AT[field]

    def _is_over(self):
        window = self.now, max(self.now, self.times.end) + ONE_DAY * 800
        return not plan(self.rule, self.times, [], window)

    def consequences(self, names):
        """Say when it takes place, with the next dates, and the address of a place that we know."""
        rows = []
        if "date" in names and self.times is not None:
            begin = local(self.times.start)
            end = None if self.has_open_end else local(self.times.end)
            if self.rule is None:
                once = (_("Findet einmal statt"), self._in_words(self.times, LONG_DAY))
                return [once, *self._holidays([begin.date()])]
            words = describe(self.rule, begin, end, self.cleaned_data["all_day"])
            rows.append((_("Reihe"), sentence(words, begin, is_series=True)))
            dates = [
                self._in_words(dates_span, SHORT_DAY_AND_YEAR) for dates_span in self._next_dates()
            ]
            rows.append((_("Die nächsten Termine"), "\n".join(dates)))
            rows += self._holidays(self._days_of_a_year())
        if "place_name" in names and self.known_place is not None:
            rows.append((_("Adresse"), str(self.known_place)))
        return rows

    def _holidays(self, days):
        """Say which of the days are public holidays: nobody has them in mind who enters a series."""
        return [
            (_("Feiertage"), f"{sentence} {ASK_TO_LEAVE_OUT}") for sentence in on_holidays(days)
        ]

    def _days_of_a_year(self):
        since = max(start_of(local(self.now).date()), self.times.start)
        dates = plan(self.rule, self.times, [], (since, since + ONE_DAY * 366))
        return sorted({local(date.starts_at).date() for date in dates})

    def _next_dates(self):
        since = max(start_of(local(self.now).date()), self.times.start)
        dates = plan(self.rule, self.times, [], (since, since + ONE_DAY * 366 * 5))
        return [Span(planned.starts_at, planned.ends_at) for planned in dates[:SHOWN_DATES]]

    def _in_words(self, times, day):
        first, last = days_of(*times)
        is_all_day = self.cleaned_data["all_day"]
        last = last if last != first else None
        begin, end = local(times.start), local(times.end)
        is_open = self.has_open_end
        return str(when(begin, end, all_day=is_all_day, has_open_end=is_open, last=last, day=day))

    def apply_to(self, event):
        """Write the answers to an event; what the form does not ask for stays as it is."""
        data = self.cleaned_data
        for name in COPIED:
            setattr(event, name, data[name])
        event.kind = data["kind"] or event.kind
        event.description = paragraphs_of(data["description"])
        event.starts_at, event.ends_at = self.times
        event.has_open_end = self.has_open_end
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
        has_end = not (event.all_day or event.has_open_end)
        last = begin.date() if event.has_open_end else last
        values = {name: getattr(event, name) for name in COPIED}
        return values | {
            "kind": event.kind,
            "is_free": event.is_free,
            "description": text_of(event.description),
            "date": begin.date(),
            "start_time": None if event.all_day else begin.time(),
            "end_time": end.time() if has_end else None,
            "end_date": last if last != begin.date() else None,
            "repetition": choice_for(event.rule, begin.date(), BERLIN),
            "languages": list(event.languages.all()),
        }
