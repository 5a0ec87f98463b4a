"""What the Erfolgsteams bring to the site."""

from django.utils.translation import gettext_lazy as _

from content.sections import Mention, Night, NightlyJob, Reminders, SearchKind, Section
from evidence.recording import Scope
from submissions.privacy.retention import Rule
from submissions.registry.kinds import SubmissionKind
from submissions.registry.personal_data import Holding
from teams import models
from teams.mails import meeting_mails
from teams.mails.letters import MAY_LEAD
from teams.mails.registry import (
    APPLICATION_MAILS,
    CLOSING_MAILS,
    MEETING_MAILS,
    MEMBER_MAILS,
)
from teams.membership import joining, leaving, privacy, reminders
from teams.proposals.form import TeamApplicationForm
from teams.proposals.story import StoryForm
from teams.sitemaps import StorySitemap, TeamSitemap
from teams.starting_content import EXAMPLES, STARTING_PAGE, load_examples
from teams.views import teams_of_business, teams_of_event
from teams.work import feedback


def public_teams(now):
    return models.SuccessTeam.objects.public().for_cards()


def public_stories(now):
    return models.Story.objects.public().select_related("team")


SECTION = Section(
    app="teams",
    label=_("Erfolgsteams"),
    page=models.TeamsPage,
    starting_page=STARTING_PAGE,
    shown_models=(models.Story, models.SuccessTeam),
    private_models=(
        models.Attendance,
        models.CheckIn,
        models.Closing,
        models.Facilitation,
        models.Feedback,
        models.FeedbackRound,
        models.Goal,
        models.Meeting,
        models.Member,
        models.MeetingMail,
        models.Step,
        models.TableInvitation,
        models.TeamApplication,
        models.TeamFile,
        models.Turn,
        models.TurnNote,
    ),
    search_kinds=(
        SearchKind(
            "erfolgsteams",
            _("Erfolgsteams"),
            40,
            models.SuccessTeam,
            public_teams,
            "home/hits/team.html",
        ),
        SearchKind(
            "geschichten",
            _("Geschichten aus Erfolgsteams"),
            45,
            models.Story,
            public_stories,
            "home/hits/story.html",
            ends=True,  # with their team
        ),
    ),
    sitemaps={"teams": TeamSitemap, "stories": StorySitemap},
    api_endpoints={},
    open_files=(),
    filter_forms=(),
    query_keys=(),
    added_filters=(),
    mentions=(
        Mention("business", "facts", teams_of_business, "teams/at_business.html"),
        Mention("event", "facts", teams_of_event, "teams/at_event.html"),
    ),
    calendar=False,
    reminders=(
        Reminders("teams.add_facilitation", reminders.teams_without_leading),
        Reminders("events.change_event", reminders.series_without_a_mark),
    ),
    timeline=(),
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
            evidence_scope=lambda application: Scope(application.team.neighbourhood),
            mails={"accepted": "application_accepted", "declined": "application_declined"},
        ),
        SubmissionKind(
            key="team-story",
            is_from_anybody=False,
            goes_with_sender=True,
            label=_("Geschichte aus einem Erfolgsteam"),
            model=models.Story,
            form_class=StoryForm,
            subject=str,
            heading=_("Erzählen, was Sie erreicht haben"),
            introduction=_(
                "Die Geschichte steht auf der Seite Ihres Teams, wenn wir sie geprüft haben."
            ),
            evidence_scope=lambda story: Scope(story.team.neighbourhood),
        ),
    ),
    queue_sources=(),
    mails=APPLICATION_MAILS + MEMBER_MAILS + tuple(MEETING_MAILS.values()) + CLOSING_MAILS,
    retention_rules=(
        Rule(
            "members",
            _("Frühere Mitglieder von Erfolgsteams"),
            "member_days",
            privacy.old_members,
            leaving.forget,
        ),
        Rule(
            "closed_teams",
            _("Räume abgeschlossener Erfolgsteams"),
            "member_days",
            privacy.closed_rooms,
            privacy.empty_room,
        ),
    ),
    personal_data=(
        Holding(
            "members",
            _("Mitglieder von Erfolgsteams"),
            privacy.export_members,
            privacy.erase_members,
            {models.Member: privacy.erase_again},
        ),
    ),
    # Who is in a team, and what is said there, is for whoever leads it.
    rights=(
        "teams.*_successteam",
        "teams.*_teamapplication",
        "teams.*_story",
        "teams.*_teamspage",
        "teams.*_facilitation",
    ),
    guarded_rights=("teams.*_member", "teams.*_facilitation"),
    guarded_addresses=("teams/facilitation/",),
    roles={"Teambegleitung": ("teams.view_member", MAY_LEAD)},
    nightly_jobs=(
        NightlyJob("places", Night.WRITE, joining.lapse, _("Unbeantwortete Plätze weitergeben")),
        NightlyJob(
            "team_mails",
            Night.WRITE,
            meeting_mails.write_due,
            _("Briefe zu den Treffen der Erfolgsteams"),
        ),
        NightlyJob("rounds", Night.RENEW, feedback.open_due, _("Rückmeldungen öffnen")),
        NightlyJob("tables", Night.TIDY, joining.close_tables, _("Codes vom Tisch löschen")),
    ),
    load_examples=load_examples,
    examples=EXAMPLES,
)
