"""The public front door: propose something, follow it by the private link, write to the team."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from . import filing, kinds
from .forms import MessageForm
from .models import Message, Submission


@never_cache
def propose(request, kind, page):
    """Serve the form of a kind on the section's page: check it, store it, show the number."""
    form_class = kinds.get(kind).form_class
    form = form_class(request.POST or None) if request.method == "POST" else form_class()
    if request.method == "POST" and form.is_valid():
        submission = filing.file(kind, form)
        return redirect(f"{reverse('submission-sent')}?nummer={submission.reference}")
    context = {"form": form, "kind": kinds.get(kind), "page": page}
    return render(request, "submissions/propose.html", context)


@never_cache
def sent(request):
    """Show the number of what was just stored; the number opens nothing."""
    reference = request.GET.get("nummer", "")
    if not Submission.objects.filter(reference=reference).exists():
        raise Http404
    return render(request, "submissions/sent.html", {"reference": reference})


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


@method_decorator(never_cache, name="dispatch")
class MessageView(View):
    """A form for a message to the team; the topic decides what is asked and how it is introduced."""

    topic = Message.Topic.CONTACT
    title = _("Kontakt")
    introduction = _(
        "Schreiben Sie uns. Sie können auch anrufen oder in einem der beiden Stadtteilläden vorbeikommen."
    )

    def get(self, request):
        page = (request.GET.get("seite") or request.GET.get("team") or "")[:300]
        return self.answer(MessageForm(topic=self.topic, initial={"page": page}))

    def post(self, request):
        form = MessageForm(request.POST, topic=self.topic)
        if not form.is_valid():
            return self.answer(form)
        form.store()
        return redirect("message-sent")

    def answer(self, form):
        context = {"form": form, "title": self.title, "introduction": self.introduction}
        return render(self.request, "submissions/message.html", context)


@never_cache
def message_sent(request):
    return render(request, "submissions/message_sent.html")
