"""A new link for whoever lost the mail with the old one."""

from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django_tasks import task

from content.fields import EmailAddressField
from content.forms import EMAIL_MISSING
from submissions.front_door.guarded_form import GuardedForm
from submissions.mails import send
from submissions.models import Submission
from submissions.spam import score
from submissions.spam.rate_limits import may_write_to, with_status


class RenewalForm(GuardedForm):
    email = EmailAddressField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Die Adresse, mit der Sie eingereicht haben."),
        error_messages=EMAIL_MISSING,
    )

    def groups(self):
        return [("", [self["email"]])]


@never_cache
def renew(request):
    """Ask for the address. The answer is one and the same, whether we know the address or not."""
    form = RenewalForm(request.POST) if request.method == "POST" else RenewalForm()
    if request.method == "POST" and form.is_valid():
        verdict, email = score.weigh(form, request), form.cleaned_data["email"]
        if not verdict.is_flood:
            if not verdict.is_spam and may_write_to(email):
                # In the background: the time that an answer takes tells nothing about the address.
                renew_links.enqueue(email)
            return redirect("link-renewed")
    return with_status(render(request, "submissions/private_link/renew.html", {"form": form}), form)


@never_cache
def renewed(request):
    return render(request, "submissions/private_link/renewed.html")


@task()
@transaction.atomic
def renew_links(email):
    """Give every submission of an address a new link and send them all in one mail.

    The old links stay good until the new ones are used: anybody can type somebody's address here.
    """
    found = Submission.objects.filter(
        contact_email__iexact=email, state__in=Submission.EDITABLE_STATES
    ).order_by("-created_at")
    submissions = list(found.select_for_update())
    for submission in submissions:
        submission.renew_link()
        submission.link_renewed_at = timezone.now()
        submission.save(update_fields=["link_renewed_at"])
    if submissions:
        send.new_links(submissions[0].contact_email, submissions)
