"""What the market brings to the site."""

import datetime as dt

from django import forms

from content.forms import FilterForm
from content.listing.api import ListedEndpoint, OpenField
from content.listing.sitemaps import ListedSitemap
from content.sections import (
    AddedFilter,
    ExampleKind,
    Mention,
    Night,
    NightlyJob,
    OpenFile,
    SearchKind,
    Section,
)
from directory.models import Business
from tests.content.market.models import Stall, StallNote

nights: list[dt.datetime] = []


class StallFilterForm(FilterForm):
    stand = forms.CharField(required=False)


class StallSitemap(ListedSitemap):
    model = Stall

    def location(self, stall):
        return f"/markt/{stall.slug}/"


class StallEndpoint(ListedEndpoint):
    model = Stall
    filter_form = StallFilterForm
    open_fields = (OpenField("name", "Name"),)

    def filtered(self, queryset):
        return queryset


def load_stall(today, report):
    Stall.objects.get_or_create(name="Blumen (Beispiel)", live=False)
    report("Stände")


SECTION = Section(
    app="market",
    label="Markt",
    page=False,
    starting_page=False,
    shown_models=(Stall,),
    private_models=(StallNote,),
    search_kinds=(
        SearchKind(
            "markt",
            "Stände",
            50,
            Stall,
            lambda now: Stall.objects.public(),
            "home/hits/team.html",
        ),
    ),
    sitemaps={"stalls": StallSitemap},
    api_endpoints={"stalls": StallEndpoint},
    open_files=(OpenFile("/markt/staende.csv", "Alle Stände"),),
    filter_forms=(StallFilterForm,),
    query_keys=("reihe",),
    added_filters=(
        AddedFilter(
            "directory",
            "marktstand",
            forms.BooleanField(label="mit Marktstand", required=False),
            lambda value: Business.objects.filter(name__startswith="Markt").values_list(
                "pk", flat=True
            ),
        ),
    ),
    mentions=(
        Mention(
            "business",
            "facts",
            lambda business, now: [Stall(name=f"Stand von {business.name}", slug="stand")],
            "teams/at_business.html",
        ),
    ),
    calendar=False,
    reminders=(),
    timeline=(),
    submission_kinds=(),
    queue_sources=(),
    mails=(),
    retention_rules=(),
    personal_data=(),
    rights=("market.add_stall",),
    guarded_rights=(),
    guarded_addresses=(),
    roles={},
    nightly_jobs=(NightlyJob("count_stalls", Night.TIDY, nights.append, "Stände zählen"),),
    load_examples=load_stall,
    examples=(ExampleKind("Stände", lambda: Stall.objects.filter(name__endswith="(Beispiel)")),),
)
