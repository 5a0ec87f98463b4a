"""What the Erfolgsteams bring to the site."""

from django.utils.translation import gettext_lazy as _

from content.sections import Mention, SearchKind, Section
from submissions.registry.kinds import SubmissionKind
from teams import models
from teams.mails import APPLICATION_MAILS
from teams.proposals.form import TeamApplicationForm
from teams.sitemaps import TeamSitemap
from teams.starting_content import STARTING_PAGE, load_examples
from teams.views import teams_of_business


def public_teams(now):
    return models.SuccessTeam.objects.public().select_related("neighbourhood")


SECTION = Section(
    app="teams",
    label=_("Erfolgsteams"),
    page=models.TeamsPage,
    starting_page=STARTING_PAGE,
    shown_models=(models.SuccessTeam,),
    private_models=(models.TeamApplication,),
    search_kinds=(
        SearchKind(
            "erfolgsteams",
            _("Erfolgsteams"),
            40,
            models.SuccessTeam,
            public_teams,
            "home/hits/team.html",
        ),
    ),
    sitemaps={"teams": TeamSitemap},
    api_endpoints={},
    open_files=(),
    filter_forms=(),
    query_keys=(),
    added_filters=(),
    mentions=(Mention("business", "facts", teams_of_business, "teams/at_business.html"),),
    submission_kinds=(
        SubmissionKind(
            key="team",
            label=_("Bewerbung für ein Erfolgsteam"),
            model=models.TeamApplication,
            form_class=TeamApplicationForm,
            subject=str,
            heading=_("Bei einem Erfolgsteam mitmachen"),
            introduction=_("Sagen Sie uns, was Sie vorhaben. Nichts davon wird veröffentlicht."),
            is_published=False,
            mails={"accepted": "application_accepted", "declined": "application_declined"},
        ),
    ),
    mails=APPLICATION_MAILS,
    retention_rules=(),
    personal_data=(),
    rights=("teams.*",),
    nightly_jobs=(),
    load_examples=load_examples,
)
