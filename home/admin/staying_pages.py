"""Pages that the site cannot do without: the editors' buttons refuse to take them away."""

from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from content.models import BasePage

# What a bulk action would do to a page that has to stay.
LEAVING = ("delete", "unpublish")


def reason_to_stay(page):
    page = page.specific
    return page.reason_to_stay() if isinstance(page, BasePage) else ""


def refuse_to_take_away(request, page):
    """Keep a page that the site cannot do without, whoever asks."""
    if reason := reason_to_stay(page):
        messages.error(request, reason)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def refuse_to_move_home(request, page, destination):
    """Keep the first page where it is; a section's page may move, and its addresses lead on."""
    return refuse_to_take_away(request, page) if page.is_site_root() else None


def refuse_to_take_away_many(request, action_type, objects, action):
    """Do nothing at all where one of the pages has to stay."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type == "move":
        pages = [page for page in pages if page.is_site_root()]
    elif action_type not in LEAVING:
        return None
    reasons = [reason for page in pages if (reason := reason_to_stay(page))]
    for reason in reasons:
        messages.error(request, reason)
    return redirect(action.next_url) if reasons else None
