"""What the phone pages have in common: who may open them, and their look."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.admin.offline.notes import noted_at, takes_notes

MAY_VISIT = "outreach.add_visit"


@method_decorator(takes_notes, name="dispatch")
class StreetView(WagtailAdminTemplateMixin, View):
    """A page for whoever notes visits. `above` are (address, name) of the pages over it.

    `now` and `today` are when a phone noted what it sends, however late it sends it.
    """

    header_icon = "mobile-alt"
    page_title = _("Unterwegs")

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY_VISIT):
            raise PermissionDenied
        self.now = noted_at(request, timezone.now())
        self.today = timezone.localdate(self.now)
        return super().dispatch(request, *args, **kwargs)

    def above(self):
        return [(reverse("outreach-streets"), StreetView.page_title)]

    def get_breadcrumbs_items(self):
        above = [{"url": url, "label": label} for url, label in self.above()]
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title()}]

    def answer(self, **context):
        return self.render_to_response(self.get_context_data(today=self.today, **context))
