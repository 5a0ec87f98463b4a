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
        models.AccessibilityStatement,
        models.Language,
        models.Neighbourhood,
        models.NeighbourhoodShop,
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
    private_models=(models.ContentVersion, models.LoadedContent, models.SearchSpelling),
    search_kinds=(),
    sitemaps={},
    api_endpoints={},
    open_files=(),
    filter_forms=(),
    # "seite" turns pages; the others are those of the interface's lists.
    query_keys=("seite", "fields", "limit", "offset", "order", "search", "type"),
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
    rights=("content.*",),
    guarded_rights=(),
    guarded_addresses=(),
    roles={},
    nightly_jobs=(
        NightlyJob("tidy", Night.TIDY, lambda now: tidy(), _("Suchindex aufräumen")),
        NightlyJob(
            "clearsessions",
            Night.TIDY,
            lambda now: call_command("clearsessions"),
            _("Alte Sitzungen löschen"),
        ),
        NightlyJob(
            "prune_db_task_results",
            Night.TIDY,
            lambda now: call_command("prune_db_task_results"),
            _("Erledigte Aufgaben löschen"),
        ),
    ),
    load_examples=False,
    examples=(),
)
