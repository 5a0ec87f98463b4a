"""What home page, programme and news bring to the site."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.search.privacy import for_everybody
from content.sections import SearchKind, Section
from home import models
from home.starting_content.examples import EXAMPLES


def public_pages(now):
    return for_everybody(Page.objects.all())


SECTION = Section(
    app="home",
    label=_("Startseite und Programm"),
    page=models.NewsIndexPage,
    starting_page=False,
    shown_models=(models.Partner,),
    private_models=(models.NightlyRun, models.WorkerBeat),
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
    calendar=False,
    reminders=(),
    timeline=(),
    submission_kinds=(),
    queue_sources=(),
    mails=(),
    retention_rules=(),
    personal_data=(),
    rights=("home.*", "wagtailredirects.*"),
    guarded_rights=(),
    guarded_addresses=(),
    roles={},
    nightly_jobs=(),
    load_examples=False,
    examples=EXAMPLES,
)
