"""Messages in the admin: read, answer by mail, mark as done."""

from django import forms
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages as notices
from wagtail_modeladmin.views import InspectView

from content.admin.inbox import Inbox
from submissions.mails import send
from submissions.models import Message

INDEX = "submissions_message_modeladmin_index"
INSPECT = "submissions_message_modeladmin_inspect"
may_answer = permission_required("submissions.change_message", raise_exception=True)


class MessageAnswerForm(forms.Form):
    """What goes out to the person who wrote."""

    text = forms.CharField(
        label=_("Ihre Antwort"),
        help_text=_("Geht per E-Mail an die Person. Gruß und Telefonnummer stehen schon darunter."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class MessageInspectView(InspectView):
    """One message, what was answered, and what is to do."""

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", MessageAnswerForm())
        kwargs["answers"] = self.instance.answers.select_related("author")
        return super().get_context_data(**kwargs)


class MessageInbox(Inbox):
    model = Message
    menu_label = _("Nachrichten")
    menu_icon = "mail"
    menu_order = 110
    list_display = ("topic", "text", "page", "name", "email", "state", "created_at")
    list_filter = ("state", "topic", "is_spam")
    search_fields = ("text", "name", "email")
    list_export = ("get_topic_display", "text", "page", "name", "email", "state", "created_at")
    inspect_view_fields = (
        "topic",
        "text",
        "page",
        "name",
        "email",
        "created_at",
        "state",
        "done_by",
    )
    inspect_view_class = MessageInspectView
    inspect_template_name = "submissions/admin/message.html"


@transaction.atomic
def answer(message, text, user):
    """Send and store an answer; the message is done with."""
    message.answers.create(author=user, text=text)
    send.message_answered(message, text)
    mark(message, Message.State.DONE, user)


def mark(message, state, user):
    """Note that a message is done with, or open again."""
    is_done = state == Message.State.DONE
    message.state = state
    message.done_at, message.done_by = (timezone.now(), user) if is_done else (None, None)
    message.save(update_fields=["state", "done_at", "done_by"])


@require_POST
@may_answer
def answer_view(request, pk):
    message = get_object_or_404(Message.objects.exclude(email=""), pk=pk)
    form = MessageAnswerForm(request.POST)
    if form.is_valid():
        answer(message, form.cleaned_data["text"], request.user)
        notices.success(request, _("Die Antwort ist unterwegs. Die Nachricht ist erledigt."))
    else:
        notices.error(request, _("Bitte schreiben Sie eine Antwort."))
    return redirect(INSPECT, pk)


@require_POST
@may_answer
def mark_view(request, pk, state):
    message = get_object_or_404(Message, pk=pk)
    mark(message, state, request.user)
    is_done = state == Message.State.DONE
    notices.success(request, _("Erledigt.") if is_done else _("Wieder offen."))
    return redirect(INDEX) if is_done else redirect(INSPECT, pk)


admin_urls = [
    path("nachrichten/<int:pk>/antworten/", answer_view, name="answer-message"),
    path(
        "nachrichten/<int:pk>/erledigt/",
        mark_view,
        {"state": Message.State.DONE},
        name="close-message",
    ),
    path(
        "nachrichten/<int:pk>/offen/",
        mark_view,
        {"state": Message.State.OPEN},
        name="reopen-message",
    ),
]
