"""The page behind the link in an invitation: saying yes to invitations, and taking that back."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from events.models.invitation import Invitee
from events.registration import invitations
from events.views.registration import kept_secret


@never_cache
def consent(request, page, token):
    """Show what somebody said, with a button to change it. Looking changes nothing."""
    found = Invitee.objects.opened_with(token)
    if found is not None and request.method == "POST":
        return kept_secret(redirect(_decide(request, page, found, token)))
    context = {
        "invitee": found,
        "is_revoked": request.GET.get("ansicht") == "widerrufen",
        "consent": invitations.CONSENT,
        "revocable": invitations.REVOCABLE,
        # "Fehler melden" in the footer names the page it stands on; here that would be the secret.
        "page_path": page.url,
    }
    response = page.render(
        request, context_overrides=context, template="events/registration/invitations.html"
    )
    response.status_code = 200 if found or context["is_revoked"] else 404
    return kept_secret(response)


def _decide(request, page, invitee, token):
    """Do what the button says; return where to go on."""
    here = f"{page.url}einladungen/{token}/"
    if "no" in request.POST:
        invitations.revoke(invitee)
        return f"{here}?ansicht=widerrufen"
    if "yes" in request.POST:
        invitee.note_use()
        invitations.agree(invitee, timezone.now())
    return here
