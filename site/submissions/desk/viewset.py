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

from content.listing.copying import CopySnippetView
from submissions.desk import (
    actions,
    draft_views,
    hand_over_views,
    invitation_views,
    merge_views,
    message_views,
    queue,
    submission_views,
)
from submissions.desk.forms import BulkDeclineForm, fill
from submissions.desk.queue_views import QueueView
from submissions.desk.sources import may_open
from submissions.desk.without_email import care_views, receipts, taking_down
from submissions.models import Message, Submission
from submissions.models.desk import AnswerText
from submissions.models.review_task import Verdict, may_decide
from submissions.registry import kinds


class FiguresMenuItem(MenuItem):
    """The numbers of submissions, for users who may read submissions."""

    def is_shown(self, request):
        return may_open(Submission, request.user)


class DeskMenuItem(MenuItem):
    """The way to the desk, with the number of what waits for whoever looks."""

    def is_shown(self, request):
        return queue.may_read(request.user)

    def render_component(self, request):
        component = super().render_component(request)
        waiting = queue.WAITING
        count = queue.count_by_tab(request.user, [waiting])[waiting.key]
        if count:
            component.label = _("%(label)s (%(count)d)") % {"label": self.label, "count": count}
        return component


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
            path("<int:pk>/antworten/", submission_views.ReplyView.as_view(), name="reply"),
            path("<int:pk>/erledigt/", submission_views.DoneView.as_view(), name="done"),
            path("<int:pk>/rueckfrage/", submission_views.UnaskView.as_view(), name="unask"),
            path("<int:pk>/zustaendig/", submission_views.AssignView.as_view(), name="assign"),
            path("<int:pk>/kein-spam/", submission_views.RescueView.as_view(), name="rescue"),
            path("<int:pk>/bitten/", submission_views.AskAgainView.as_view(), name="ask-again"),
            path("<int:pk>/spam/", submission_views.DiscardView.as_view(), name="discard"),
            path(
                "einladen/<str:kind>/<int:pk>/",
                invitation_views.InvitationView.as_view(),
                name="invite",
            ),
            *self._without_email(),
            path("uebergeben/", hand_over_views.HandOverView.as_view(), name="hand-over"),
            *self._of_messages(),
            *self._of_drafts(),
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

    @staticmethod
    def _without_email():
        entry = "<str:kind>/<int:pk>/"
        take_down = taking_down.TakeDownView.as_view()
        return [
            path("aufnehmen/", taking_down.TakeDownStartView.as_view(), name="take-down-start"),
            path("aufnehmen/<str:kind>/", take_down, name="take-down"),
            path(f"aufnehmen/{entry}", take_down, name="take-down-change"),
            path("<int:pk>/beleg/", receipts.ReceiptView.as_view(), name="receipt"),
            path(f"einverstaendnis/{entry}", care_views.OwnerView.as_view(), name="owner"),
            path(f"ansprechperson/{entry}", care_views.CareView.as_view(), name="care"),
        ]

    @staticmethod
    def _of_messages():
        address = "nachricht/<int:pk>/"
        return [
            path(address, message_views.MessageView.as_view(), name="message"),
            path(
                f"{address}erledigt/",
                message_views.CloseMessageView.as_view(),
                name="close-message",
            ),
            path(
                f"{address}offen/", message_views.ReopenMessageView.as_view(), name="reopen-message"
            ),
            path(
                f"{address}zustaendig/",
                message_views.AssignMessageView.as_view(),
                name="assign-message",
            ),
            path(
                f"{address}kein-spam/",
                message_views.RescueMessageView.as_view(),
                name="rescue-message",
            ),
        ]

    @staticmethod
    def _of_drafts():
        address = "entwurf/<str:kind>/<int:pk>/"
        return [
            path(address, draft_views.DraftView.as_view(), name="draft"),
            path(
                f"{address}zustaendig/", draft_views.AssignDraftView.as_view(), name="assign-draft"
            ),
            path(
                f"{address}wieder-offen/",
                draft_views.ReopenDraftView.as_view(),
                name="reopen-draft",
            ),
        ]


class DeskURLFinder(ModelAdminURLFinder):
    """Where Wagtail leads whoever wants to edit a submission."""

    edit_url_name = "einreichungen:submission"
    permission_policy = property(lambda self: policy_registry.get_by_type(Submission))


class MessageURLFinder(ModelAdminURLFinder):
    """Where Wagtail and the team's mails lead whoever wants to answer a message."""

    edit_url_name = "einreichungen:message"
    permission_policy = property(lambda self: policy_registry.get_by_type(Message))


class AnswerTextViewSet(SnippetViewSet):
    model = AnswerText
    copy_view_class = CopySnippetView
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
    kind = kinds.of(entry)
    if kind is None or not kind.merging:
        return None
    if not policy_registry.get_by_type(kind.model).user_has_permission(user, "publish"):
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
        return {"summary": queue.summary(timezone.now(), parent_context["request"].user)}

    def render_html(self, parent_context=None):
        if not queue.may_read(parent_context["request"].user):
            return ""
        return super().render_html(parent_context)
