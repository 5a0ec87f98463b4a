"""What the directory brings to the site."""

from operator import attrgetter

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from content.sections import Night, NightlyJob, OpenFile, SearchKind, Section
from directory import models
from directory.freshness import answers, evidence
from directory.freshness.mails import MAILS
from directory.freshness.nightly import run_checks
from directory.premises import expiry
from directory.premises.filters import PremisesFilterForm
from directory.premises.form import PremisesProposalForm
from directory.proposals import duplicates, merging
from directory.proposals.form import BusinessProposalForm
from directory.search.filters import DirectoryFilterForm
from directory.starting_content.loading import EXAMPLES, STARTING_PAGE, load_examples
from directory.views.api import BusinessEndpoint
from directory.views.sitemaps import BusinessSitemap, PremisesSitemap
from submissions.privacy.retention import Rule
from submissions.registry.kinds import Merging, SubmissionKind
from submissions.registry.personal_data import Holding


def public_businesses(now):
    return models.Business.objects.public().select_related("neighbourhood")


def public_premises(now):
    offers = models.Premises.objects.public(localdate(now))
    return offers.select_related("neighbourhood")


SECTION = Section(
    app="directory",
    label=_("Branchenbuch"),
    page=models.DirectoryPage,
    starting_page=STARTING_PAGE,
    shown_models=(
        models.Business,
        models.BusinessPicture,
        models.Category,
        models.FreshnessCheck,
        models.Premises,
        models.PremisesPicture,
    ),
    private_models=(models.FreshnessRules, models.ImportTable),
    search_kinds=(
        SearchKind(
            "branchenbuch",
            _("Branchenbuch"),
            10,
            models.Business,
            public_businesses,
            "home/hits/business.html",
        ),
        SearchKind(
            "ladenlokale",
            _("Ladenlokale"),
            20,
            models.Premises,
            public_premises,
            "home/hits/premises.html",
            ends=True,
        ),
    ),
    sitemaps={"businesses": BusinessSitemap, "premises": PremisesSitemap},
    api_endpoints={"businesses": BusinessEndpoint},
    open_files=(
        OpenFile("/branchenbuch/eintraege.csv", _("Das ganze Branchenbuch als Tabelle")),
        OpenFile(
            "/branchenbuch/eintraege.csv?barrierefrei=1&sprache=tr",
            _("Nur, was ohne Stufen zugänglich ist und wo man Türkisch spricht"),
        ),
        OpenFile("/branchenbuch/eintraege.geojson", _("Das Branchenbuch für Karten (WGS 84)")),
    ),
    filter_forms=(DirectoryFilterForm, PremisesFilterForm),
    query_keys=("ansicht",),
    added_filters=(),
    mentions=(),
    calendar=False,
    reminders=(),
    timeline=(),
    submission_kinds=(
        SubmissionKind(
            key="business",
            label=_("Betrieb"),
            model=models.Business,
            form_class=BusinessProposalForm,
            subject=attrgetter("name"),
            is_same=duplicates.is_same,
            merging=Merging(merging.merge, merging.CHOICES),
            evidence_scope=evidence.scope_of,
        ),
        SubmissionKind(
            key="premises",
            label=_("Ladenlokal"),
            model=models.Premises,
            form_class=PremisesProposalForm,
            subject=attrgetter("title"),
            is_same=duplicates.is_same,
            heading=_("Ladenlokal anbieten"),
            how_to_return=_(
                "Ein abgelaufenes Angebot verlängern Sie unter „Angaben ändern“ mit einem neuen Tag."
            ),
            evidence_scope=evidence.scope_of_premises,
        ),
    ),
    queue_sources=(),
    mails=MAILS,
    retention_rules=(
        Rule(
            "import_tables",
            _("Hochgeladene Tabellen"),
            "",
            lambda before, now: models.ImportTable.objects.expired(now),
        ),
        Rule(
            "premises",
            _("Beendete Angebote von Ladenlokalen"),
            "published_days",
            expiry.over,
            expiry.forget,
        ),
        Rule("freshness", _("Nachfragen zu Einträgen"), "published_days", answers.over),
    ),
    personal_data=(
        Holding(
            "freshness",
            _("Nachfragen zu Einträgen"),
            answers.export_checks,
            answers.erase_checks,
            {models.FreshnessCheck: lambda row: row.delete()},
        ),
    ),
    rights=("directory.*",),
    guarded_rights=("directory.*_importtable",),
    guarded_addresses=(),
    roles={},
    nightly_jobs=(
        NightlyJob(
            "end_offers", Night.RENEW, expiry.end_offers, _("Angebote von Ladenlokalen beenden")
        ),
        NightlyJob("run_checks", Night.WRITE, run_checks, _("Betriebe nach ihren Angaben fragen")),
    ),
    load_examples=load_examples,
    examples=EXAMPLES,
)
