"""Wagtail's editor of what was sent in, without the ways around the desk."""

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import WorkflowState
from wagtail.snippets.views.snippets import EditView

from content.sections import timeline_for
from submissions.models import Submission
from submissions.registry import kinds


def closed_actions(entry):
    """Return Wagtail's actions that would leave a submission behind its workflow, by their names.

    Only the desk says to its sender what becomes of a submission: it declines, and takes a question
    back. Without one, a workflow is the editors' own, and Wagtail's actions are right.
    """
    if not Submission.objects.about(entry).before_team().exists():
        return set()
    state = entry.current_workflow_state
    is_asked = state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES
    return {"cancel-workflow", "restart-workflow"} | ({"submit"} if is_asked else set())


def timeline_buttons(entry, user):
    """Return the way to the line of time of an entry, if a user may read anything of it."""
    kind = kinds.of(entry)
    if kind is None or not kind.is_published or not timeline_for(user):
        return []
    url = reverse("submissions-timeline", args=[kind.key, entry.pk])
    return [Button(_("Was bisher war"), url=url, icon_name="history", priority=6)]


def is_open(entry):
    """Whether a draft still waits for a decision; nobody else decides until the transaction ends."""
    state = WorkflowState.objects.active().for_instance(entry).select_for_update().first()
    return state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS


class SentInEditView(EditView):
    """The editor of a kind's drafts; a closed action that is sent nevertheless only saves."""

    @cached_property
    def header_more_buttons(self):
        """Besides copying and deleting: what happened with the entry, for whoever may read of it."""
        return [*timeline_buttons(self.object, self.request.user), *super().header_more_buttons]

    def get_available_actions(self):
        closed = closed_actions(self.object)
        return [action for action in super().get_available_actions() if action not in closed]

    def form_valid(self, form):
        """Save and decide as one; of two who decide at the same moment, the second is told of it.

        Wagtail asks for the task while it begins to answer, and again once it has saved: a task that
        has ended in between would break the page.
        """
        with transaction.atomic():
            if self.action == "workflow-action" and not is_open(self.object):
                messages.warning(self.request, _("Darüber ist inzwischen schon entschieden."))
                return redirect(self.get_edit_url())
            return super().form_valid(form)
