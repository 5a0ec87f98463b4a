"""What the report may be narrowed to: a period, a part of town, a trade; and for rows, one number."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from content.models import Neighbourhood
from evidence.models import Evidence, ReportPeriod
from evidence.report import counts


def _stored(field):
    """Return the choices of a text that rows carry: every value once."""

    def choices():
        values = Evidence.objects.open_to_readers().exclude(**{field: ""}).order_by(field)
        return [(value, value) for value in values.values_list(field, flat=True).distinct()]

    return choices


class EvidenceFilterSet(WagtailFilterSet):
    zeitraum = django_filters.ModelChoiceFilter(
        label=_("Berichtszeitraum"),
        queryset=ReportPeriod.objects.all(),
        method="in_period",
        empty_label=_("alle Zeiträume"),
    )
    stadtteil = django_filters.ModelChoiceFilter(
        label=_("Stadtteil"), field_name="neighbourhood", queryset=Neighbourhood.objects.all()
    )
    branche = django_filters.ChoiceFilter(
        label=_("Branche"), field_name="category", choices=_stored("category")
    )

    class Meta:
        model = Evidence
        fields = ["zeitraum", "stadtteil", "branche"]

    def in_period(self, rows, name, period):
        return rows.on_days(period.first_day, period.last_day)


class RowsFilterSet(EvidenceFilterSet):
    zahl = django_filters.ChoiceFilter(label=_("Zahl"), choices=counts.choices, method="of_number")
    genauer = django_filters.ChoiceFilter(
        label=_("Genauer"), field_name="detail", choices=_stored("detail")
    )

    class Meta:
        model = Evidence
        fields = ["zeitraum", "stadtteil", "branche", "zahl", "genauer"]

    def of_number(self, rows, name, key):
        return counts.BY_KEY[key].rows(rows)


def with_period(data):
    """Return what was asked for, with the present period where none was named."""
    data = data.copy()
    if "zeitraum" not in data:
        present = ReportPeriod.objects.covering(timezone.localdate()).first()
        present = present or ReportPeriod.objects.first()
        data["zeitraum"] = present.pk if present else ""
    return data
