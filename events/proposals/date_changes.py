"""How an organiser cancels or moves one date by the private link, without an account."""

from datetime import datetime

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from content.fields import LineField, LooseDateField, LooseTimeField
from content.forms import PublicForm
from content.place.times import moment_in_words
from events.occurrences import editing
from events.recurrence.german import LONG_DAY
from events.recurrence.local_time import GapError, day_and_time, local, moment
from events.recurrence.plan import CANCELLED, MOVED
from events.recurrence.validation import gap_message, time_errors

AS_PLANNED = "as_planned"
MOST_DATES = 60


class DateChangeForm(PublicForm):
    """Which of the coming dates, and what is different about it."""

    date = forms.ChoiceField(
        label=_("Welcher Termin?"),
        error_messages={"required": _("Bitte wählen Sie einen Termin.")},
    )
    kind = forms.ChoiceField(
        label=_("Was ist anders?"),
        choices=[
            (CANCELLED, _("Der Termin fällt aus.")),
            (MOVED, _("Der Termin ist zu einer anderen Zeit oder an einem anderen Ort.")),
            (AS_PLANNED, _("Der Termin findet doch statt wie geplant.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte sagen Sie, was anders ist.")},
    )
    new_day = LooseDateField(
        label=_("Neuer Tag"), required=False, help_text=_("Nur, wenn der Tag sich ändert.")
    )
    new_start = LooseTimeField(
        label=_("Neuer Beginn"), required=False, help_text=_("Nur, wenn die Zeit sich ändert.")
    )
    new_place = LineField(
        label=_("Neuer Ort"),
        max_length=160,
        required=False,
        help_text=_("Nur, wenn der Ort sich ändert."),
    )
    reason = LineField(
        label=_("Hinweis"),
        max_length=160,
        required=False,
        help_text=_("Zum Beispiel der Grund. Steht öffentlich beim Termin."),
    )

    def __init__(self, *args, entry, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now
        dates = entry.occurrences.upcoming(now)[:MOST_DATES]
        self.dates = {row.name: row for row in dates}
        self.fields["date"].choices = [(day, _in_words(row)) for day, row in self.dates.items()]
        if not any(row.is_cancelled or row.is_moved for row in dates):
            kinds = self.fields["kind"].choices
            self.fields["kind"].choices = [row for row in kinds if row[0] != AS_PLANNED]

    def clean(self):
        data = super().clean()
        row, kind = self.dates.get(data.get("date")), data.get("kind")
        if row is None:
            return data
        is_changed = row.is_cancelled or row.is_moved
        if kind == AS_PLANNED and not is_changed:
            self.add_error("kind", _("An diesem Termin ist nichts anders."))
        if kind == CANCELLED and row.is_cancelled:
            self.add_error("date", _("Dieser Termin fällt schon aus."))
        if kind == MOVED:
            self._clean_move(row, data)
        return data

    def _clean_move(self, row, data):
        if not (data.get("new_day") or data.get("new_start") or data.get("new_place")):
            if not self.errors.keys() & {"new_day", "new_start"}:
                text = _("Bitte geben Sie den neuen Tag, den neuen Beginn oder den neuen Ort an.")
                self.add_error("new_day", text)
            return
        if not (data.get("new_day") or data.get("new_start")):
            return
        begin = local(row.starts_at)
        naive = datetime.combine(
            data.get("new_day") or begin.date(), data.get("new_start") or begin.time()
        )
        try:
            self.starts_at = moment(naive)
        except GapError:
            self.add_error("new_start", gap_message(naive))
            return
        errors = time_errors(self.starts_at, None, None, self.now)
        if self.starts_at <= self.now:
            errors["starts_at"] = _("Das ist vorbei. Bitte nennen Sie eine Zeit, die noch kommt.")
        for message in errors.values():
            self.add_error("new_day" if data.get("new_day") else "new_start", message)

    @property
    def is_cancellation(self):
        return self.cleaned_data["kind"] == CANCELLED

    def as_change(self):
        """Return the valid answers as they are stored until the team has decided."""
        data = self.cleaned_data
        is_move = data["kind"] == MOVED
        starts_at = getattr(self, "starts_at", None) if is_move else None
        return {
            "kind": data["kind"],
            "day": data["date"],
            "starts_at": starts_at.isoformat() if starts_at else "",
            "place": data["new_place"] if is_move else "",
            "reason": "" if data["kind"] == AS_PLANNED else data["reason"],
        }

    def in_words(self):
        """Return the valid answers in one sentence, for the team."""
        data, change = self.cleaned_data, self.as_change()
        start = datetime.fromisoformat(change["starts_at"]) if change["starts_at"] else None
        parts = [
            dict(self.fields["date"].choices)[data["date"]],
            str(dict(self.fields["kind"].choices)[data["kind"]]),
            moment_in_words(start, LONG_DAY) if start else "",
            change["place"],
            change["reason"],
        ]
        return "\n".join(part for part in parts if part)


def _in_words(row):
    words = moment_in_words(row.starts_at, LONG_DAY)
    return f"{words} ({row.get_state_display()})" if row.is_cancelled or row.is_moved else words


def apply(event, change):
    """Write a stored change of one date into a version of the event."""
    day, clock = day_and_time(change["day"])
    if change["kind"] == CANCELLED:
        editing.note_cancelled(event, day, change["reason"], clock)
    elif change["kind"] == MOVED:
        start = datetime.fromisoformat(change["starts_at"]) if change["starts_at"] else None
        editing.note_moved(event, day, start, None, change["place"], change["reason"], clock)
    else:
        editing.note_as_planned(event, day, clock)


def publish_cancellation(event, change):
    """Cancel a date on the site at once, as an editor does; guests get their mail."""
    editing.cancel_dates(event, [day_and_time(change["day"])], change["reason"], user=None)


def in_words(event):
    """Return in a line for each what differs at the dates of a version."""
    lines = []
    for change in event.changes.all():
        parts = [change.new_starts_at and moment_in_words(change.new_starts_at)]
        parts += [change.new_place, change.reason]
        head = f"{date_format(change.original_date, 'j. F Y')}: " if change.original_date else ""
        more = ", ".join(part for part in parts if part)
        lines.append(f"{head}{change.get_kind_display()}{f' ({more})' if more else ''}")
    return "\n".join(sorted(lines))
