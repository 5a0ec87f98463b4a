"""Merging two entries in the admin: find the other one, choose field by field, do it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from content.search.engine import search
from submissions.registry import kinds
from submissions.workflow.duplicates import similar_to
from submissions.workflow.merging import DROP, KEEP, MergeError, values_side_by_side

MOST_FOUND = 20


class MergingMixin(WagtailAdminTemplateMixin):
    """For whoever may change and publish entries of the kind."""

    header_icon = "resubmit"

    def setup(self, request, *args, kind, keep, **kwargs):
        super().setup(request, *args, **kwargs)
        if kind not in {known.key for known in kinds.every() if known.merging}:
            raise Http404
        self.kind = kinds.get(kind)
        self.keep = get_object_or_404(self.kind.model, pk=keep)

    def dispatch(self, request, *args, **kwargs):
        policy = policy_registry.get_by_type(self.kind.model)
        needed = ("change", "publish")
        if not all(policy.user_has_permission(request.user, action) for action in needed):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return _("Zusammenführen")

    def get_page_subtitle(self):
        return str(self.keep)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.edit_url(self.keep), "label": str(self.keep)},
            {"url": "", "label": self.get_page_title()},
        ]

    def edit_url(self, entry):
        return AdminURLFinder(self.request.user).get_edit_url(entry)

    def merge_url(self, keep, drop):
        return reverse("einreichungen:merge", args=[self.kind.key, keep.pk, drop.pk])


class FindTwinView(MergingMixin, TemplateView):
    """Which entry is the other one: those that look similar, or those that a search finds."""

    template_name = "submissions/admin/merging/find_twin.html"

    def get_context_data(self, **kwargs):
        query = self.request.GET.get("q", "")
        found = self._found(query) if query else self._similar()
        rows = [(entry, self.merge_url(self.keep, entry)) for entry in found if entry != self.keep]
        return super().get_context_data(**kwargs) | {
            "query": query,
            "rows": rows,
            "keep": self.keep,
        }

    def _found(self, query):
        ranks = search(query, models=[self.kind.model]).of(self.kind.model)
        best = list(ranks)[:MOST_FOUND]
        found = self.kind.model.objects.in_bulk(best)
        return [found[pk] for pk in best if pk in found]

    def _similar(self):
        data = self.kind.form_class.initial_from(self.keep.get_latest_revision_as_object())
        return similar_to(self.kind.key, data, MOST_FOUND, but_not=self.keep)


class MergeView(MergingMixin, TemplateView):
    """Both entries side by side; the editor says which value stays, for each field that differs."""

    template_name = "submissions/admin/merging/merge.html"

    def setup(self, request, *args, drop, **kwargs):
        super().setup(request, *args, **kwargs)
        self.drop = get_object_or_404(self.kind.model, pk=drop)
        if self.drop == self.keep:
            raise Http404

    @cached_property
    def rows(self):
        return values_side_by_side(self.keep, self.drop, self.kind.merging.choices)

    def get_context_data(self, **kwargs):
        sent = self.request.POST
        rows = [
            (key, label, first, second, sent.get(key, KEEP if first else DROP))
            for key, label, first, second in self.rows
        ]
        return super().get_context_data(**kwargs) | {
            "keep": self.keep,
            "drop": self.drop,
            "rows": rows,
            "swapped_url": self.merge_url(self.drop, self.keep),
        }

    def post(self, request, *args, **kwargs):
        choices = {key: request.POST.get(key, KEEP) for key, *_row in self.rows}
        try:
            kept = self.kind.merging.merge(self.keep, self.drop, choices, user=request.user)
        except MergeError as error:
            messages.error(request, " ".join(error.messages))
            return self.get(request)
        text = _("„%(drop)s“ ist in „%(keep)s“ aufgegangen. Die alte Adresse führt dorthin.")
        messages.success(request, text % {"drop": self.drop, "keep": kept})
        return redirect(self.edit_url(kept))
