"""What editors fill in at the desk."""

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.names import name_of
from content.fields import EmailAddressField, LineField
from submissions.models import DraftNote, Message, Submission
from submissions.models.desk import AnswerText
from submissions.registry.mails import filled
from submissions.workflow.roles import EDITORS, MODERATORS

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
        help_text=_(
            "Steht in der E-Mail und auf der Seite der Einreichung. Anrede, Gruß und Ihr Name stehen "
            "schon in der E-Mail."
        ),
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

    def __init__(self, *args, is_published=True, is_read_out=False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_read_out:
            self.fields["text"].help_text = _(
                "Die Person hat keine E-Mail-Adresse: Der Text steht unter „Anrufe“ und auf der Seite "
                "der Einreichung."
            )
        if not is_published:
            choices = dict(self.fields["action"].choices) | {Outcome.ACCEPT: _("Annehmen")}
            self.fields["action"].choices = list(choices.items())

    def clean(self):
        data = super().clean()
        needs_words = data.get("action") in (Outcome.ASK, Outcome.DECLINE)
        if needs_words and not data.get("text", "").strip():
            self.add_error("text", _("Bitte schreiben Sie, was unklar ist oder warum nicht."))
        return data


class DraftDecisionForm(forms.Form):
    """One of two outcomes of a draft that nobody sent in: there is nobody to ask."""

    action = forms.ChoiceField(
        label=_("Entscheidung"),
        choices=[
            (Outcome.ACCEPT, _("Annehmen und veröffentlichen")),
            (Outcome.DECLINE, _("Ablehnen")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie, was geschehen soll.")},
    )
    text = forms.CharField(
        label=_("Bemerkung für das Team"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Steht im Verlauf. Niemand bekommt eine E-Mail."),
    )
    seen_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


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


class InvitationForm(forms.Form):
    """Who shall take over an entry that the team has typed."""

    name = LineField(label=_("Name"), max_length=120)
    email = EmailAddressField(
        label=_("E-Mail-Adresse"),
        help_text=_("Dorthin geht eine E-Mail mit dem privaten Link zu diesem Eintrag."),
    )


class HandOverForm(forms.Form):
    """Who gives all their work to whom."""

    leaver = forms.ModelChoiceField(
        None, label=_("Von"), help_text=_("Wer nichts hat, steht nicht in der Liste.")
    )
    successor = forms.ModelChoiceField(None, label=_("An"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leaver"].queryset = responsible()
        self.fields["successor"].queryset = colleagues()
        for field in self.fields.values():
            field.label_from_instance = name_of

    def clean(self):
        data = super().clean()
        if data.get("leaver") and data.get("leaver") == data.get("successor"):
            self.add_error("successor", _("Bitte wählen Sie zwei verschiedene Personen."))
        return data


def responsible():
    """Return who is responsible for something, also those who can not sign in any more."""
    has_something = Q()
    for model in (Submission, Message, DraftNote):
        has_something |= Exists(model.objects.filter(assigned_to=OuterRef("pk")))
    users = get_user_model().objects.filter(has_something)
    return users.order_by("last_name", "first_name", "username")


def colleagues():
    """Return who can decide: the members of the editors' group, and superusers."""
    may_decide = Q(groups__name__in=[EDITORS, MODERATORS]) | Q(is_superuser=True)
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
