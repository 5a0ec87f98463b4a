"""What home page, programme and news bring to the site."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.sections import SearchKind, Section
from home import models


def public_pages(now):
    return Page.objects.live().public()


SECTION = Section(
    app="home",
    label=_("Startseite und Programm"),
    page=models.NewsIndexPage,
    starting_page=False,
    shown_models=(models.Partner,),
    private_models=(),
    search_kinds=(
        SearchKind(
            "seiten", _("Seiten und Meldungen"), 90, Page, public_pages, "home/hits/page.html"
        ),
    ),
    sitemaps={},
    api_endpoints={},
    open_files=(),
    filter_forms=(),
    query_keys=("q", "nur", "team"),
    added_filters=(),
    mentions=(),
    submission_kinds=(),
    mails=(),
    retention_rules=(),
    personal_data=(),
    rights=("home.*",),
    nightly_jobs=(),
    load_examples=False,
)
