"""The lists of the desk in the Wagtail admin."""

from operator import attrgetter

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q
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

from submissions.desk import queue
from submissions.models import Submission
from submissions.registry import waiting as sources
from submissions.spam import score

State = Submission.State
MINE, NOBODYS = "meine", "offen"


class QueueFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Art"), choices=sources.kinds)
    cared_for = django_filters.ChoiceFilter(
        label=gettext_lazy("Zuständig"),
        choices=[(MINE, gettext_lazy("ich")), (NOBODYS, gettext_lazy("noch niemand"))],
    )

    class Meta:
        model = Submission
        fields = ["kind", "cared_for"]

    def wanted(self):
        """Return the arguments by which a list of the queue is narrowed down."""
        chosen = self.form.cleaned_data if self.is_valid() else {}
        cared_for = {
            MINE: Q(row_assigned_to=self.request.user.pk),
            NOBODYS: Q(row_assigned_to=None),
        }
        return {
            "kind": chosen.get("kind", ""),
            "cared_for": cared_for.get(chosen.get("cared_for")),
        }


class DateColumn(Column):
    """When something begins or must be answered; what is late is marked by more than a colour."""

    cell_template_name = "submissions/admin/components/date_cell.html"

    def __init__(self, name, now, **kwargs):
        super().__init__(name, **kwargs)
        self.now = now

    def get_value(self, instance):
        return queue.date_in_words(instance, self.now)

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"is_overdue": instance.is_overdue(self.now)}


class SubmissionCheckboxColumn(BulkActionsCheckboxColumn):
    """A checkbox for submissions only: nothing else in the queue can be declined in one go."""

    cell_template_name = "submissions/admin/components/tick_cell.html"


def similar_in_words(row):
    count = row.similar_count
    return _("%(count)d ähnlich") % {"count": count} if count else None


def stuck_in_words(row):
    return _("ging nicht hinaus") if row.is_stuck else None


class QueueView(IndexView):
    """One list of submissions over all kinds; `tab` says which."""

    model = Submission
    tab = queue.WAITING
    page_title = gettext_lazy("Einreichungen")
    verbose_name = gettext_lazy("Vorgang")
    verbose_name_plural = gettext_lazy("Vorgänge")
    header_icon = "tasks"
    template_name = "submissions/admin/queue.html"
    results_template_name = "submissions/admin/queue_results.html"
    any_permission_required = None  # each source says who may open its rows
    filterset_class = QueueFilterSet
    is_searchable = True
    paginate_by = 50
    list_export = [
        "reference",
        "subject",
        "kind_in_words",
        "state_in_words",
        "contact_name",
        "contact_email",
        "contact_telephone",
        "begins_at",
        "due_at",
        "created_at",
        "decided_at",
    ]
    export_headings = {
        "kind_in_words": gettext_lazy("Art"),
        "state_in_words": gettext_lazy("Stand"),
        "due_at": gettext_lazy("Fällig"),
    }
    export_filename = "einreichungen"

    @cached_property
    def now(self):
        return timezone.now()

    def dispatch(self, request, *args, **kwargs):
        if not queue.may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        wanted = self.filters.wanted()
        return self.tab.of(self.now, self.request.user, search=self.search_query, **wanted)

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
            get_url=attrgetter("url"),
            get_title_id=lambda row: f"{row.source}_{row.pk}_title",
            link_attrs={"data-desk-row": ""},
        )
        kind = Column("kind", label=_("Art"), accessor="kind_in_words", classname="desk-wide")
        ticks = SubmissionCheckboxColumn("bulk_actions", obj_type="submission")
        first = [title, kind] if self.tab.is_closed else [ticks, title, kind]
        return first + self._columns_of_tab()

    def _columns_of_tab(self):
        if self.tab.is_closed:
            return [
                StatusTagColumn("state_in_words", label=_("Stand")),
                Column("decided_at", label=_("Entschieden"), accessor=self._decided),
                UserColumn("decided_by", label=_("Von"), classname="desk-wide"),
            ]
        if self.tab is queue.SPAM:
            return [
                Column("spam_reasons", label=_("Warum"), accessor=reasons_of),
                Column("since", label=_("Liegt hier"), accessor=self._age),
                Column("contact_email", label=_("E-Mail-Adresse")),
            ]
        if self.tab is queue.UNCONFIRMED:
            return [
                StatusTagColumn(
                    "is_stuck", label=_("Bitte um Bestätigung"), accessor=stuck_in_words
                ),
                Column("since", label=_("Wartet"), accessor=self._age),
                Column("contact_email", label=_("E-Mail-Adresse")),
                Column("contact_name", label=_("Von"), classname="desk-wide"),
            ]
        return [
            DateColumn("date", self.now, label=_("Termin")),
            Column("since", label=_("Wartet"), accessor=self._age),
            StatusTagColumn("similar", label=_("Doppelt?"), accessor=similar_in_words),
            Column("contact_name", label=_("Von"), classname="desk-wide"),
            UserColumn("assigned_to", label=_("Zuständig"), classname="desk-wide"),
        ]

    def _age(self, row):
        return queue.age_in_words(row.since, self.now)

    def _decided(self, row):
        return queue.age_in_words(row.decided_at, self.now) if row.decided_at else ""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        counts = queue.count_by_tab(self.request.user)
        context["tabs"] = [
            (tab, reverse(f"einreichungen:{tab.key}"), counts.get(tab.key), tab is self.tab)
            for tab in queue.TABS
        ]
        context["model_opts"] = Submission._meta
        context["no_results_message"] = self.tab.empty
        return context


def reasons_of(row):
    return " ".join(str(words) for words in score.words_for(row.spam_reasons))
