"""A new shop, typed at its door."""

import uuid

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from wagtail.admin import messages

from content.admin.offline.copies import may_be_kept
from outreach import shops, walk
from outreach.forms import ShopForm
from outreach.views.base import StreetView
from outreach.views.visiting import street_url, tell_of_others
from submissions.models.review_task import may_decide


class NewShopView(StreetView):
    """Asks for what is known at a shop's door; the street one stands in is filled in."""

    template_name = "outreach/admin/shop.html"
    page_title = _("Neuer Betrieb")

    def form(self, *data, **initial):
        may_publish = may_decide(self.request.user)
        return ShopForm(*data, may_publish=may_publish, initial={"key": uuid.uuid4()} | initial)

    @method_decorator(may_be_kept)
    def get(self, request):
        street = walk.street_of(request.GET.get("strasse", ""))
        return self.show(self.form(street=f"{street.name} " if street else ""), street)

    def show(self, form, street=None):
        return self.answer(form=form, back=street.url if street else reverse("outreach-streets"))

    def post(self, request):
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form)
        visit, submission = shops.take_in(form, self.today, request.user)
        messages.success(request, _outcome_in_words(visit, submission))
        tell_of_others(request, visit)
        return redirect(street_url(visit.street))


def _outcome_in_words(visit, submission):
    if submission is None:
        text = _("Notiert: %(name)s. Ohne Einverständnis steht nichts im Branchenbuch.")
        return text % {"name": visit.name}
    values = {"name": visit.name, "number": submission.reference}
    if submission.state == submission.State.ACCEPTED:
        return _("%(name)s steht im Branchenbuch. Nummer: %(number)s.") % values
    return _("%(name)s liegt bei den Einreichungen. Nummer: %(number)s.") % values
