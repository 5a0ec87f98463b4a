"""How the desk is put into the Wagtail admin: addresses, menu, bulk action, panel."""

from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import Button
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet

from submissions.desk import actions, merge_views, queue, submission_views
from submissions.desk.forms import BulkDeclineForm, fill
from submissions.desk.queue_views import QueueView
from submissions.models import Submission
from submissions.models.desk import AnswerText
from submissions.models.review_task import Verdict, may_decide
from submissions.registry import kinds

MAY_READ = {"change", "view"}


def may_read(user):
    return policy_registry.get_by_type(Submission).user_has_any_permission(user, MAY_READ)


class DeskMenuItem(MenuItem):
    def is_shown(self, request):
        return may_read(request.user)


class DeskViewSet(ViewSet):
    """The lists, and the page of each submission."""

    name = "einreichungen"
    icon = "tasks"
    menu_label = gettext_lazy("Einreichungen")
    menu_order = 100
    add_to_admin_menu = True
    menu_item_class = DeskMenuItem

    def get_urlpatterns(self):
        lists = []
        for tab in queue.TABS:
            address = "" if tab is queue.WAITING else f"{tab.key}/"
            lists += [
                path(address, QueueView.as_view(tab=tab), name=tab.key),
                path(
                    f"ergebnisse/{tab.key}/",
                    QueueView.as_view(tab=tab, results_only=True),
                    name=f"{tab.key}-ergebnisse",
                ),
            ]
        return [
            *lists,
            path("<int:pk>/", submission_views.SubmissionView.as_view(), name="submission"),
            path("<int:pk>/zuruecknehmen/", submission_views.UndoView.as_view(), name="undo"),
            path("<int:pk>/zustaendig/", submission_views.AssignView.as_view(), name="assign"),
            path("<int:pk>/kein-spam/", submission_views.RescueView.as_view(), name="rescue"),
            path("<int:pk>/spam/", submission_views.DiscardView.as_view(), name="discard"),
            path(
                "zusammenfuehren/<str:kind>/<int:keep>/",
                merge_views.FindTwinView.as_view(),
                name="find-twin",
            ),
            path(
                "zusammenfuehren/<str:kind>/<int:keep>/<int:drop>/",
                merge_views.MergeView.as_view(),
                name="merge",
            ),
        ]


class DeskURLFinder(ModelAdminURLFinder):
    """Where Wagtail leads whoever wants to edit a submission."""

    edit_url_name = "einreichungen:submission"
    permission_policy = property(lambda self: policy_registry.get_by_type(Submission))


class AnswerTextViewSet(SnippetViewSet):
    model = AnswerText
    icon = "clipboard-list"
    menu_label = gettext_lazy("Textbausteine")
    menu_order = 130
    add_to_settings_menu = True
    inspect_view_enabled = False
    list_display = [
        "title",
        Column("get_outcome_display", label=gettext_lazy("Wofür"), sort_key="outcome"),
        "sort_order",
    ]
    list_filter = ["outcome"]
    search_fields = ["title", "text"]


def merge_button(entry, user):
    """Return the way from an entry in Wagtail's list to its twin, where its kind can be merged."""
    mergeable = (kind for kind in kinds.every() if kind.merging)
    kind = next((kind for kind in mergeable if kind.model is type(entry)), None)
    if kind is None or not policy_registry.get_by_type(kind.model).user_has_permission(
        user, "publish"
    ):
        return None
    url = reverse("einreichungen:find-twin", args=[kind.key, entry.pk])
    return Button(_("Zusammenführen"), url, priority=60, icon_name="resubmit")


class DeclineBulkAction(BulkAction):
    """Decline what was ticked; what somebody else has decided meanwhile is left alone."""

    display_name = gettext_lazy("Ablehnen")
    action_type = "decline"
    aria_label = gettext_lazy("Angekreuzte Einreichungen ablehnen")
    template_name = "submissions/admin/bulk_decline.html"
    form_class = BulkDeclineForm
    classes = {"serious"}
    models = [Submission]

    @cached_property
    def may_decline(self):
        user = self.request.user
        policy = policy_registry.get_by_type(Submission)
        return policy.user_has_permission(user, "change") and may_decide(user)

    def check_perm(self, submission):
        is_undecided = submission.is_open or submission.state == Submission.State.SPAM
        return is_undecided and self.may_decline

    def get_execution_context(self):
        return {"user": self.request.user, "text": self.cleaned_form.cleaned_data["text"]}

    def get_all_objects_in_listing_query(self, parent_id):
        """Nobody declines what they have not seen: not other pages, not what arrives meanwhile."""
        return []

    @classmethod
    def execute_action(cls, objects, user=None, text="", **kwargs):
        done = sum(cls._decline(submission, user, text) for submission in objects)
        return done, len(objects) - done

    @staticmethod
    def _decline(submission, user, text):
        if submission.state == Submission.State.SPAM:
            return actions.discard(submission, user)
        words = fill(text, submission, user)
        return actions.decide(submission, user, "decline", words) is Verdict.COUNTS

    def get_success_message(self, num_parent_objects, num_child_objects):
        text = ngettext(
            "%(done)d Einreichung ist abgelehnt.",
            "%(done)d Einreichungen sind abgelehnt.",
            num_parent_objects,
        )
        if num_child_objects:
            text += " " + _("%(left)d hatte schon jemand anders entschieden.")
        return text % {"done": num_parent_objects, "left": num_child_objects}


class DeskPanel(Component):
    """What waits, on the dashboard."""

    name = "desk"
    order = 50
    template_name = "submissions/admin/desk_panel.html"

    def get_context_data(self, parent_context):
        return {"summary": queue.summary(timezone.now())}

    def render_html(self, parent_context=None):
        if not may_read(parent_context["request"].user):
            return ""
        return super().render_html(parent_context)
