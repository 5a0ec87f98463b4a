"""The form by which the team writes to all guests of a date: write, look at it, send."""

import uuid

from django import forms
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from content.fields import KeyField, LineField, TextAreaField
from events.admin.attendance import OneDateView
from events.registration import guest_mails


class GuestMailForm(forms.Form):
    subject = LineField(label=gettext_lazy("Betreff"), max_length=120)
    text = TextAreaField(
        label=gettext_lazy("Text"),
        max_length=5000,
        help_text=gettext_lazy(
            "Anrede, Termin, Ort und der Link zur Anmeldung stehen von selbst in der E-Mail."
        ),
    )
    key = KeyField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["key"] = uuid.uuid4()


@method_decorator(permission_required("events.add_guestmail"), name="dispatch")
class GuestMailView(OneDateView):
    """Write to all who have a confirmed place; nothing is sent before somebody has seen it."""

    page_title = gettext_lazy("E-Mail an alle Gäste")
    template_name = "events/admin/guest_mail.html"

    def get(self, request, pk):
        return self.show(GuestMailForm())

    def post(self, request, pk):
        form = GuestMailForm(request.POST)
        guests = guest_mails.recipients(self.date)
        if not form.is_valid() or "send" not in request.POST or not guests:
            return self.show(form)
        mail = guest_mails.send_to_guests(self.date, now=timezone.now(), **form.cleaned_data)
        text = ngettext(
            "Die E-Mail geht an %(count)s Gast.",
            "Die E-Mail geht an %(count)s Gäste.",
            mail.recipients,
        )
        messages.success(request, text % {"count": mail.recipients})
        return redirect("events-attendance", pk)

    def show(self, form):
        guests = list(guest_mails.recipients(self.date))
        preview = None
        if form.is_bound and form.is_valid() and guests:
            guests[0].occurrence = self.date
            words = {name: form.cleaned_data[name] for name in ("subject", "text")}
            preview = guest_mails.preview(guests[0], **words)
        context = {
            "date": self.date,
            "form": form,
            "count": len(guests),
            "preview": preview,
            "sent": self.date.guest_mails.all(),
            "to_call": self.registrations.confirmed().without_email(),
        }
        return self.render_to_response(self.get_context_data(**context))
