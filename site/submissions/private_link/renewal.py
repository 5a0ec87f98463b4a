"""A new link for whoever lost the mail with the old one."""

from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django_tasks import task

from content.fields import EmailAddressField
from submissions.front_door.guarded_form import GuardedForm
from submissions.mails import send
from submissions.models import Submission
from submissions.spam.rate_limits import HOUR, Limit, client_network
from submissions.tokens import make_nonce

BY_ADDRESS = Limit("renew-address", HOUR, "CONFIRMATIONS_PER_ADDRESS")
BY_NETWORK = Limit("renew-network", HOUR, "FORMS_PER_ADDRESS")


class RenewalForm(GuardedForm):
    email = EmailAddressField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Die Adresse, mit der Sie eingereicht haben."),
    )

    def groups(self):
        return [("", [self["email"]])]


@never_cache
def renew(request):
    """Ask for the address. The answer is one and the same, whether we know the address or not."""
    form = RenewalForm(request.POST) if request.method == "POST" else RenewalForm()
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        is_too_much = BY_NETWORK.is_over(client_network(request))
        if not BY_ADDRESS.is_over(email.lower()) and not is_too_much:
            # In the background: the time that an answer takes tells nothing about the address.
            renew_links.enqueue(email)
        return redirect("link-renewed")
    return render(request, "submissions/private_link/renew.html", {"form": form})


@never_cache
def renewed(request):
    return render(request, "submissions/private_link/renewed.html")


@task()
@transaction.atomic
def renew_links(email):
    """Give every submission of an address a new secret and send them all in one mail.

    The old links are worthless from this moment on.
    """
    found = Submission.objects.filter(
        contact_email__iexact=email, state__in=Submission.EDITABLE_STATES
    ).order_by("-created_at")
    submissions = list(found.select_for_update())
    for submission in submissions:
        submission.token_nonce = make_nonce()
        submission.link_renewed_at = timezone.now()
        submission.save(update_fields=["token_nonce", "token_hash", "link_renewed_at"])
    if submissions:
        send.new_links(submissions[0].contact_email, submissions)
