"""One message at the desk: read, answer by mail, close, open again, say who cares."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages as notices
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from submissions.desk import queue
from submissions.desk.forms import AssignmentForm
from submissions.desk.history import message_history
from submissions.desk.queue_views import reasons_of
from submissions.desk.sources import address_of_message
from submissions.models import Message
from submissions.workflow import messages


class MessageAnswerForm(forms.Form):
    """What goes out to the person who wrote."""

    text = forms.CharField(
        label=gettext_lazy("Ihre Antwort"),
        help_text=gettext_lazy(
            "Geht per E-Mail an die Person. Gruß und Telefonnummer stehen schon darunter."
        ),
        max_length=5000,
        error_messages={"required": gettext_lazy("Bitte schreiben Sie eine Antwort.")},
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class MessageDeskView(PermissionCheckedMixin):
    """A view of one message, for users who may read messages."""

    model = Message
    any_permission_required = ["change", "view"]

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.message = get_object_or_404(Message, pk=pk)

    def go_on(self):
        """Lead to what is to be done next, as after a decision on a submission."""
        following = queue.after("message", self.message.pk, self.request.user, timezone.now())
        return redirect(following.url if following else "einreichungen:entscheiden")


class MessageView(MessageDeskView, WagtailAdminTemplateMixin, TemplateView):
    """The page of a message; its form answers."""

    template_name = "submissions/admin/message.html"
    header_icon = "mail"
    form = None

    def get_page_title(self):
        return self.message.subject

    def get_page_subtitle(self):
        return self.message.get_topic_display()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("einreichungen:entscheiden"), "label": _("Einreichungen")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def post(self, request, *args, **kwargs):
        if not self.may_answer or not self.message.email:
            raise PermissionDenied
        self.form = MessageAnswerForm(request.POST)
        if not self.form.is_valid():
            return self.get(request)
        messages.answer(self.message, self.form.cleaned_data["text"], request.user)
        back = notices.button(address_of_message(self.message), _("Ansehen"))
        text = _("Die Antwort ist unterwegs. Die Nachricht ist erledigt.")
        notices.success(request, text, buttons=[back])
        return self.go_on()

    @property
    def may_answer(self):
        return self.user_has_permission("change")

    def get_context_data(self, **kwargs):
        now, message = timezone.now(), self.message
        entry = messages.entry_at(message.page)
        return super().get_context_data(**kwargs) | {
            "message": message,
            "date": queue.due_in_words(message.due_at if message.is_open else None, now),
            "is_overdue": message.due_at is not None and message.due_at < now,
            "entry": entry,
            "path": messages.path_of(message.page) if entry else "",
            "entry_url": AdminURLFinder(self.request.user).get_edit_url(entry) if entry else None,
            "answers": message.answers.select_related("author"),
            "form": self.form or MessageAnswerForm(),
            "may_answer": self.may_answer,
            "spam_reasons": reasons_of(message),
            "history": message_history(message),
            "assignment": AssignmentForm(initial={"colleague": message.assigned_to_id}),
        }


class MessageActionView(MessageDeskView, View):
    """A button that acts on a message, for users who may answer."""

    http_method_names = ["post"]
    any_permission_required = ["change"]

    def here(self):
        return redirect("einreichungen:message", self.message.pk)


class CloseMessageView(MessageActionView):
    def post(self, request, *args, **kwargs):
        messages.mark(self.message, Message.State.DONE, request.user)
        back = notices.button(address_of_message(self.message), _("Ansehen"))
        notices.success(request, _("Erledigt."), buttons=[back])
        return self.go_on()


class ReopenMessageView(MessageActionView):
    def post(self, request, *args, **kwargs):
        messages.mark(self.message, Message.State.OPEN, request.user)
        notices.success(request, _("Wieder offen."))
        return self.here()


class AssignMessageView(MessageActionView):
    def post(self, request, *args, **kwargs):
        form = AssignmentForm(request.POST)
        if form.is_valid():
            messages.assign(self.message, form.cleaned_data["colleague"], request.user)
            notices.success(request, _("Gespeichert, wer sich kümmert."))
        return self.here()


class RescueMessageView(MessageActionView):
    def post(self, request, *args, **kwargs):
        if messages.rescue(self.message):
            notices.success(request, _("Die Nachricht steht jetzt in der Warteschlange."))
        return self.here()
