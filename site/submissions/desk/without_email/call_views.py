"""The list of calls on a phone: whom to call, what to say, and one tap for how it went."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from content.admin.page import AdminPageMixin
from content.listing.addresses import is_own_path
from content.listing.paging import page_of
from submissions.mails import calls
from submissions.models import Call
from submissions.registry import kinds

PER_PAGE = 20
RESULTS = (Call.Result.REACHED, Call.Result.NOBODY, Call.Result.WRONG_NUMBER)
MAY_CALL = "submissions.change_call"
DUE, LATER, DONE = "", "spaeter", "erledigt"
TABS = (
    (DUE, gettext_lazy("Heute")),
    (LATER, gettext_lazy("Später")),
    (DONE, gettext_lazy("Erledigt")),
)


class CallView(PermissionCheckedMixin):
    """A view for whoever may call."""

    model = Call
    permission_required = "change"


class CallsView(CallView, AdminPageMixin, TemplateView):
    """The calls that are due, later, or done."""

    page_title = gettext_lazy("Anrufe")
    header_icon = "comment"
    template_name = "submissions/admin/people/calls.html"

    def get_context_data(self, **kwargs):
        tab = self.request.GET.get("liste", DUE)
        today = timezone.localdate()
        lists = {LATER: Call.objects.later(today), DONE: Call.objects.done()}
        rows = lists.get(tab, Call.objects.due(today)).select_related("done_by")
        page = page_of(rows.prefetch_related("row"), self.request, PER_PAGE)
        finder = AdminURLFinder(self.request.user)
        return super().get_context_data(**kwargs) | {
            "calls": page,
            "cards": [(call, finder.get_edit_url(call.row) if call.row else "") for call in page],
            "tabs": TABS,
            "tab": tab,
        }


class CallResultView(CallView, View):
    """Note how a call went; a message offers to take "erreicht" back."""

    http_method_names = ["post"]

    def post(self, request, pk, result):
        if result not in RESULTS:
            raise Http404
        call = get_object_or_404(Call.objects.for_everybody(), pk=pk)
        now, name = timezone.now(), call.name
        if result == Call.Result.REACHED:
            if calls.reached(call, now, request.user, self._answer(call)):
                again = reverse("calls-reopen", args=[pk])
                messages.success(
                    request,
                    _("Erledigt: %(name)s.") % {"name": name},
                    buttons=[messages.button(again, _("Rückgängig"), False)],
                )
                if call.answers and not self._answer(call):
                    return redirect(self._form_to_change(call.row))
            else:
                messages.warning(request, _("Dieser Anruf ist schon erledigt."))
        elif calls.missed(call, now, result):
            call.refresh_from_db()
            text = _("Notiert. Nächster Versuch: %(day)s.")
            messages.success(request, text % {"day": f"{call.next_try_on:%d.%m.%Y}"})
        return redirect(self._back())

    def _answer(self, call):
        """Return one of the answers that the row knows."""
        answer = self.request.POST.get("answer", "")
        return answer if answer in dict(call.answers) else ""

    def _form_to_change(self, entry):
        """Return where what is different now is taken down."""
        return reverse("einreichungen:take-down-change", args=[kinds.of(entry).key, entry.pk])

    def _back(self):
        back = self.request.POST.get("back", "")
        return back if is_own_path(back) else reverse("calls")


class ReopenCallView(CallView, WagtailAdminTemplateMixin, TemplateView):
    """Ask whether a call that was ticked off is still to be made."""

    page_title = gettext_lazy("Doch noch anrufen")
    header_icon = "comment"
    template_name = "submissions/admin/people/reopen.html"

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.call = get_object_or_404(Call.objects.for_everybody(), pk=pk)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("calls"), "label": CallsView.page_title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"call": self.call}

    def post(self, request, *args, **kwargs):
        if calls.reopen(self.call, timezone.now()):
            messages.success(request, _("Steht wieder an: %(name)s.") % {"name": self.call.name})
        return redirect("calls")
