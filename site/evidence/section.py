"""What the evidence brings to the site; it has no page of its tree."""

from django.utils.translation import gettext_lazy as _

from content.sections import Night, NightlyJob, Section
from evidence import demand, models

SECTION = Section(
    app="evidence",
    label=_("Nachweis"),
    page=False,
    starting_page=False,
    shown_models=(models.ReleasedTotal,),
    private_models=(models.Evidence, models.ReportPeriod),
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
    rights=(
        "evidence.view_evidence",
        "evidence.add_releasedtotal",
        "evidence.add_reportperiod",
        "evidence.change_reportperiod",
        "evidence.delete_reportperiod",
        "evidence.view_reportperiod",
    ),
    guarded_rights=(),
    guarded_addresses=(),
    roles={
        "Auswertung": (
            "wagtailadmin.access_admin",
            "evidence.view_evidence",
            "evidence.view_reportperiod",
        )
    },
    nightly_jobs=(
        NightlyJob("demand", Night.WRITE, demand.take_in, _("Vergebliche Suchen zählen")),
    ),
    load_examples=False,
    examples=(),
)
