"""The public front door: propose something, write to the team."""

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
