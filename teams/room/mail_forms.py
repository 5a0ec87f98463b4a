"""Answering a letter around a meeting, and choosing which of them somebody wants."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.fields import LineField
from content.forms import PublicForm
from teams.models import MeetingMail, Member


class MailAnswerForm(PublicForm):
    """The one answer to a letter; `when` is the date that the page named, which may have moved since."""

    answer = forms.ChoiceField(
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), _("Bitte wählen Sie eine Antwort.")
        )
    )
    text = LineField(label=_("In einem Satz"), max_length=300, required=False)
    when = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, mail, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = list(mail.answers.items())
        self.now_at = mail.meeting.starts_at.isoformat()
        if mail.asks_who_comes:
            del self.fields["text"]

    def clean(self):
        fields = {"text": ""} | super().clean()
        if fields.get("when") not in ("", self.now_at):
            self.add_error(
                None,
                _(
                    "Das Treffen ist inzwischen verlegt. Bitte sehen Sie nach und antworten Sie neu."
                ),
            )
        return fields


class MailsForm(PublicForm):
    """Which letters somebody wants: a box for each kind, with the words of the member's field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in MeetingMail.Kind:
            label = Member._meta.get_field(f"gets_{kind}").verbose_name
            self.fields[kind.value] = forms.BooleanField(label=label, required=False)


def wanted_by(member):
    """Return what that form shows of a member."""
    return {kind.value: member.gets(kind) for kind in MeetingMail.Kind}
