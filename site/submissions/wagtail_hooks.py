"""What editors see of submissions in the Wagtail admin."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from post_office.models import Email
from wagtail import hooks
from wagtail.admin import messages
from wagtail_modeladmin.options import modeladmin_register

from content.inbox import Inbox
from content.listing import ListedSnippet

from .models import Message, Submission


@modeladmin_register
class SubmissionInbox(Inbox):
    model = Submission
    menu_label = _("Einreichungen")
    menu_icon = "tasks"
    menu_order = 100
    list_display = ("reference", "subject", "kind", "state", "contact_name", "created_at")
    list_filter = ("state", "kind")
    search_fields = ("reference", "subject", "contact_name", "contact_email")
    list_export = (
        "reference",
        "subject",
        "get_kind_display",
        "get_state_display",
        "contact_name",
        "contact_email",
        "contact_telephone",
        "created_at",
        "decided_at",
    )
    inspect_view_fields = (
        "reference",
        "state",
        "contact_name",
        "contact_email",
        "contact_telephone",
        "created_at",
        "confirmed_at",
        "decided_at",
        "decided_by",
    )

    inspect_template_name = "submissions/admin/inspect.html"


@modeladmin_register
class MessageInbox(Inbox):
    model = Message
    menu_label = _("Nachrichten")
    menu_icon = "mail"
    menu_order = 110
    list_display = ("topic", "text", "page", "name", "email", "created_at")
    list_filter = ("topic",)
    search_fields = ("text", "name", "email")
    list_export = ("get_topic_display", "text", "page", "name", "email", "created_at")
    inspect_view_fields = ("topic", "text", "page", "name", "email", "created_at")


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


@hooks.register("before_edit_snippet")
def show_who_sent_it(request, instance):
    """Tell the editor who sent this draft in; that stands in no field of the draft itself."""
    if request.method != "GET" or not isinstance(instance, ListedSnippet):
        return
    for submission in Submission.objects.about(instance):
        text = format_html(
            _("Einreichung {number} von {name}, {email} {telephone} – Stand: {state}"),
            number=submission.reference,
            name=submission.contact_name,
            email=submission.contact_email,
            telephone=submission.contact_telephone,
            state=submission.get_state_display(),
        )
        url = reverse("submissions_submission_modeladmin_inspect", args=[submission.pk])
        messages.info(request, text, buttons=[messages.button(url, _("Verlauf ansehen"))])


@hooks.register("construct_snippet_action_menu")
def offer_accepting_first(menu_items, request, context):
    """Make accepting the big button while a draft waits for a decision; saving stays in the menu."""
    approve = [item for item in menu_items if item.name == "approve"]
    for item in approve:
        menu_items.remove(item)
        menu_items.insert(0, item)
