"""The report "Zahlen zu Einreichungen" in the Wagtail admin."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views.reports import ReportView

from content.drawing.bars import Bar, chart
from submissions.desk.statistics.counts import (
    ACCEPTED,
    DECLINED,
    OUTCOMES,
    WITHDRAWN,
    Decided,
    ages,
    by_month,
    last_months,
    median_duration,
)
from submissions.models import DecisionFigure, Submission
from submissions.registry import kinds

MONTHS = 12
OUTCOME_LABELS = {
    ACCEPTED: gettext_lazy("angenommen"),
    DECLINED: gettext_lazy("abgelehnt"),
    WITHDRAWN: gettext_lazy("zurückgezogen"),
}
HOURS_A_DAY = 24


class Row:
    """A month and kind as the table and its export print it."""

    def __init__(self, month, labels):
        self.month = date_format(month.first_day, "F Y")
        self.kind = str(labels.get(month.kind, month.kind))
        self.accepted = month.outcomes[ACCEPTED]
        self.declined = month.outcomes[DECLINED]
        self.withdrawn = month.outcomes[WITHDRAWN]
        self.total = month.total
        self.median_days = in_days(month.median)
        self.median = duration_in_words(month.median)


class FiguresView(ReportView):
    """Median time to decision, what is open by age, decisions by month, kind and outcome."""

    model = Submission
    page_title = gettext_lazy("Zahlen zu Einreichungen")
    header_icon = "table"
    template_name = "submissions/admin/figures/figures.html"
    results_template_name = "submissions/admin/figures/figures_results.html"
    index_url_name = "submission-figures"
    index_results_url_name = "submission-figures-results"
    any_permission_required = ["change", "view"]
    paginate_by = None
    export_filename = "zahlen-zu-einreichungen"
    list_export = ["month", "kind", "accepted", "declined", "withdrawn", "total", "median_days"]
    export_headings = {
        "month": gettext_lazy("Monat"),
        "kind": gettext_lazy("Art"),
        "accepted": gettext_lazy("Angenommen"),
        "declined": gettext_lazy("Abgelehnt"),
        "withdrawn": gettext_lazy("Zurückgezogen"),
        "total": gettext_lazy("Zusammen"),
        "median_days": gettext_lazy("Tage bis zur Entscheidung (Median)"),
    }
    columns = [
        Column("month", label=gettext_lazy("Monat")),
        Column("kind", label=gettext_lazy("Art")),
        Column("accepted", label=gettext_lazy("Angenommen")),
        Column("declined", label=gettext_lazy("Abgelehnt")),
        Column("withdrawn", label=gettext_lazy("Zurückgezogen")),
        Column("total", label=gettext_lazy("Zusammen")),
        Column("median", label=gettext_lazy("Entschieden nach (Median)")),
    ]

    @cached_property
    def labels(self):
        return dict(kinds.choices())

    @cached_property
    def decisions(self):
        rows = DecisionFigure.objects.order_by("decided_at", "pk")
        return [
            Decided(kind, outcome, localtime(received), localtime(decided))
            for kind, outcome, received, decided in rows.values_list(
                "kind", "outcome", "received_at", "decided_at"
            )
        ]

    def get_queryset(self):
        """All months, newest first, one row for each kind; counted in Python, so no queryset."""
        months = reversed(by_month(self.decisions, by_kind=True))
        return [Row(month, self.labels) for month in months]

    def get_heading(self, queryset, field):
        return str(self.export_headings[field])

    def get_context_data(self, **kwargs):
        now = timezone.now()
        shown = by_month(self.decisions, last_months(localtime(now).date(), MONTHS))
        first = shown[0].first_day
        lately = [decided for decided in self.decisions if decided.month >= first]
        return super().get_context_data(**kwargs) | {
            "median": duration_in_words(median_duration(lately)),
            "decided": sum(month.total for month in shown),
            "chart": chart([bar_of(month) for month in shown]),
            "legend": OUTCOME_LABELS.items(),
            "months": [Row(month, self.labels) for month in shown],
            "ages": self._ages(now),
            "kinds": list(self.labels.values()),
        }

    def _ages(self, now):
        """Return [(age in words, [count of each kind], sum)]."""
        waiting = Submission.objects.open().values_list("kind", "confirmed_at", "created_at")
        received = [(kind, confirmed or created) for kind, confirmed, created in waiting]
        return [
            (
                age_group(begin, end),
                [counts.get(kind, 0) for kind in self.labels],
                sum(counts.values()),
            )
            for begin, end, counts in ages(received, now)
        ]

    def get_table(self, object_list):
        return Table(self.columns, object_list)


def bar_of(month):
    parts = [(outcome, month.outcomes[outcome]) for outcome in OUTCOMES]
    return Bar(date_format(month.first_day, "M"), parts)


def age_group(begin, end):
    if end is None:
        return _("%(days)d Tage und älter") % {"days": begin}
    if not begin:
        return _("jünger als %(days)d Tage") % {"days": end}
    return _("%(begin)d bis %(end)d Tage") % {"begin": begin, "end": end - 1}


def in_days(duration):
    """Return days with one decimal, for spreadsheets; "" for None."""
    return "" if duration is None else round(duration.total_seconds() / 3600 / HOURS_A_DAY, 1)


def duration_in_words(duration):
    """Return `einer Stunde`, `5 Stunden`, from two days on `3 Tagen`: what stands after "höchstens"."""
    if duration is None:
        return ""
    hours = max(round(duration.total_seconds() / 3600), 1)
    if hours < 2 * HOURS_A_DAY:
        return ngettext("einer Stunde", "%(n)d Stunden", hours) % {"n": hours}
    days = round(hours / HOURS_A_DAY)
    return ngettext("einem Tag", "%(n)d Tagen", days) % {"n": days}
