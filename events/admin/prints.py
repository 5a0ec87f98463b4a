"""What the team prints for an evening: who sits at which table, name tags, the sign for the door."""

from typing import NamedTuple

from django import forms
from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from content.drawing.codes import qr_code
from events.admin.attendance import OneDateView
from events.registration import check_in, seating
from events.views.detail import coming_dates_to_print

TAGS_A_PAGE = 10
SEATS_A_TABLE = 8


class TablesForm(forms.Form):
    seats = forms.IntegerField(
        label=gettext_lazy("Plätze an einem Tisch"),
        min_value=2,
        max_value=30,
        initial=SEATS_A_TABLE,
    )


class TablesView(OneDateView):
    """The guests who have a place, at tables; those who registered together sit together."""

    page_title = gettext_lazy("Tischliste")
    template_name = "events/admin/prints/tables.html"

    def get(self, request, pk):
        form = TablesForm(request.GET if "seats" in request.GET else {"seats": SEATS_A_TABLE})
        seats = form.cleaned_data["seats"] if form.is_valid() else SEATS_A_TABLE
        guests = self.registrations.confirmed()
        tables = seating.tables(((guest, guest.seats) for guest in guests), seats)
        context = {
            "date": self.date,
            "form": form,
            "tables": [(table, sum(people for _guest, people in table)) for table in tables],
        }
        return self.render_to_response(self.get_context_data(**context))


@method_decorator(never_cache, name="dispatch")
class ReceiptView(OneDateView):
    """What a guest without an e-mail address takes home: the date, and the private link as a code.

    Everybody else gets that link by mail, and it is nobody's but theirs.
    """

    template_name = "events/admin/prints/receipt.html"

    def setup(self, request, *args, pk, guest):
        super().setup(request, *args, pk=pk)
        self.guest = get_object_or_404(self.registrations.without_email(), pk=guest)

    def get(self, request, **kwargs):
        context = {
            "registration": self.guest,
            "code": qr_code(self.guest.full_url),
            "dates": coming_dates_to_print(self.date.event, timezone.now()),
            "page_path": "/einreichung/",
        }
        return render(request, self.template_name, context)


class Tag(NamedTuple):
    """A name tag; without a name somebody writes it by hand, below whom they came with."""

    name: str
    line: str


class TagsForm(forms.Form):
    line = forms.ChoiceField(label=gettext_lazy("Zweite Zeile"), required=False)

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [("", _("keine")), *((text, text) for text in questions)]


class TagsView(OneDateView):
    """A name tag for each place, ten on a page of A4."""

    page_title = gettext_lazy("Namensschilder")
    template_name = "events/admin/prints/tags.html"

    def get(self, request, pk):
        form = TagsForm(request.GET, questions=self.questions)
        question = form.cleaned_data["line"] if form.is_valid() else ""
        tags = [
            tag for guest in self.registrations.confirmed() for tag in _tags_of(guest, question)
        ]
        pages = [tags[start : start + TAGS_A_PAGE] for start in range(0, len(tags), TAGS_A_PAGE)]
        context = self.get_context_data(date=self.date, form=form, pages=pages)
        return self.render_to_response(context)


def _tags_of(guest, question):
    line = dict(guest.answers).get(question, "")
    company = Tag("", _("mit %(name)s") % {"name": guest.name})
    return [Tag(guest.name, line)] + [company] * (guest.seats - 1)


class DoorView(OneDateView):
    """The sign for the door: a code that opens the page on which guests say that they are there."""

    page_title = gettext_lazy("Code für die Tür")
    template_name = "events/admin/prints/door.html"

    def get(self, request, pk):
        address = settings.BASE_URL + check_in.path_of(self.date)
        context = {"date": self.date, "code": qr_code(address), "address": address}
        return self.render_to_response(self.get_context_data(**context))
