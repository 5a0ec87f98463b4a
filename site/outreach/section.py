"""What the visits bring to the site; nothing of them is public."""

from django.utils.translation import gettext_lazy as _

from content.sections import Section
from outreach import models, privacy, timeline
from submissions.privacy.retention import Rule
from submissions.registry.personal_data import Holding

SECTION = Section(
    app="outreach",
    label=_("Besuche in den Betrieben"),
    page=False,
    starting_page=False,
    shown_models=(),
    private_models=(models.NextStep, models.OutreachSettings, models.Visit),
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
    timeline=timeline.TIMELINE,
    submission_kinds=(),
    queue_sources=(),
    mails=(),
    retention_rules=(Rule("visits", _("Notizen zu Besuchen"), "visit_days", privacy.old_visits),),
    personal_data=(Holding("visits", _("Besuche"), privacy.export_visits, privacy.erase_visits),),
    rights=("outreach.change_outreachsettings",),
    # Who is visited, and what was said.
    guarded_rights=("outreach.*_visit", "outreach.*_nextstep"),
    guarded_addresses=("unterwegs/",),
    roles={
        "Besuche": (
            "wagtailadmin.access_admin",
            "outreach.add_visit",
            "outreach.change_visit",
            "outreach.delete_visit",
            "outreach.view_visit",
            "outreach.add_nextstep",
            "outreach.change_nextstep",
            "outreach.view_nextstep",
            # They take down what shopkeepers say, and tell them what became of it.
            "submissions.add_submission",
            "submissions.change_call",
            "submissions.view_call",
        )
    },
    nightly_jobs=(),
    load_examples=False,
    examples=(),
)
