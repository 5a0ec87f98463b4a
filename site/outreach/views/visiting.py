"""One door: what is known of it, a visit, "niemand da", and taking back what was noted by mistake."""

import uuid

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin import messages

from content.admin.offline.copies import may_be_kept
from directory.models import Business
from outreach import streets, visits, walk
from outreach.forms import VisitForm
from outreach.models import Visit
from outreach.views.base import StreetView
from submissions.desk.queue import name_of

SHOWN_VISITS = 10


def street_url(street):
    """Return the page of a street, or that of all where nothing public stands in it yet."""
    found = walk.street_of(streets.key_of(streets.read(street).street)) if street else None
    return found.url if found else reverse("outreach-streets")


def tell_of_others(request, visit):
    """Tell whoever notes a visit who else has been there on that day: both visits stand."""
    others = list(visits.by_others_that_day(visit))
    if others:
        text = _("Am selben Tag war auch %(who)s bei %(name)s. Beide Besuche sind notiert.")
        names = get_text_list(sorted({name_of(other.user) for other in others}), _("und"))
        messages.warning(request, text % {"who": names, "name": visit.name})


class OnePlaceView(StreetView):
    """The base of what is done at one door. `row` is None where the entry has been deleted."""

    model = Business

    def setup(self, request, *args, door, pk):
        super().setup(request, *args, door=door, pk=pk)
        if door not in walk.PLACES:
            raise Http404
        self.row = walk.PLACES[door].objects.select_related("neighbourhood").filter(pk=pk).first()

    def visit(self, **values):
        """Return a visit, not stored, of where it was: the entry, or what the page showed of it."""
        if self.row is not None:
            return visits.visit_to(self.row, **values)
        limits = {field: Visit._meta.get_field(field).max_length for field in ("name", "street")}
        name = self.request.POST.get("place_name", "")[: limits["name"]] or _("ohne Namen")
        street = self.request.POST.get("place_street", "")[: limits["street"]]
        return Visit(name=name, street=street, **values)

    def tell(self, visit, text, *buttons):
        """Say that it is noted, and what whoever noted it could not know."""
        if self.row is None:
            text = _("%(text)s Der Eintrag ist inzwischen gelöscht.") % {"text": text}
        tell = messages.success if self.row is not None else messages.warning
        tell(self.request, text, buttons=list(buttons) or None)
        tell_of_others(self.request, visit)


class PlaceView(OnePlaceView):
    """What is known of a place, and the form of a visit."""

    template_name = "outreach/admin/place.html"

    def get_page_title(self):
        return self.row.name if self.row else self.request.POST.get("place_name", "")

    def above(self):
        return [
            *super().above(),
            (street_url(self.row.street), streets.read(self.row.street).street),
        ]

    def get(self, request, door, pk):
        if self.row is None:
            raise Http404
        return self.show(self.form())

    def form(self, data=None):
        return VisitForm(data, user=self.request.user, today=self.today)

    def show(self, form):
        (place,) = walk.with_history([walk.Place(self.row)])
        business = None if place.is_vacant else self.row
        context = {
            "place": place,
            "form": form,
            "visits": Visit.objects.at(self.row).select_related("user")[:SHOWN_VISITS],
            "timeline_url": reverse(
                "submissions-timeline",
                args=["premises" if place.is_vacant else "business", self.row.pk],
            ),
            "hint": visits.hint_about(business, self.today),
            "street_url": street_url(self.row.street),
        }
        return self.answer(**context)

    def post(self, request, door, pk):
        form = self.form(request.POST)
        if not form.is_valid():
            if self.row is None:
                raise Http404
            return self.show(form)
        visit = form.save(commit=False)
        where = self.visit()
        for field in ("business", "premises", "name", "street", "neighbourhood"):
            setattr(visit, field, getattr(where, field))
        visit.day, visit.user = self.today, request.user
        visit.idempotency_key = form.cleaned_data["key"]
        visit = visits.note(visit, form.next_step())
        self.tell(visit, _("Notiert: %(name)s.") % {"name": visit.name})
        return redirect(street_url(visit.street))


class NobodyInView(OnePlaceView):
    """Note in one tap that nobody was there."""

    def post(self, request, door, pk):
        key = _uuid(request.POST.get("key"))
        if self.row is not None:
            visit = visits.nobody_in(self.row, self.today, request.user, key)
        else:
            outcome = Visit.Outcome.NOBODY_IN
            facts = {"day": self.today, "user": request.user, "outcome": outcome}
            visit = visits.note(self.visit(idempotency_key=key, **facts))
        url = reverse("outreach-take-back", args=[visit.pk])
        text = _("Niemand da: %(name)s.") % {"name": visit.name}
        self.tell(visit, text, messages.button(url, _("Rückgängig"), False))
        return redirect(street_url(visit.street))


class OfflinePlaceView(StreetView):
    """The form of a place as a phone shows it without a network, for whichever place is asked for.

    What is known of the place the phone reads from the list of the street (`offline/place.js`).
    """

    template_name = "outreach/admin/offline_place.html"
    page_title = _("Ohne Netz")

    @method_decorator(may_be_kept)
    def get(self, request):
        return self.answer(form=VisitForm(user=request.user, today=self.today))


def _uuid(text):
    try:
        return uuid.UUID(text)
    except (TypeError, ValueError):
        return uuid.uuid4()


class OneVisitView(StreetView):
    """The base of what is done with a visit that was noted."""

    model = Visit

    def setup(self, request, *args, pk):
        super().setup(request, *args, pk=pk)
        self.visit = get_object_or_404(Visit.objects.select_related("business", "premises"), pk=pk)

    def above(self):
        return [*super().above(), (street_url(self.visit.street), self.visit.street)]


class ChangeVisitView(OneVisitView):
    """The same form, with what was noted; a new next step may be added."""

    template_name = "outreach/admin/visit.html"
    page_title = _("Besuch ändern")

    def get_page_subtitle(self):
        return str(self.visit)

    def form(self, data=None):
        visit = self.visit
        return VisitForm(data, instance=visit, user=self.request.user, today=self.today)

    def get(self, request, pk):
        return self.answer(visit=self.visit, form=self.form())

    def post(self, request, pk):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.answer(visit=self.visit, form=form)
        visit = form.save(commit=False)
        visit.outcome = Visit.Outcome.TALK
        visits.note(visit, form.next_step())
        messages.success(request, _("Geändert: %(name)s.") % {"name": visit.name})
        return redirect(street_url(visit.street))


class TakeBackView(OneVisitView):
    """Ask whether a visit was noted by mistake, and delete it with what it counted for."""

    template_name = "outreach/admin/take_back.html"
    page_title = _("Besuch löschen")

    def get_page_subtitle(self):
        return str(self.visit)

    def get(self, request, pk):
        return self.answer(visit=self.visit, back=street_url(self.visit.street))

    def post(self, request, pk):
        back = street_url(self.visit.street)
        visits.take_back(self.visit)
        messages.success(request, _("Der Besuch ist gelöscht und zählt nicht."))
        return redirect(back)
