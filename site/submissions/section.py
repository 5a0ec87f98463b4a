"""What the way in brings to the site; it has no page of its own."""

from django.utils.translation import gettext_lazy as _

from content.sections import Night, NightlyJob, Section
from submissions import models
from submissions.desk.digest import send_digest
from submissions.desk.sources import QUEUE_SOURCES
from submissions.desk.timeline import TIMELINE
from submissions.privacy import persons, retention
from submissions.registry.mails import SUBMISSION_MAILS
from submissions.workflow.corrections import resume_forgotten
from submissions.workflow.messages import remind
from submissions.workflow.queue_facts import note_all

SECTION = Section(
    app="submissions",
    label=_("Einreichungen"),
    page=False,
    starting_page=False,
    # The privacy page prints how long what is kept.
    shown_models=(models.RetentionRules,),
    private_models=(
        models.AnswerText,
        models.Call,
        models.ConversationEntry,
        models.DecisionFigure,
        models.DraftNote,
        models.EntryCare,
        models.GrantedRight,
        models.LetterText,
        models.MailedLink,
        models.Message,
        models.MessageAnswer,
        models.NoticeSettings,
        models.OutgoingMail,
        models.OwnerReply,
        models.RateCount,
        models.ReviewTask,
        models.SpentProof,
        models.Submission,
        models.SubmittedPicture,
        models.UnfinishedForm,
    ),
    search_kinds=(),
    sitemaps={},
    api_endpoints={},
    open_files=(),
    filter_forms=(),
    query_keys=("nummer",),
    added_filters=(),
    mentions=(),
    calendar=False,
    reminders=(),
    timeline=TIMELINE,
    submission_kinds=(),
    queue_sources=QUEUE_SOURCES,
    mails=SUBMISSION_MAILS,
    retention_rules=retention.RULES,
    personal_data=persons.HOLDINGS,
    rights=("submissions.*", "post_office.view_email", "wagtailadmin.access_admin"),
    guarded_rights=("submissions.*", "post_office.*"),
    guarded_addresses=(
        "einreichungen/",
        "anrufe/",
        "zeitleiste/",
        "submissions/message/",
        "post_office/email/inspect/",
    ),
    roles={},
    nightly_jobs=(
        NightlyJob("purge", Night.FORGET, retention.purge, _("Abgelaufene Daten löschen")),
        NightlyJob(
            "follow_up", Night.FORGET, retention.follow_up, _("An offene Rückfragen erinnern")
        ),
        NightlyJob(
            "resume_forgotten",
            Night.FORGET,
            lambda now: resume_forgotten(),
            _("Wartende Änderungen beginnen"),
        ),
        NightlyJob("note_all", Night.QUEUE, note_all, _("Warteschlange auffrischen")),
        NightlyJob("remind_of_messages", Night.QUEUE, remind, _("An Nachrichten erinnern")),
        NightlyJob("send_digest", Night.QUEUE, send_digest, _("Tagesmail an das Team")),
    ),
    load_examples=False,
    examples=(),
)
