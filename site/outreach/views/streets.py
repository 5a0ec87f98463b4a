"""Where to walk: the list of streets, one street in walking order, the street that is nearest."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from wagtail.admin import messages

from content.admin.offline.copies import may_be_kept
from outreach import walk
from outreach.next_steps import open_steps
from outreach.views.base import StreetView

TURNED = "umgekehrt"


class StreetsView(StreetView):
    """All streets, and what is due for whoever walks."""

    template_name = "outreach/admin/streets.html"

    def above(self):
        return []

    @method_decorator(may_be_kept)
    def get(self, request):
        due = open_steps(request.user).filter(due_on__lte=self.today).count()
        return self.answer(streets=walk.all_streets(), due=due)


class NearestView(StreetView):
    """Lead to the street of the nearest entry. The position is used once and stored nowhere."""

    def post(self, request):
        try:
            point = float(request.POST["latitude"]), float(request.POST["longitude"])
        except (KeyError, ValueError):
            point = None
        # NaN compares with nothing.
        is_on_earth = point and abs(point[0]) <= 90 and abs(point[1]) <= 180
        if not is_on_earth:
            messages.error(request, _("Ihr Standort ist nicht bekannt. Wählen Sie eine Straße."))
        elif key := walk.nearest(point):
            return redirect("outreach-street", key)
        else:
            text = _(
                "Bei Ihrem Standort steht kein Betrieb im Branchenbuch. Wählen Sie eine Straße."
            )
            messages.error(request, text)
        return redirect("outreach-streets")


class OneStreetView(StreetView):
    """A street in walking order; a tap turns the direction."""

    template_name = "outreach/admin/street.html"

    def get_page_title(self):
        return self.street.name

    @method_decorator(may_be_kept)
    def get(self, request, street):
        self.street = walk.street_of(street)
        if self.street is None:
            raise Http404
        is_turned = TURNED in request.GET
        places = walk.places_in(street, is_turned)
        return self.answer(street=self.street, places=places, is_turned=is_turned, turn=TURNED)
