"""What one colleague is responsible for goes to another, by name and in one step."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from accounts.names import name_of
from submissions.desk import actions
from submissions.desk.forms import HandOverForm
from submissions.models.review_task import may_decide


class HandOverView(WagtailAdminTemplateMixin, FormView):
    """Ask for the two names, and give all submissions, messages and drafts of one to the other."""

    page_title = gettext_lazy("Aufgaben übergeben")
    header_icon = "user"
    template_name = "submissions/admin/people/hand_over.html"
    form_class = HandOverForm

    def dispatch(self, request, *args, **kwargs):
        if not may_decide(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("einreichungen:entscheiden"), "label": _("Einreichungen")},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form):
        leaver, successor = form.cleaned_data["leaver"], form.cleaned_data["successor"]
        number = actions.hand_over(leaver, successor, self.request.user)
        text = ngettext(
            "%(number)d Vorgang liegt jetzt bei %(name)s.",
            "%(number)d Vorgänge liegen jetzt bei %(name)s.",
            number,
        )
        values = {"number": number, "name": name_of(successor)}
        messages.success(self.request, text % values)
        return redirect("einreichungen:entscheiden")
