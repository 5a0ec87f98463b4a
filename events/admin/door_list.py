"""The list at the door, for a phone: a tap for each guest, who just comes in, and the number at the end.

Each tap says something about one guest only, so that two phones at two doors do not undo each other.
"""

import uuid

from django import forms
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from content.admin.offline.copies import may_be_kept
from content.admin.offline.notes import takes_notes
from content.fields import KeyField, LineField
from events.admin.attendance import MOST_PEOPLE, NOT_COUNTED, OneDateView
from events.registration import attendance, check_in, seats
from events.registration.forms import seats_field


class WalkInForm(forms.Form):
    """Somebody who comes without having registered; who they are need not be asked."""

    name = LineField(label=gettext_lazy("Name, wenn bekannt"), max_length=120, required=False)
    seats = seats_field()
    key = KeyField()


class NumberForm(forms.Form):
    people = forms.IntegerField(
        label=gettext_lazy("Wie viele Personen waren da?"), min_value=0, max_value=MOST_PEOPLE
    )


@method_decorator(takes_notes, name="dispatch")
class DoorListView(OneDateView):
    """Show who is expected and who is there. The forms are apart: each is a note of its own."""

    page_title = gettext_lazy("Türliste")
    template_name = "events/admin/door_list.html"

    @method_decorator(permission_required("events.change_registration"))
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    @method_decorator(may_be_kept)
    def get(self, request, pk):
        return self.show()

    def post(self, request, pk):
        if self.date.is_cancelled:
            messages.error(request, _("Dieser Termin fällt aus."))
            return redirect("events-door-list", pk)
        for field, store in (("guest", self.tick), ("seats", self.walk_in), ("people", self.close)):
            if field in request.POST:
                return store(request.POST) or redirect("events-door-list", pk)
        return redirect("events-door-list", pk)

    def tick(self, data):
        guest = self.registrations.filter(pk=_number(data["guest"])).first()
        if guest is None:
            messages.error(self.request, _("Diese Anmeldung gibt es nicht mehr."))
            return
        is_there = data.get("is_there") == "1"
        attendance.tick_one(guest, is_there)
        text = _("%(name)s ist da.") if is_there else _("%(name)s ist nicht da.")
        messages.success(self.request, text % {"name": guest.name})

    def walk_in(self, data):
        form = WalkInForm(data)
        if not form.is_valid():
            return self.show(walk_in=form, form=form)
        name, key = form.cleaned_data["name"], form.cleaned_data["key"]
        number, now = form.cleaned_data["seats"], timezone.now()
        if name:
            seats.add_guest(self.date, name=name, seats=number, key=key, now=now, is_there=True)
        else:
            for person in range(number):  # each once, however often the note is sent
                check_in.walk_in(self.date, uuid.uuid5(key, str(person)))
        text = _("%(name)s ist da.") % {"name": name or _("Gast ohne Anmeldung")}
        messages.success(self.request, text)

    def close(self, data):
        if not self.may_be_counted():
            messages.error(self.request, NOT_COUNTED)
            return
        form = NumberForm(data)
        if not form.is_valid():
            return self.show(number=form, form=form)
        count = form.cleaned_data["people"]
        attendance.write(self.date, count)
        text = _("Gespeichert: %(count)s Personen waren da.") % {"count": count}
        messages.success(self.request, text)

    def show(self, **forms_sent):
        """Show the list; `form`, if any, is the one that was sent with a mistake."""
        there = attendance.people_there(self.date)
        written = self.date.attended_count
        forms_shown = {
            "walk_in": WalkInForm(initial={"key": uuid.uuid4()}),
            "number": NumberForm(initial={"people": there if written is None else written}),
        }
        context = {"date": self.date, "guests": self.registrations, "people_there": there}
        return self.render_to_response(self.get_context_data(**context | forms_shown | forms_sent))


def _number(text):
    return int(text) if text.isdecimal() else 0
