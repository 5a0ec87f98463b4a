"""The list "Was ansteht": steps that are open, ticked off in one tap, and what sections remind of."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.components import Component

from content.admin.offline.copies import is_asked_to_keep, may_be_kept
from content.listing.addresses import is_own_path
from content.listing.paging import page_of
from content.sections import reminders_for
from outreach import next_steps
from outreach.models import NextStep
from outreach.views.base import MAY_VISIT, StreetView
from submissions.desk.without_email.call_views import MAY_CALL
from submissions.models import Call

PER_PAGE = 50
ON_DASHBOARD = 5
SHOWN_CALLS = 10
MINE, ALL, OVERDUE = "", "alle", "ueberfaellig"
TABS = (
    (MINE, gettext_lazy("Meine")),
    (ALL, gettext_lazy("Alle")),
    (OVERDUE, gettext_lazy("Überfällig")),
)


def calls_due(user, today):
    """Return the first calls that are due, and how many there are, for whoever may call."""
    if not user.has_perm(MAY_CALL):
        return {"calls": [], "calls_count": 0}
    due = Call.objects.due(today)
    return {"calls": due.prefetch_related("row")[:SHOWN_CALLS], "calls_count": due.count()}


class NextStepsView(StreetView):
    """What is still to be done: one's own, everybody's, or what is overdue."""

    template_name = "outreach/admin/next_steps.html"
    page_title = gettext_lazy("Was ansteht")
    header_icon = "list-ul"

    def get(self, request):
        is_copy = is_asked_to_keep(request) and request.GET.get("liste", MINE) == MINE
        return self.kept(request) if is_copy else self.show(request)

    @method_decorator(may_be_kept)
    def kept(self, request):
        """Return one's own list for the phone: whom others may call has no place there."""
        return self.show(request, is_copy=True)

    def show(self, request, is_copy=False):
        tab = request.GET.get("liste", MINE)
        steps = next_steps.open_steps(request.user if tab == MINE else None)
        if tab == OVERDUE:
            steps = steps.overdue(self.today)
        reminders = reminders_for(request.user, timezone.now())
        if tab == OVERDUE:
            reminders = [row for row in reminders if row.due_on < self.today]
        steps = page_of(steps, request, PER_PAGE)
        context = {"steps": steps, "reminders": reminders, "tabs": TABS, "tab": tab}
        calls = {} if is_copy else calls_due(request.user, self.today)
        return self.answer(**context, **calls, is_copy=is_copy)


class FinishView(StreetView):
    """Tick a step off; the message offers to take that back."""

    model = NextStep

    def post(self, request, pk):
        step = get_object_or_404(NextStep, pk=pk)
        if "reopen" in request.POST:
            next_steps.reopen(step)
            messages.success(request, _("Steht wieder an: %(text)s") % {"text": step.text})
        else:
            next_steps.finish(step, self.now, request.user)
            button = messages.button(reverse("outreach-reopen", args=[pk]), _("Rückgängig"), False)
            text = _("Erledigt: %(text)s") % {"text": step.text}
            messages.success(request, text, buttons=[button])
        return redirect(self._back())

    def _back(self):
        back = self.request.POST.get("back", "")
        return back if is_own_path(back) else reverse("outreach-steps")


class ReopenView(StreetView):
    """Ask whether a step that was ticked off stands open after all."""

    model = NextStep
    template_name = "outreach/admin/reopen.html"
    page_title = gettext_lazy("Doch nicht erledigt")

    def get(self, request, pk):
        return self.answer(step=get_object_or_404(NextStep, pk=pk))


class NextStepsPanel(Component):
    """What whoever looks has promised, and may do for everybody, on the dashboard.

    Nothing is printed for whoever makes no visits, has nothing to do and nobody to call.
    """

    name = "next_steps"
    order = 45
    template_name = "outreach/admin/next_steps_panel.html"

    class Media:
        css = {"all": ["css/admin/street-work.css"]}

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        may_visit = request.user.has_perm(MAY_VISIT)
        steps = next_steps.open_steps(request.user) if may_visit else NextStep.objects.none()
        reminders = reminders_for(request.user, timezone.now())
        today = timezone.localdate()
        return {
            "may_visit": may_visit,
            "reminders": reminders[:ON_DASHBOARD],
            "request": request,
            "csrf_token": parent_context.get("csrf_token"),
            "steps": list(steps[:ON_DASHBOARD]),
            "count": steps.count(),
            "overdue": steps.overdue(today).count() + sum(r.due_on < today for r in reminders),
            "calls_count": calls_due(request.user, today)["calls_count"],
            "today": today,
        }
