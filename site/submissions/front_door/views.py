"""The public front door: propose something, write to the team."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from submissions.front_door.drafts import typed_in
from submissions.front_door.forms import MessageForm
from submissions.front_door.steps import show_step
from submissions.models import Message, Submission
from submissions.models.front_door import UnfinishedForm
from submissions.registry import kinds
from submissions.spam import score
from submissions.spam.rate_limits import BEGUN, TOO_MANY, client_network


@never_cache
def propose(request, kind, page, initial=None):
    """Serve the first step of a kind's form on the section's page; a right answer begins a draft."""
    form_class = kinds.get(kind).form_class
    if request.method != "POST":
        return show_step(request, kind, form_class(step=1, initial=initial))
    form = form_class(request.POST, step=1)
    if form.is_valid():
        if not BEGUN.is_over(client_network(request)):
            _unfinished, token = UnfinishedForm.begin(kind, typed_in(form, request))
            return redirect("submission-step", token, 2)
        form.add_error(None, ValidationError(TOO_MANY, code="flood"))
    return show_step(request, kind, form)


@never_cache
def sent(request):
    """Show the number of what was just stored; the number opens nothing."""
    submission = get_object_or_404(Submission, reference=request.GET.get("nummer", ""))
    is_spam = submission.state == Submission.State.SPAM
    context = {"reference": submission.reference, "is_spam": is_spam}
    if is_spam:
        context["reasons"] = score.words_for(submission.spam_reasons)
    return render(request, "submissions/front_door/sent.html", context)


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
        verdict = score.weigh(form, request)
        if verdict.is_flood:
            form.add_error(None, ValidationError(TOO_MANY, code="flood"))
            return self.answer(form, status=429)
        message = form.store(verdict)
        return redirect(f"{reverse('message-sent')}{'?nur=spam' if message.is_spam else ''}")

    def answer(self, form, status=200):
        context = {"form": form, "title": self.title, "introduction": self.introduction}
        return render(self.request, "submissions/front_door/message.html", context, status=status)


@never_cache
def message_sent(request):
    context = {"is_spam": request.GET.get("nur") == "spam"}
    return render(request, "submissions/front_door/message_sent.html", context)
