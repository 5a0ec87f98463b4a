"""One draft at the desk that no submission brought, such as an event from a partner's calendar."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from submissions.desk import actions, queue
from submissions.desk.forms import AssignmentForm, DraftDecisionForm
from submissions.desk.history import draft_history
from submissions.desk.sources import may_open
from submissions.desk.submission_views import preview_url
from submissions.models import DraftNote
from submissions.models.review_task import Verdict, may_decide
from submissions.registry import kinds
from submissions.workflow import queue_facts

DONE = {
    "approve": gettext_lazy("„%(subject)s“ ist angenommen."),
    "decline": gettext_lazy("„%(subject)s“ ist abgelehnt."),
}


class DraftDeskView:
    """A view of one draft, for users who may change entries of its kind."""

    def setup(self, request, *args, kind, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        if kind not in dict(kinds.choices()):
            raise Http404
        self.kind = kinds.get(kind)
        self.draft = get_object_or_404(self.kind.model, pk=pk)

    def dispatch(self, request, *args, **kwargs):
        if not may_open(self.kind.model, request.user, ("change", "publish")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def here(self):
        return reverse("einreichungen:draft", args=[self.kind.key, self.draft.pk])


class DraftView(DraftDeskView, WagtailAdminTemplateMixin, TemplateView):
    """The page of a draft; its form decides."""

    template_name = "submissions/admin/draft.html"
    header_icon = "tasks"
    form = None

    def get_page_title(self):
        return str(self.draft)

    def get_page_subtitle(self):
        return _("Entwurf: %(kind)s") % {"kind": self.kind.label}

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("einreichungen:entscheiden"), "label": _("Einreichungen")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    @cached_property
    def workflow_state(self):
        return self.draft.current_workflow_state

    def may_decide(self):
        return self.workflow_state is not None and may_decide(self.request.user)

    def post(self, request, *args, **kwargs):
        if not may_decide(request.user):
            raise PermissionDenied
        self.form = DraftDecisionForm(request.POST)
        if not self.form.is_valid():
            return self.get(request)
        data = self.form.cleaned_data
        following = queue.after("draft", self.draft.pk, request.user, timezone.now())
        verdict = actions.decide_draft(self.draft, request.user, data["action"], data)
        if verdict is Verdict.COUNTS:
            link = messages.button(self.here(), _("Ansehen"))
            text = DONE[data["action"]] % {"subject": self.draft}
            messages.success(request, text, buttons=[link])
            return redirect(following.url if following else "einreichungen:entscheiden")
        if verdict is Verdict.OUTDATED:
            messages.warning(
                request, _("Die Angaben wurden gerade geändert. Bitte lesen Sie sie noch einmal.")
            )
        else:
            messages.warning(request, _("Das hat schon jemand anders entschieden."))
        return redirect(self.here())

    def get_context_data(self, **kwargs):
        now = timezone.now()
        note = DraftNote.objects.about(self.draft).first()
        seen = {"seen_revision": self.draft.latest_revision_id}
        return super().get_context_data(**kwargs) | {
            "draft": self.draft,
            "kind": self.get_page_subtitle(),
            "begins": queue.begins_in_words(note.begins_at if note else None, now),
            "edit_url": AdminURLFinder(self.request.user).get_edit_url(self.draft),
            "preview_url": preview_url(self.draft),
            "form": (self.form or DraftDecisionForm(initial=seen)) if self.may_decide() else None,
            "can_be_reopened": self.workflow_state is None and not self.draft.live,
            "history": draft_history(self.draft),
            "assign_url": reverse(
                "einreichungen:assign-draft", args=[self.kind.key, self.draft.pk]
            ),
            "assignment": AssignmentForm(
                initial={"colleague": note.assigned_to_id if note else None}
            ),
        }


class DraftActionView(DraftDeskView, View):
    """A button that acts on a draft, and leads back to its page."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not may_decide(request.user):
            raise PermissionDenied
        self.act()
        return redirect(self.here())


class AssignDraftView(DraftActionView):
    def act(self):
        form = AssignmentForm(self.request.POST)
        if form.is_valid():
            queue_facts.assign_draft(self.draft, form.cleaned_data["colleague"], self.request.user)
            messages.success(self.request, _("Gespeichert, wer sich kümmert."))


class ReopenDraftView(DraftActionView):
    def act(self):
        actions.reopen_draft(self.draft, self.request.user)
        messages.success(self.request, _("Es wartet wieder auf eine Entscheidung."))
