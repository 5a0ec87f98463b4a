"""What editors see of submissions in the Wagtail admin."""

from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from submissions.desk import history, outbox
from submissions.desk.invitation_views import invitation_button
from submissions.desk.sources import address_of
from submissions.desk.statistics.report import FiguresView
from submissions.desk.timeline import TimelineView
from submissions.desk.viewset import (
    AnswerTextViewSet,
    DeclineBulkAction,
    DeskPanel,
    DeskURLFinder,
    DeskViewSet,
    FiguresMenuItem,
    MessageURLFinder,
    merge_button,
)
from submissions.desk.without_email import call_views
from submissions.desk.without_email.care_views import care_buttons
from submissions.mails.admin import MailTextViewSet
from submissions.registry import kinds
from submissions.workflow import edit_view

from .models import Message, Submission

register_snippet(AnswerTextViewSet)
register_snippet(MailTextViewSet)
modeladmin_register(outbox.Outbox)
register_admin_url_finder(Submission, DeskURLFinder)
register_admin_url_finder(Message, MessageURLFinder)
hooks.register("register_bulk_action", DeclineBulkAction)


@hooks.register("register_admin_viewset")
def register_desk():
    return DeskViewSet()


@hooks.register("register_admin_urls")
def lead_on_from_old_addresses():
    """Messages had a list of their own; mails and bookmarks still lead there."""
    desk = RedirectView.as_view(pattern_name="einreichungen:entscheiden", permanent=True)
    message = RedirectView.as_view(pattern_name="einreichungen:message", permanent=True)
    return [
        path("submissions/message/", desk, name="old-messages"),
        path("submissions/message/inspect/<int:pk>/", message, name="old-message"),
    ]


@hooks.register("register_admin_urls")
def add_sending_again():
    return outbox.admin_urls


@hooks.register("register_admin_urls")
def register_figures():
    return [
        path("reports/einreichungen/", FiguresView.as_view(), name="submission-figures"),
        path(
            "reports/einreichungen/ergebnisse/",
            FiguresView.as_view(results_only=True),
            name="submission-figures-results",
        ),
    ]


@hooks.register("register_admin_urls")
def register_calls():
    return [
        path("anrufe/", call_views.CallsView.as_view(), name="calls"),
        path(
            "anrufe/<int:pk>/<str:result>/", call_views.CallResultView.as_view(), name="call-result"
        ),
        path("anrufe/<int:pk>/", call_views.ReopenCallView.as_view(), name="calls-reopen"),
    ]


@hooks.register("register_admin_urls")
def register_timeline():
    return [
        path("zeitleiste/<str:kind>/<int:pk>/", TimelineView.as_view(), name="submissions-timeline")
    ]


@hooks.register("register_snippet_listing_buttons")
def offer_timeline(snippet, user, next_url=None):
    return edit_view.timeline_buttons(snippet, user)


@hooks.register("register_reports_menu_item")
def offer_figures():
    url = reverse("submission-figures")
    return FiguresMenuItem(
        FiguresView.page_title, url, icon_name=FiguresView.header_icon, order=100
    )


@hooks.register("register_reports_menu_item")
def offer_outbox():
    return outbox.Outbox().get_menu_item()


@hooks.register("construct_reports_menu")
def leave_workflows_to_the_desk(request, menu_items):
    """Take Wagtail's lists of workflows out: the desk shows the same, and what else waits."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith("workflow")]


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    panels += [DeskPanel(), outbox.OutboxPanel()]


@hooks.register("register_snippet_listing_buttons")
def offer_merging_and_inviting(snippet, user, next_url=None):
    buttons = (merge_button(snippet, user), invitation_button(snippet, user))
    return [*(button for button in buttons if button), *care_buttons(snippet, user)]


@hooks.register("before_edit_snippet")
def show_who_sent_it(request, instance):
    """Tell the editor who sent this draft in; that stands in no field of the draft itself."""
    may_read = request.user.has_perm("submissions.view_submission")
    if request.method != "GET" or type(instance) not in kinds.models() or not may_read:
        return
    for submission in Submission.objects.about(instance).exclude(confirmed_at=None):
        text = format_html(
            _("Einreichung {number} von {name}, {email} {telephone} – Stand: {state}"),
            number=submission.reference,
            name=submission.contact_name,
            email=submission.contact_email,
            telephone=submission.contact_telephone,
            state=submission.standing,
        )
        button = messages.button(address_of(submission), _("Zur Einreichung"))
        messages.info(request, text, buttons=[button])


@hooks.register("construct_snippet_action_menu")
def offer_accepting_first(menu_items, request, context):
    """Make accepting the big button while a draft waits for a decision; saving stays in the menu."""
    approve = [item for item in menu_items if item.name == "approve"]
    for item in approve:
        menu_items.remove(item)
        menu_items.insert(0, item)


@hooks.register("construct_snippet_action_menu")
def leave_decisions_to_the_desk(menu_items, request, context):
    """Take out what would end or restart the workflow of a submission and tell its sender nothing."""
    if context["view"] == "edit" and context["model"] in kinds.models():
        closed = {f"action-{name}" for name in edit_view.closed_actions(context["instance"])}
        menu_items[:] = [item for item in menu_items if item.name not in closed]


@hooks.register("register_log_actions")
def name_what_happens(registry):
    history.register_actions(registry)
