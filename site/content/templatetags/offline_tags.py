"""What pages that work without a network show of it."""

from django import template
from django.urls import reverse

from content.admin.offline.copies import owner_of
from content.admin.offline.views import files_at

register = template.Library()


@register.filter
def phone_owner(user):
    """Return by which name a phone knows a person."""
    return owner_of(user)


@register.inclusion_tag("frame/unsent_notes.html", takes_context=True)
def unsent_notes(context, name, *args, keep=""):
    """Show what waits on this phone; `name` is that of `urls_below`, `args` are its addresses' own.

    `keep` names further pages that the phone keeps with this one.
    """
    return {
        "owner": owner_of(context["request"].user),
        "worker_url": reverse(f"{name}-worker", args=args),
        "state_url": reverse(f"{name}-state", args=args),
        "files_at": " ".join(files_at()),
        "keep_urls": " ".join(reverse(page, args=args) for page in keep.split()),
    }
