"""Guests whom the team adds: by telephone, at the door, or days later, also without e-mail."""

import uuid

from django import forms
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from content.fields import EmailAddressField, KeyField, LineField, TelephoneField
from events.admin.attendance import OneDateView
from events.registration import seats
from events.registration.forms import QuestionsMixin, SeatsMixin, seats_field
from submissions.desk.without_email.forms import CHANNELS
from submissions.models import Submission


class GuestForm(SeatsMixin, QuestionsMixin, forms.Form):
    """Who comes, as somebody told the team; only the name has to be known."""

    name = LineField(label=gettext_lazy("Name"), max_length=120)
    seats = seats_field()
    email = EmailAddressField(
        label=gettext_lazy("E-Mail-Adresse"),
        required=False,
        help_text=gettext_lazy(
            "Leer: ohne E-Mail. Ändert sich am Termin etwas, steht der Gast unter „Anrufe“."
        ),
    )
    telephone = TelephoneField(label=gettext_lazy("Telefon"), max_length=40, required=False)
    channel = forms.TypedChoiceField(
        label=gettext_lazy("Auf welchem Weg?"),
        choices=CHANNELS,
        required=False,
        empty_value=Submission.Channel.VISIT,
        widget=forms.RadioSelect,
    )
    is_there = forms.BooleanField(
        label=gettext_lazy("Ist da oder war da (ohne Nachfrage, ob ein Platz frei ist)"),
        required=False,
    )
    overbooks = forms.BooleanField(
        label=gettext_lazy("Auch dann einen Platz geben, wenn alle vergeben sind"), required=False
    )
    key = KeyField()

    def __init__(self, *args, date, now, **kwargs):
        super().__init__(*args, **kwargs)
        is_there = date.starts_at <= now
        way = Submission.Channel.VISIT if is_there else Submission.Channel.TELEPHONE
        self.initial |= {"key": uuid.uuid4(), "is_there": is_there, "channel": way}
        self.places = date.event.places
        self.ask(date.event, is_optional=True)

    def clean_seats(self):
        """Refuse a group that would wait for ever, unless the team gives it the places anyway."""
        if self["is_there"].data or self["overbooks"].data:
            return self.cleaned_data["seats"]
        return super().clean_seats()


class AddGuestView(OneDateView):
    """Add somebody to one date."""

    page_title = gettext_lazy("Gast eintragen")
    template_name = "events/admin/add_guest.html"

    @method_decorator(permission_required("events.add_registration"))
    def dispatch(self, request, *args, **kwargs):
        if self.date.is_cancelled:
            messages.error(request, _("Dieser Termin fällt aus."))
            return redirect("events-attendance", self.date.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(GuestForm(date=self.date, now=timezone.now()))

    def post(self, request, pk):
        form = GuestForm(request.POST, date=self.date, now=timezone.now())
        if not form.is_valid():
            return self.show(form)
        fields = ("name", "seats", "email", "telephone", "is_there", "overbooks", "key", "channel")
        guest, is_new = seats.add_guest(
            self.date,
            now=timezone.now(),
            answers=form.answers,
            user=request.user,
            **{name: form.cleaned_data[name] for name in fields},
        )
        tell = messages.success if is_new else messages.warning
        buttons = []
        if not guest.email and not guest.has_come:
            url = reverse("events-guest-receipt", args=[pk, guest.pk])
            buttons = [messages.button(url, _("Beleg drucken"), False)]
        tell(request, _outcome(guest, is_new), buttons=buttons)
        return redirect("events-attendance", pk)

    def show(self, form):
        return self.render_to_response(self.get_context_data(date=self.date, form=form))


def _outcome(guest, is_new):
    if not is_new:
        text = _("%(name)s ist für diesen Termin schon eingetragen.")
    elif guest.is_waiting:
        text = _("%(name)s steht auf der Warteliste, denn es ist kein Platz frei.")
    else:
        text = _("%(name)s ist eingetragen.")
    return text % {"name": guest.name}
