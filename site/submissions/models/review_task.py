"""The step of the Wagtail workflow in which an editor decides: accept, ask, or decline."""

from enum import Enum

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from accounts import audit
from content.models import ContentVersion
from submissions.models.signals import workflow_declined


class Verdict(Enum):
    """What became of an editor's wish to decide."""

    COUNTS = "counts"
    TOO_LATE = "too late"  # somebody else has decided
    OUTDATED = "outdated"  # the submitter changed it after the editor had read it


def may_decide(user):
    """Whether a workflow names this editor among those who decide on what was sent in."""
    return any(task.get_actions(None, user) for task in ReviewTask.objects.filter(active=True))


class AnswerForm(forms.Form):
    """The text to the submitter, required: a question or a refusal without one cannot be understood."""

    comment = forms.CharField(
        label=_("Ihr Text an die einreichende Person"),
        help_text=_("Der Text wird per E-Mail verschickt und steht auf der Seite der Einreichung."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
    )


class ReviewTask(AbstractGroupApprovalTask):
    """Wagtail's group approval with a third outcome: declined, with the reason."""

    class Meta:
        verbose_name = _("Prüfung durch das Team")
        verbose_name_plural = _("Prüfungen durch das Team")

    def get_actions(self, obj, user):
        if not (user.is_superuser or self._user_in_groups(user)):
            return []
        return [
            # Wagtail adds "und veröffentlichen" to the label of the last step itself.
            ("approve", _("Annehmen"), False),
            ("reject", _("Rückfrage stellen"), True),
            ("decline", _("Ablehnen"), True),
        ]

    def get_form_for_action(self, action):
        return None if action == "approve" else AnswerForm

    @transaction.atomic(savepoint=False)
    @ContentVersion.bumped_once()
    def on_action(self, task_state, user, action_name, *, seen_revision=None, **kwargs):
        """Decide once, for Wagtail's editor and for the desk alike; returns a Verdict.

        With `seen_revision` (an id) only that version is decided on.
        """
        # Two editors may decide in the same second: the row is locked and read again, the first wins.
        current = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
        if current.status != TaskState.STATUS_IN_PROGRESS:
            return Verdict.TOO_LATE
        if seen_revision and self._newest_of(current) != seen_revision:
            return Verdict.OUTDATED
        labels = {name: label for name, label, _has_form in self.get_actions(None, user)}
        entry = current.workflow_state.content_object
        if action_name == "decline":
            self.decline(current, user, kwargs["comment"])
        else:
            super().on_action(current, user, action_name, **kwargs)
        audit.record(audit.Kind.DECISION, f"{labels[action_name]}: {entry}", user=user)
        return Verdict.COUNTS

    @staticmethod
    def _newest_of(task_state):
        """Accepting publishes the newest version, whichever one the task was started with."""
        return task_state.workflow_state.content_object.latest_revision_id

    def decline(self, task_state, user, comment):
        """End the workflow without publishing; the draft stays for the editors."""
        workflow_state = task_state.workflow_state
        workflow_state.cancel(user=user)
        workflow_declined.send(
            sender=type(workflow_state), instance=workflow_state, user=user, comment=comment
        )

    @classmethod
    def get_description(cls):
        return _("Das Team nimmt an, fragt zurück oder lehnt mit Begründung ab.")
