"""What is filled in at the table: short, and such that a phone may send it twice."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.fields import KeyField, LineField
from content.forms import PublicForm
from teams.models import Turn
from teams.room.forms import FeedbackForm


class ArrangeForm(forms.Form):
    """The buttons of the order: what becomes of a turn, and before whom it comes (0: last of all)."""

    member = forms.IntegerField()
    state = forms.ChoiceField(choices=Turn.State, required=False)
    before = forms.IntegerField(min_value=0, required=False)


class TurnForm(FeedbackForm):
    """What is said at somebody's turn, and the next step; a neighbour writes.

    The step is for one of `goals`, which everybody may know. Whoever ends the turn need write nothing.
    """

    ANSWERS = (*FeedbackForm.ANSWERS, "text")
    EMPTY = _("Bitte schreiben Sie eine Antwort oder den nächsten Schritt auf.")

    text = LineField(label=_("Nächster Schritt"), max_length=200, required=False)
    goal = forms.IntegerField(label=_("Für welches Ziel?"), required=False, widget=forms.Select)
    key = KeyField()

    def __init__(self, *args, goals=(), is_ending=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_ending = is_ending
        for name in FeedbackForm.ANSWERS:  # low, so that all three are in sight of the table
            self.fields[name].widget.attrs["rows"] = 2
        self._offer(goals)

    def _offer(self, goals):
        """Offer the goals; one that is not among them any more is no mistake of the table."""
        field = self.fields["goal"]
        choices = [(goal.pk, goal.title) for goal in goals]
        if choices:
            field.initial = choices[0][0]
            field.widget.choices = [*choices, ("", _("Für keines davon"))]
        else:
            field.widget = forms.HiddenInput()

    def clean(self):
        return self.cleaned_data if self.is_ending else super().clean()


class MinutesForm(PublicForm):
    """A line for the minutes."""

    line = LineField(
        label=_("Was soll in die Niederschrift?"),
        max_length=300,
        error_messages={"required": _("Bitte schreiben Sie einen Satz.")},
    )


class SortStepForm(forms.Form):
    """Which of one's own goals a step belongs to."""

    goal = forms.IntegerField()
