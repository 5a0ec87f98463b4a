"""The report "Wirkung" in the Wagtail admin, the rows behind its numbers, and their release."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from content.drawing.bars import Bar, chart
from evidence.models import Evidence
from evidence.report import counts, releasing
from evidence.report.filters import EvidenceFilterSet, RowsFilterSet, with_period

RELEASE = "evidence.add_releasedtotal"
# More bars than these cannot be told apart.
MOST_MONTHS = 24


class Row:
    """One number as the table and its export print it."""

    def __init__(self, count, totals, url):
        self.key = count.key
        self.label, self.meaning = str(count.label), str(count.meaning)
        self.number = count.read(totals)
        self.url = url


class ImpactView(ReportView):
    """The numbers by period, part of town and trade, each with its wording and the way to its rows."""

    model = Evidence
    page_title = gettext_lazy("Wirkung")
    header_icon = "order"
    template_name = "evidence/admin/impact.html"
    results_template_name = "evidence/admin/impact_results.html"
    index_url_name = "evidence-impact"
    index_results_url_name = "evidence-impact-results"
    any_permission_required = ["view"]
    filterset_class = EvidenceFilterSet
    paginate_by = None
    export_filename = "wirkung"
    list_export = ["label", "number", "meaning"]
    export_headings = {
        "label": gettext_lazy("Was"),
        "number": gettext_lazy("Zahl"),
        "meaning": gettext_lazy("Was damit gezählt ist"),
    }
    columns = [Column("label"), Column("number")]

    def get_filterset_kwargs(self):
        return super().get_filterset_kwargs() | {"data": with_period(self.request.GET)}

    def get_heading(self, queryset, field):
        return str(self.export_headings[field])

    @cached_property
    def rows(self):
        """The rows that the filters let through, up to today."""
        return self.filter_queryset(Evidence.objects.filter(day__lte=timezone.localdate()))

    @cached_property
    def period(self):
        return self.filters.form.cleaned_data.get("zeitraum") if self.filters.is_valid() else None

    def get_filtered_queryset(self):
        totals = counts.totals_of(self.rows)
        return [Row(count, totals, self.rows_url(zahl=count.key)) for count in counts.COUNTS]

    def rows_url(self, **more):
        asked = {key: value for key, value in self.filters.data.items() if key != "export"}
        return reverse("evidence-rows", query=asked | more)

    def get_context_data(self, **kwargs):
        months = self._months()
        return super().get_context_data(**kwargs) | {
            "period": self.period,
            "today": timezone.localdate(),
            "narrowed": self._narrowed(),
            "months": [(date_format(day, "F Y"), sums) for day, sums in months],
            "series": [(name, label) for name, _kind, label in counts.SERIES],
            "contacts_chart": chart([_contacts_bar(day, sums) for day, sums in months]),
            "people_chart": chart([_people_bar(day, sums) for day, sums in months]),
            "topics": self._details("topics"),
            "kinds_of_events": self._details("events"),
            "unmet_demand": counts.unmet_demand(self.rows),
            "fewest_searches": counts.FEWEST_SEARCHES,
            "may_release": self.period is not None and self.request.user.has_perm(RELEASE),
            "released": releasing.released_keys(self.period),
        }

    def _narrowed(self):
        """Return in words to what the numbers are narrowed, for the printed page."""
        data = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        return [str(data[name]) for name in ("stadtteil", "branche") if data.get(name)]

    def _details(self, key):
        return [
            (detail, number, self.rows_url(zahl=key, genauer=detail))
            for detail, number in counts.by_detail(self.rows, key)
        ]

    def _months(self):
        """Return [(first day, {kind: number})] without gaps, the last of them at most."""
        sums = counts.by_month(self.rows)
        days = [self.period.first_day] if self.period else []
        days += [min(self.period.last_day, timezone.localdate())] if self.period else []
        days += list(sums)
        if not days:
            return []
        first, last = min(days), max(days)
        numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        months = [dt.date(number // 12, number % 12 + 1, 1) for number in numbers[-MOST_MONTHS:]]
        return [
            (day, {kind: sums[day][kind] if day in sums else 0 for kind in counts.Kind.values})
            for day in months
        ]

    def post(self, request, *args, **kwargs):
        """Release the chosen numbers of the period for the public page."""
        if not request.user.has_perm(RELEASE):
            raise PermissionDenied
        self.object_list = self.get_filtered_queryset()
        if self.period is None or self._narrowed():
            messages.error(request, _("Freigeben lassen sich die Zahlen eines ganzen Zeitraums."))
            return redirect(self.index_url)
        chosen = set(request.POST.getlist("zahl"))
        totals = [(row.key, row.number) for row in self.object_list if row.key in chosen]
        releasing.release(self.period, totals, timezone.now(), request.user)
        messages.success(request, _("Die gewählten Zahlen sind freigegeben."))
        return redirect(f"{self.index_url}?zeitraum={self.period.pk}")


def _contacts_bar(day, sums):
    return Bar(date_format(day, "M"), [(name, sums[kind]) for name, kind, _l in counts.SERIES])


def _people_bar(day, sums):
    return Bar(date_format(day, "M"), [("people", sums[counts.Kind.PEOPLE])])


class RowsView(ReportView):
    """The rows that a number is made of; none of them names a person or a business."""

    model = Evidence
    page_title = gettext_lazy("Wirkung: die Zeilen hinter den Zahlen")
    header_icon = "order"
    index_url_name = "evidence-rows"
    index_results_url_name = "evidence-rows-results"
    any_permission_required = ["view"]
    filterset_class = RowsFilterSet
    export_filename = "wirkung-zeilen"
    list_export = [
        "day",
        "get_kind_display",
        "detail",
        "neighbourhood",
        "category",
        "number",
        "minutes",
    ]
    export_headings = {
        "day": gettext_lazy("Tag"),
        "get_kind_display": gettext_lazy("Was"),
        "detail": gettext_lazy("Genauer"),
        "neighbourhood": gettext_lazy("Stadtteil"),
        "category": gettext_lazy("Branche"),
        "number": gettext_lazy("Zahl"),
        "minutes": gettext_lazy("Minuten"),
    }
    columns = [
        DateColumn("day", label=gettext_lazy("Tag"), sort_key="day"),
        Column("get_kind_display", label=gettext_lazy("Was")),
        Column("detail", label=gettext_lazy("Genauer")),
        Column("neighbourhood", label=gettext_lazy("Stadtteil")),
        Column("category", label=gettext_lazy("Branche")),
        Column("number", label=gettext_lazy("Zahl")),
        Column("minutes", label=gettext_lazy("Minuten")),
    ]
    default_ordering = "-day"

    def get_filterset_kwargs(self):
        return super().get_filterset_kwargs() | {"data": with_period(self.request.GET)}

    def get_filtered_queryset(self):
        return self.get_queryset()

    def get_base_queryset(self):
        rows = Evidence.objects.open_to_readers().filter(day__lte=timezone.localdate())
        return rows.select_related("neighbourhood")

    def get_breadcrumbs_items(self):
        above = {"url": reverse("evidence-impact"), "label": ImpactView.page_title}
        *first, last = super().get_breadcrumbs_items()
        return [*first, above, last]
