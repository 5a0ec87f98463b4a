"""What editors fill in at the desk."""

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from submissions.desk.queue import name_of
from submissions.models.desk import AnswerText
from submissions.registry.mails import filled
from submissions.workflow.roles import EDITORS

Outcome = AnswerText.Outcome


class AnswerMixin(forms.Form):
    """A text for the submitter, with ready-made ones to start from."""

    answer = forms.ModelChoiceField(
        AnswerText.objects.all(),
        label=_("Textbaustein"),
        required=False,
        empty_label=_("eigener Text"),
    )
    text = forms.CharField(
        label=_("Ihr Text an die einreichende Person"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Steht in der E-Mail und auf der Seite der Einreichung."),
    )


class DecisionForm(AnswerMixin):
    """One of the three outcomes, and the text about it; accepting needs no text."""

    action = forms.ChoiceField(
        label=_("Entscheidung"),
        choices=[
            (Outcome.ACCEPT, _("Annehmen und veröffentlichen")),
            (Outcome.ASK, _("Rückfrage stellen")),
            (Outcome.DECLINE, _("Ablehnen")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie, was geschehen soll.")},
    )
    seen_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    field_order = ["action", "answer", "text"]

    def __init__(self, *args, is_published=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_published:
            choices = dict(self.fields["action"].choices) | {Outcome.ACCEPT: _("Annehmen")}
            self.fields["action"].choices = list(choices.items())

    def clean(self):
        data = super().clean()
        needs_words = data.get("action") in (Outcome.ASK, Outcome.DECLINE)
        if needs_words and not data.get("text", "").strip():
            self.add_error("text", _("Bitte schreiben Sie, was unklar ist oder warum nicht."))
        return data


class BulkDeclineForm(AnswerMixin):
    """One reason for several submissions; placeholders are filled in for each."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].queryset = AnswerText.objects.filter(outcome=Outcome.DECLINE)
        self.fields["text"].help_text = _(
            "Ein eigener Text gilt statt des Textbausteins. Platzhalter: {name}, {titel}, {nummer}."
        )

    def clean(self):
        data = super().clean()
        if not data.get("text", "").strip():
            if data.get("answer") is None:
                self.add_error("text", _("Bitte wählen Sie einen Textbaustein oder schreiben Sie."))
            else:
                data["text"] = data["answer"].text
        return data


class AssignmentForm(forms.Form):
    """Who of the team is responsible for a submission."""

    colleague = forms.ModelChoiceField(
        None, label=_("Zuständig"), required=False, empty_label=_("niemand")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["colleague"].queryset = colleagues()
        self.fields["colleague"].label_from_instance = name_of


def colleagues():
    """Return who can decide: the members of the editors' group, and superusers."""
    may_decide = Q(groups__name=EDITORS) | Q(is_superuser=True)
    users = get_user_model().objects.filter(may_decide, is_active=True)
    return users.distinct().order_by("last_name", "first_name", "username")


def fill(text, submission, user):
    """Put what is known of a submission and of the editor into a ready-made text."""
    return filled(
        text,
        {
            "name": submission.contact_name,
            "titel": submission.subject,
            "nummer": submission.reference,
            "art": str(submission.get_kind_display()),
            "ich": name_of(user),
        },
    )


def ready_texts(submission, user):
    """Return [(AnswerText, its text filled in)] for the choice on the page."""
    return [(row, fill(row.text, submission, user)) for row in AnswerText.objects.all()]
