"""The slip that is left in a shop: who was there, what is noted of it, and where to object."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse

from content.drawing.codes import qr_code
from outreach.views.base import StreetView
from submissions.workflow import contact_people


class SlipView(StreetView):
    """Prints the slip with the name of whoever prints it; the day is written by hand."""

    def get(self, request):
        form = reverse("contact")
        context = {
            "code": qr_code(settings.BASE_URL + form),
            "contact": contact_people.contact_as(request.user),
            "page_path": form,
        }
        return render(request, "outreach/admin/slip.html", context)
