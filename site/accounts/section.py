"""What the accounts bring to the site; they have no page of its tree."""

from django.utils.translation import gettext_lazy as _

from accounts import models, sessions
from accounts.sign_in import limits
from content.sections import Night, NightlyJob, Section

SECTION = Section(
    app="accounts",
    label=_("Konten"),
    page=False,
    starting_page=False,
    shown_models=(),
    private_models=(
        models.AuditEntry,
        models.FailedSignIns,
        models.FirstPassword,
        models.TelephoneHours,
    ),
    search_kinds=(),
    sitemaps={},
    api_endpoints={},
    open_files=(),
    filter_forms=(),
    query_keys=(),
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
    rights=(),
    roles={},
    guarded_rights=("auth.*", "accounts.*"),
    guarded_addresses=("accounts/auditentry/",),
    nightly_jobs=(
        NightlyJob("failed_sign_ins", Night.FORGET, limits.purge, _("Alte Fehlversuche löschen")),
        NightlyJob("ended_sessions", Night.TIDY, sessions.purge, _("Beendete Anmeldungen löschen")),
    ),
    load_examples=False,
    examples=(),
)
