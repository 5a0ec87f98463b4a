"""What editors see of submissions in the Wagtail admin."""

from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from post_office.models import Email
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from content.admin.inbox import Inbox
from submissions.desk import history
from submissions.desk.messages import MessageInbox, admin_urls
from submissions.desk.queue_views import address_of
from submissions.desk.statistics_report import FiguresView
from submissions.desk.viewset import (
    AnswerTextViewSet,
    DeclineBulkAction,
    DeskMenuItem,
    DeskPanel,
    DeskURLFinder,
    DeskViewSet,
    merge_button,
)
from submissions.mails.admin import MailTextViewSet
from submissions.registry import kinds

from .models import Submission

register_snippet(AnswerTextViewSet)
register_snippet(MailTextViewSet)
modeladmin_register(MessageInbox)
register_admin_url_finder(Submission, DeskURLFinder)
hooks.register("register_bulk_action", DeclineBulkAction)


@hooks.register("register_admin_viewset")
def register_desk():
    return DeskViewSet()


@hooks.register("register_admin_urls")
def add_answering_of_messages():
    return admin_urls


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


@hooks.register("register_reports_menu_item")
def offer_figures():
    url = reverse("submission-figures")
    return DeskMenuItem(FiguresView.page_title, url, icon_name=FiguresView.header_icon, order=100)


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    panels.append(DeskPanel())


@modeladmin_register
class Outbox(Inbox):
    """The mails: what waits, what was sent, what failed and is tried again."""

    model = Email
    menu_label = _("Postausgang")
    menu_icon = "mail"
    menu_order = 120
    ordering = ("-created",)
    list_display = ("to", "subject", "status", "created", "last_updated")
    list_filter = ("status",)
    search_fields = ("to", "subject")
    inspect_view_fields = ("to", "subject", "message", "status", "created", "scheduled_time")


@hooks.register("register_snippet_listing_buttons")
def offer_merging(snippet, user, next_url=None):
    button = merge_button(snippet, user)
    return [button] if button else []


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
            state=submission.get_state_display(),
        )
        button = messages.button(address_of(submission), _("Zum Schreibtisch"))
        messages.info(request, text, buttons=[button])


@hooks.register("construct_snippet_action_menu")
def offer_accepting_first(menu_items, request, context):
    """Make accepting the big button while a draft waits for a decision; saving stays in the menu."""
    approve = [item for item in menu_items if item.name == "approve"]
    for item in approve:
        menu_items.remove(item)
        menu_items.insert(0, item)


@hooks.register("register_log_actions")
def name_what_happens(registry):
    history.register_actions(registry)
