"""The lists of the desk in the Wagtail admin."""

import django_filters
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import (
    BulkActionsCheckboxColumn,
    Column,
    StatusTagColumn,
    TitleColumn,
    UserColumn,
)
from wagtail.admin.views.generic import IndexView

from content.admin.exports import SafeExportMixin
from submissions.desk import queue
from submissions.models import Submission
from submissions.registry import kinds
from submissions.spam import score

State = Submission.State
MINE, NOBODYS = "meine", "offen"


class QueueFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Art"), choices=kinds.choices)
    cared_for = django_filters.ChoiceFilter(
        label=gettext_lazy("Zuständig"),
        method="filter_cared_for",
        choices=[(MINE, gettext_lazy("ich")), (NOBODYS, gettext_lazy("noch niemand"))],
    )

    class Meta:
        model = Submission
        fields = ["kind", "cared_for"]

    def filter_cared_for(self, submissions, name, value):
        return submissions.filter(assigned_to=self.request.user if value == MINE else None)


def kind_of(submission):
    """Return the kind in words; what was published before and came back is a change of it."""
    label = submission.get_kind_display()
    was_accepted = submission.changed_fields and submission.decided_at
    if submission.is_correction or was_accepted:
        return _("Änderung: %(kind)s") % {"kind": label}
    return label


def address_of(submission):
    return reverse("einreichungen:submission", args=[submission.pk])


def similar_in_words(submission):
    count = submission.similar_count
    return _("%(count)d ähnlich") % {"count": count} if count else None


class QueueView(SafeExportMixin, IndexView):
    """One list of submissions over all kinds; `tab` says which."""

    model = Submission
    tab = queue.WAITING
    page_title = gettext_lazy("Einreichungen")
    header_icon = "tasks"
    template_name = "submissions/admin/queue.html"
    results_template_name = "submissions/admin/queue_results.html"
    any_permission_required = ["change", "view"]
    filterset_class = QueueFilterSet
    is_searchable = True
    search_fields = ["reference", "subject", "contact_name", "contact_email"]
    search_backend_name = None
    paginate_by = 50
    list_export = [
        "reference",
        "subject",
        "get_kind_display",
        "get_state_display",
        "contact_name",
        "contact_email",
        "contact_telephone",
        "begins_at",
        "created_at",
        "decided_at",
    ]
    export_headings = {
        "get_kind_display": gettext_lazy("Art"),
        "get_state_display": gettext_lazy("Stand"),
    }
    export_filename = "einreichungen"

    @cached_property
    def now(self):
        return timezone.now()

    def get_base_queryset(self):
        # The column of a user prints their picture, which is in their profile.
        return self.tab.of(self.now).select_related(
            "assigned_to__wagtail_userprofile", "decided_by__wagtail_userprofile"
        )

    def order_queryset(self, queryset):
        return queryset

    def get_page_subtitle(self):
        return str(self.tab.label)

    def get_index_url(self):
        return reverse(f"einreichungen:{self.tab.key}")

    def get_index_results_url(self):
        return reverse(f"einreichungen:{self.tab.key}-ergebnisse")

    @cached_property
    def columns(self):
        title = TitleColumn(
            "subject",
            label=_("Worum es geht"),
            get_url=address_of,
            get_title_id=lambda row: f"submission_{row.pk}_title",
            link_attrs={"data-desk-row": ""},
        )
        kind = Column("kind", label=_("Art"), accessor=kind_of, classname="desk-wide")
        ticks = BulkActionsCheckboxColumn("bulk_actions", obj_type="submission")
        first = [title, kind] if self.tab.is_closed else [ticks, title, kind]
        return first + self._columns_of_tab()

    def _columns_of_tab(self):
        if self.tab.is_closed:
            return [
                StatusTagColumn("get_state_display", label=_("Stand")),
                Column("decided_at", label=_("Entschieden"), accessor=self._decided),
                UserColumn("decided_by", label=_("Von"), classname="desk-wide"),
            ]
        if self.tab is queue.SPAM:
            return [
                Column("spam_reasons", label=_("Warum"), accessor=reasons_of),
                Column("since", label=_("Liegt hier"), accessor=self._age),
                Column("contact_email", label=_("E-Mail-Adresse")),
            ]
        return [
            Column("begins_at", label=_("Termin"), accessor=self._begins),
            Column("since", label=_("Wartet"), accessor=self._age),
            StatusTagColumn("similar", label=_("Doppelt?"), accessor=similar_in_words),
            Column("contact_name", label=_("Von"), classname="desk-wide"),
            UserColumn("assigned_to", label=_("Zuständig"), classname="desk-wide"),
        ]

    def _begins(self, submission):
        return queue.begins_in_words(submission.begins_at, self.now)

    def _age(self, submission):
        return queue.age_in_words(submission.since, self.now)

    def _decided(self, submission):
        return queue.age_in_words(submission.decided_at, self.now) if submission.decided_at else ""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["tabs"] = [
            (tab, reverse(f"einreichungen:{tab.key}"), count, tab is self.tab)
            for tab, count in zip(queue.TABS, self._counts(), strict=True)
        ]
        context["model_opts"] = Submission._meta
        context["no_results_message"] = self.tab.empty
        return context

    def _counts(self):
        counts = queue.count_by_state()
        return [
            None if tab.is_closed else sum(counts.get(state, 0) for state in tab.states)
            for tab in queue.TABS
        ]


def reasons_of(submission):
    return " ".join(str(words) for words in score.words_for(submission.spam_reasons))
