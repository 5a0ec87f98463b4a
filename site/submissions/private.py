"""Behind the private link: what was sent in, where it stands, and what its sender may do with it."""

from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from . import filing
from .models import Submission


@method_decorator(never_cache, name="dispatch")
class PrivateLinkView(View):
    """A page behind a private link. A wrong, changed or old link shows one and the same page."""

    def dispatch(self, request, token):
        self.submission = Submission.objects.with_token(token).first()
        if self.submission is None:
            response = render(request, "submissions/unknown_link.html", status=404)
        else:
            response = super().dispatch(request)
        # The address is the secret: it never travels to another host. `no-referrer` would hide it
        # from our own pages too, but then browsers send `Origin: null` and no form passes the
        # CSRF check.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def show(self, template, **context):
        # "Fehler melden" in the footer names the page it stands on; here that would be the secret.
        context |= {"submission": self.submission, "page_path": "/einreichung/"}
        return render(self.request, template, context)


class StatusView(PrivateLinkView):
    """What was sent in, where it stands, what was said; opening it changes nothing."""

    def get(self, request):
        return self.show(
            "submissions/status.html",
            answers=filing.form_of(self.submission).answers(),
            public_url=self.public_url(),
        )

    def public_url(self):
        draft = self.submission.draft
        return draft.get_absolute_url() if draft is not None and draft.live else ""


class ConfirmView(PrivateLinkView):
    """The button of the mailed link; a mail scanner that opens links does not press it."""

    http_method_names = ["post"]

    def post(self, request):
        form = filing.form_of(self.submission)
        if self.submission.state == Submission.State.UNCONFIRMED:
            if not form.is_valid():  # the day proposed has passed since
                return self.show("submissions/correct.html", form=form)
            filing.confirm(self.submission, form)
        return redirect(self.submission)


class CorrectView(PrivateLinkView):
    """The form again, with what was sent in."""

    def get(self, request):
        return self.answer(filing.form_of(self.submission))

    def post(self, request):
        form = filing.form_of(self.submission, request.POST)
        if self.submission.is_editable and form.is_valid():
            filing.correct(self.submission, form)
            return redirect(self.submission)
        return self.answer(form)

    def answer(self, form):
        if not self.submission.is_editable:
            return redirect(self.submission)
        return self.show("submissions/correct.html", form=form)


class WithdrawView(PrivateLinkView):
    """Asks once whether it is meant, then takes the submission back."""

    def get(self, request):
        if not self.submission.is_editable:
            return redirect(self.submission)
        return self.show("submissions/withdraw.html")

    def post(self, request):
        if self.submission.is_editable:
            filing.withdraw(self.submission)
        return redirect(self.submission)
