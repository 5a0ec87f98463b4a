"""What the way in brings to the site; it has no page of its own."""

from django.utils.translation import gettext_lazy as _

from content.sections import Night, NightlyJob, Section
from submissions import models
from submissions.desk.digest import send_digest
from submissions.privacy import persons, retention
from submissions.registry.mails import SUBMISSION_MAILS
from submissions.workflow.corrections import resume_forgotten
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
        models.ConversationEntry,
        models.DecisionFigure,
        models.LetterText,
        models.Message,
        models.MessageAnswer,
        models.NoticeSettings,
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
    submission_kinds=(),
    mails=SUBMISSION_MAILS,
    retention_rules=retention.RULES,
    personal_data=persons.HOLDINGS,
    rights=("submissions.*", "post_office.view_email", "wagtailadmin.access_admin"),
    nightly_jobs=(
        NightlyJob("purge", Night.FORGET, retention.purge),
        NightlyJob("follow_up", Night.FORGET, retention.follow_up),
        NightlyJob("resume_forgotten", Night.FORGET, lambda now: resume_forgotten()),
        NightlyJob("note_all", Night.QUEUE, note_all),
        NightlyJob("send_digest", Night.QUEUE, send_digest),
    ),
    load_examples=False,
)
