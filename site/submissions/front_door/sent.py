"""The page after sending: what is so, what comes next, and the way to put a wrong address right.

Its address carries the number with our signature: only whoever sent the form has it, and it opens
nothing but this page and, until it is confirmed, the address.
"""

from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from content.fields import EmailAddressField
from content.forms import EMAIL_MISSING
from submissions.front_door.guarded_form import GuardedForm
from submissions.models import Submission
from submissions.registry import legal_bases
from submissions.spam import score
from submissions.spam.rate_limits import with_status
from submissions.workflow import confirmation

State = Submission.State
signer = Signer(salt="submission-sent")


def redirect_to_sent(submission):
    """Lead whoever just sent a form to the page that says what happens next."""
    return redirect(reverse("submission-sent", args=[signer.sign(submission.reference)]))


class RightAddressForm(GuardedForm):
    """The right address instead of a wrong one."""

    legal_basis = legal_bases.SUBMISSION

    email = EmailAddressField(
        label=_("Ihre richtige E-Mail-Adresse"),
        help_text=_("Dorthin schicken wir den Link. Der Link an die alte Adresse gilt nicht mehr."),
        error_messages=EMAIL_MISSING,
    )

    def groups(self):
        return [("", [self["email"]])]


@method_decorator(never_cache, name="dispatch")
class SentView(View):
    """What is stored, and what the sender does now.

    It is the same page whatever the checks said: a program must not learn how to pass them.
    """

    def dispatch(self, request, receipt):
        self.receipt = receipt
        try:
            reference = signer.unsign(receipt)
        except BadSignature as error:
            raise Http404 from error
        self.submission = get_object_or_404(Submission, reference=reference)
        response = super().dispatch(request)
        # The address is the secret; see PrivateLinkView.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def get(self, request):
        is_asked = confirmation.is_said_to_be_asked(self.submission)
        return self.show("submissions/front_door/sent.html", is_asked=is_asked)

    @property
    def is_unconfirmed(self):
        return self.submission.state in (State.UNCONFIRMED, State.SPAM)

    def show(self, template, **context):
        context |= {
            "submission": self.submission,
            "receipt": self.receipt,
            "is_unconfirmed": self.is_unconfirmed,
            "page_path": "/einreichung/",
        }
        return render(self.request, template, context)


class CorrectAddressView(SentView):
    """The form for the right address; it stays possible until the submission is confirmed."""

    def get(self, request):
        if not self.is_unconfirmed:
            return redirect_to_sent(self.submission)
        return self.answer(RightAddressForm(initial={"email": self.submission.contact_email}))

    def post(self, request):
        form = RightAddressForm(request.POST)
        if not form.is_valid():
            return self.answer(form)
        verdict = score.weigh(form, request)
        if verdict.is_flood:
            return self.answer(form)
        confirmation.correct_address(self.submission, form.cleaned_data["email"])
        return redirect_to_sent(self.submission)

    def answer(self, form):
        return with_status(
            self.show("submissions/front_door/correct_address.html", form=form), form
        )
