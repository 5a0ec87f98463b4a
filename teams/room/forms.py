"""What members and whoever leads them fill in."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.fields import EmailAddressField, KeyField, LineField, TelephoneField, TextAreaField
from content.forms import EMAIL_MISSING, NAME_MISSING, PublicForm
from content.place.time_zone import BERLIN
from submissions.front_door.guarded_form import GuardedForm
from submissions.registry import legal_bases
from teams.models import CheckIn
from teams.work.rhythm import MOST_DATES, Rhythm

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
LONGEST_HOURS = 12


def posted(request):
    """Return what was sent, also where nothing was filled in; None while a form is only shown."""
    return request.POST if request.method == "POST" else None


def name_field():
    return LineField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages=NAME_MISSING,
    )


def reason_field(label, missing):
    return LineField(label=label, max_length=200, error_messages={"required": missing})


class TableForm(GuardedForm):
    """Who somebody is that sits at the table; without an e-mail address the facilitator passes on."""

    KNOWN = _(
        "Diese Adresse gehört schon zum Team oder zur Warteliste. Melden Sie sich mit ihr an, oder "
        "sprechen Sie mit der Begleitung."
    )
    USED = _(
        "Diesen Code hat gerade jemand anderes benutzt. Bitte lassen Sie sich einen neuen zeigen."
    )
    legal_basis = legal_bases.MEMBERSHIP

    name = name_field()
    email = EmailAddressField(
        label=_("Ihre E-Mail-Adresse"),
        required=False,
        help_text=_("Dorthin schicken wir die Termine und den Code, mit dem Sie sich anmelden."),
    )
    telephone = TelephoneField(
        label=_("Telefon"),
        required=False,
        help_text=_("Nötig, wenn Sie keine E-Mail-Adresse haben. Dann ruft die Begleitung Sie an."),
    )

    def groups(self):
        return [("", [self[name] for name in self.fields if name not in self.TECHNICAL])]

    def clean(self):
        fields = super().clean()
        if not self.errors and not (fields.get("email") or fields.get("telephone")):
            self.add_error(
                "telephone", _("Bitte geben Sie eine E-Mail-Adresse oder Telefonnummer an.")
            )
        return fields


class InviteForm(PublicForm):
    """Asking somebody by mail."""

    name = name_field()
    email = EmailAddressField(label=_("E-Mail-Adresse"), error_messages=EMAIL_MISSING)
    key = KeyField()


class TelephoneMemberForm(PublicForm):
    """Taking in somebody who said yes on the telephone and has no e-mail address."""

    name = name_field()
    telephone = TelephoneField(
        label=_("Telefon"),
        error_messages={"required": _("Bitte geben Sie die Telefonnummer an.")},
    )
    has_agreed = forms.BooleanField(
        label=_("Die Person ist einverstanden, dass wir Name und Telefonnummer speichern."),
        error_messages={"required": _("Ohne Einverständnis dürfen wir niemanden eintragen.")},
    )
    key = KeyField()


class NameForm(PublicForm):
    """The name of a member of whom the site knew only that there is one."""

    name = name_field()


class OwnDataForm(NameForm):
    """How a member is called, and their number."""

    telephone = TelephoneField(label=_("Telefon"), required=False)


class ReasonForm(PublicForm):
    """Why somebody gets no place."""

    reason = reason_field(_("Der Grund"), _("Bitte schreiben Sie, warum."))


class GoalForm(PublicForm):
    """What somebody wants to reach."""

    title = LineField(
        label=_("Was möchten Sie erreichen?"),
        max_length=160,
        error_messages={"required": _("Bitte schreiben Sie Ihr Ziel auf.")},
    )
    why = TextAreaField(
        label=_("Warum ist Ihnen das wichtig?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = forms.DateField(
        label=_("Bis wann?"),
        required=False,
        widget=DAY,
        error_messages={"invalid": _("Bitte geben Sie einen Tag an.")},
    )
    is_private = forms.BooleanField(
        label=_("Nur für mich"),
        required=False,
        help_text=_("Dann sieht niemand sonst dieses Ziel, auch nicht die Begleitung."),
    )


class NewGoalForm(GoalForm):
    """A goal with its first steps."""

    steps = TextAreaField(
        label=_("Die ersten Schritte"),
        max_length=2000,
        required=False,
        help_text=_("Ein Schritt in jeder Zeile. Weitere kommen später dazu."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ["title", "why", "steps", "due_on", "is_private"]

    def clean_steps(self):
        lines = (line.strip()[:200] for line in self.cleaned_data["steps"].splitlines())
        return [line for line in lines if line]


class StepForm(PublicForm):
    text = LineField(
        label=_("Nächster Schritt"),
        max_length=200,
        error_messages={"required": _("Bitte schreiben Sie den Schritt auf.")},
    )


class CheckInForm(PublicForm):
    """How it goes, in one tap and perhaps a sentence."""

    answer = forms.ChoiceField(
        label=_("Wie steht es?"),
        choices=CheckIn.Answer,
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie eine Antwort.")},
    )
    text = LineField(label=_("In einem Satz"), max_length=300, required=False)


class LookBackForm(PublicForm):
    """What whoever leads says at the end of a team."""

    look_back = TextAreaField(
        label=_("Rückblick: Was haben Sie zusammen erreicht?"),
        max_length=4000,
        required=False,
        help_text=_(
            "Das bekommen die Mitglieder mit der letzten E-Mail. Es steht auch im Raum des Teams, "
            "sonst nirgends."
        ),
    )


class AskForm(PublicForm):
    """Asking the others for feedback."""

    question = TextAreaField(
        label=_("Was ist Ihr Plan? Wozu wünschen Sie sich eine Rückmeldung?"),
        max_length=2000,
        error_messages={"required": _("Bitte schreiben Sie, worum es geht.")},
    )
    days = forms.TypedChoiceField(
        label=_("Wie lange haben die anderen Zeit?"),
        choices=[(3, _("3 Tage")), (7, _("7 Tage")), (14, _("14 Tage"))],
        coerce=int,
        initial=7,
        error_messages={"required": _("Bitte wählen Sie, wie lange.")},
    )


class FeedbackForm(PublicForm):
    """The three questions; one answer is enough."""

    ANSWERS = ("convinces", "asks", "tries")
    EMPTY = _("Bitte beantworten Sie mindestens eine Frage.")

    convinces = TextAreaField(label=_("Was überzeugt mich?"), max_length=1000, required=False)
    asks = TextAreaField(label=_("Was würde ich fragen?"), max_length=1000, required=False)
    tries = TextAreaField(label=_("Was würde ich versuchen?"), max_length=1000, required=False)

    def clean(self):
        fields = super().clean()
        if not self.errors and not any(fields[name] for name in self.ANSWERS):
            self.add_error("convinces", self.EMPTY)
        return fields


class MeetingForm(PublicForm):
    """When and where a team meets."""

    day = forms.DateField(
        label=pgettext_lazy("calendar", "Tag"),
        widget=DAY,
        error_messages=dict.fromkeys(("required", "invalid"), _("Bitte geben Sie den Tag an.")),
    )
    start = forms.TimeField(
        label=_("Beginn"),
        widget=CLOCK,
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("Bitte geben Sie den Beginn an, zum Beispiel 19:00.")
        ),
    )
    end = forms.TimeField(
        label=_("Ende"),
        widget=CLOCK,
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("Bitte geben Sie das Ende an, zum Beispiel 21:00.")
        ),
    )
    place = LineField(
        label=_("Ort"),
        max_length=160,
        error_messages={"required": _("Bitte geben Sie den Ort an.")},
    )

    def __init__(self, *args, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now

    def clean(self):
        fields = super().clean()
        if self.errors:
            return fields
        start = dt.datetime.combine(fields["day"], fields["start"], BERLIN)
        end = dt.datetime.combine(fields["day"], fields["end"], BERLIN)
        # Who meets until after midnight writes the hour of the next day.
        end += dt.timedelta(days=end <= start)
        if start < self.now:
            self.add_error("day", _("Dieser Zeitpunkt ist schon vorbei."))
        if end - start > dt.timedelta(hours=LONGEST_HOURS):
            self.add_error("end", _("Das Ende muss nach dem Beginn liegen."))
        return fields | {"starts_at": start, "ends_at": end, "length": end - start}

    @staticmethod
    def initial_from(meeting):
        """Return what the form shows when a meeting is moved."""
        start, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        return {
            "day": start.date(),
            "start": start.time(),
            "end": end.time(),
            "place": meeting.place,
        }


class NewMeetingForm(MeetingForm):
    """One meeting, or the dates of a rhythm."""

    repeats = forms.ChoiceField(
        label=_("Wie oft?"),
        choices=[
            (Rhythm.ONCE, _("einmal")),
            (Rhythm.WEEKLY, _("jede Woche")),
            (Rhythm.FORTNIGHTLY, _("alle zwei Wochen")),
            (Rhythm.MONTHLY, _("jeden Monat am gleichen Wochentag")),
        ],
        initial=Rhythm.ONCE,
        error_messages={"required": _("Bitte wählen Sie, wie oft.")},
    )
    count = forms.IntegerField(
        label=_("Wie viele Termine?"),
        initial=1,
        min_value=1,
        max_value=MOST_DATES,
        error_messages={"required": _("Bitte geben Sie die Zahl der Termine an.")},
    )
    agenda = TextAreaField(label=_("Worum geht es?"), max_length=2000, required=False)


class CancelForm(PublicForm):
    reason = reason_field(
        _("Warum fällt das Treffen aus?"), _("Bitte schreiben Sie, warum das Treffen ausfällt.")
    )


class GuestsForm(PublicForm):
    """What guests read of a meeting in the calendar."""

    note = LineField(
        label=_("Was sollten Gäste wissen?"),
        max_length=300,
        required=False,
        help_text=_("Zum Beispiel: Wir sprechen über Schaufenster. Bitte klingeln Sie."),
    )


class AgendaForm(PublicForm):
    agenda = TextAreaField(label=_("Worum geht es?"), max_length=2000, required=False)


class CloseForm(PublicForm):
    """Who came to a meeting, and what was talked about."""

    came = forms.TypedMultipleChoiceField(
        label=_("Wer war da?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    guests = forms.IntegerField(
        label=_("Gäste, die nicht zum Team gehören"),
        min_value=0,
        max_value=200,
        initial=0,
        error_messages={"required": _("Bitte geben Sie eine Zahl an, auch wenn es 0 ist.")},
    )
    minutes = TextAreaField(
        label=_("Was haben Sie besprochen?"),
        max_length=8000,
        required=False,
        help_text=_("Das liest nur Ihr Erfolgsteam."),
    )

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = [(member.pk, member.called) for member in members]


class FileForm(PublicForm):
    """A PDF or a picture for the others."""

    title = LineField(
        label=_("Was ist das?"),
        max_length=120,
        error_messages={"required": _("Bitte sagen Sie, was die Datei ist.")},
    )
    file = forms.FileField(
        label=_("Datei (PDF, JPEG oder PNG)"),
        error_messages={"required": _("Bitte wählen Sie eine Datei.")},
    )
