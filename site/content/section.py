"""What the shared ground brings to the site."""

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site

from content import models
from content.search.index import tidy
from content.sections import Night, NightlyJob, Section

SECTION = Section(
    app="content",
    label=_("Inhalte"),
    page=False,
    starting_page=False,
    shown_models=(
        models.Language,
        models.Neighbourhood,
        models.PublicAddress,
        models.SearchEntry,
        models.SiteSettings,
        models.WordGroup,
        # Pages of every kind, and what decides which of them answers.
        Page,
        Locale,
        PageViewRestriction,
        Site,
        Redirect,
        get_image_model(),
    ),
    # Made from what is shown: a word's spellings renew no page.
    private_models=(models.ContentVersion, models.SearchSpelling),
    search_kinds=(),
    sitemaps={},
    api_endpoints={},
    open_files=(),
    filter_forms=(),
    query_keys=("seite",),
    added_filters=(),
    mentions=(),
    submission_kinds=(),
    mails=(),
    retention_rules=(),
    personal_data=(),
    rights=("content.*",),
    nightly_jobs=(
        NightlyJob("tidy", Night.TIDY, lambda now: tidy()),
        NightlyJob("clearsessions", Night.TIDY, lambda now: call_command("clearsessions")),
        NightlyJob(
            "prune_db_task_results", Night.TIDY, lambda now: call_command("prune_db_task_results")
        ),
    ),
    load_examples=False,
)
