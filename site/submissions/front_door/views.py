"""The public front door: propose something, write to the team."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.generic import View

from content.listing.addresses import is_own_path
from content.models import NeighbourhoodShop
from content.security.network import client_network
from submissions.front_door.drafts import typed_in
from submissions.front_door.forms import MessageForm
from submissions.front_door.step_bar import first_bar
from submissions.front_door.steps import show_step
from submissions.models import Message
from submissions.models.front_door import UnfinishedForm
from submissions.registry import kinds
from submissions.spam import score
from submissions.spam.rate_limits import BEGUN, with_status


@cache_control(private=True, no_cache=True)
def propose(request, kind, page, initial=None):
    """Serve the first step of a kind's form on the section's page; a right answer begins a draft.

    The browser may keep it: without that, some forget what was typed when somebody looks elsewhere and
    comes back. It asks nothing about the person.
    """
    form_class = kinds.get(kind).form_class
    if request.method != "POST":
        return show_step(
            request, kind, form_class(step=1, initial=initial), bar=first_bar(form_class)
        )
    form = form_class(request.POST, step=1)
    if form.is_valid():
        if not BEGUN.is_over(client_network(request)):
            _unfinished, token = UnfinishedForm.begin(kind, typed_in(form, request))
            return redirect("submission-step", token, 2)
        form.add_error(None, BEGUN.error)
    return show_step(request, kind, form, bar=first_bar(form_class))


@method_decorator(never_cache, name="dispatch")
class MessageView(View):
    """A form for a message to the team; the topic decides what is asked and how it is introduced."""

    # What somebody said before they came here; the page then asks for what belongs to it.
    REASONS = {
        "bilder": _("Welches Bild stimmt nicht, und was ist richtig? Schreiben Sie es uns."),
        "ende": _("Seit wann gibt es das nicht mehr? Schreiben Sie uns, was Sie wissen."),
    }
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
            return self.answer(form)
        form.store(verdict)
        page = form.cleaned_data.get("page", "")
        back = {"zurueck": page} if page.startswith("/") else None
        return redirect(reverse("message-sent", query=back))

    def answer(self, form):
        reason = self.request.GET.get("anlass")
        introduction = self.REASONS.get(reason, self.introduction)
        context = {"form": form, "title": self.title, "introduction": introduction}
        if self.topic == Message.Topic.CONTACT:
            context["shops"] = NeighbourhoodShop.objects.select_related("neighbourhood")
        return with_status(
            render(self.request, "submissions/front_door/message.html", context), form
        )


@never_cache
def message_sent(request):
    back = request.GET.get("zurueck", "")
    context = {"back": back if is_own_path(back) else ""}
    return render(request, "submissions/front_door/message_sent.html", context)
