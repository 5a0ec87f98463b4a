"""What the directory brings to the way in: its kinds of submission, what is forgotten, its letters."""

from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from directory.freshness import answers
from directory.freshness.mails import LETTERS
from directory.models import Business, ImportTable, Premises
from directory.premises import expiry
from directory.premises.form import PremisesProposalForm
from directory.proposals import duplicates, merging
from directory.proposals.form import BusinessProposalForm
from submissions.privacy import retention
from submissions.registry import kinds, mails, personal_data

KINDS = (
    kinds.SubmissionKind(
        key="business",
        label=_("Eintrag"),
        model=Business,
        form_class=BusinessProposalForm,
        subject=attrgetter("name"),
        is_same=duplicates.is_same,
        merging=kinds.Merging(merging.merge, merging.CHOICES),
    ),
    kinds.SubmissionKind(
        key="premises",
        label=_("Ladenlokal"),
        model=Premises,
        form_class=PremisesProposalForm,
        subject=attrgetter("title"),
        is_same=duplicates.is_same,
        heading=_("Ladenlokal anbieten"),
        how_to_return=_(
            "Ein abgelaufenes Angebot verlängern Sie unter „Angaben ändern“ mit einem neuen Tag."
        ),
    ),
)
RULES = (
    retention.Rule(
        "import_tables",
        _("Hochgeladene Tabellen"),
        "",
        lambda before, now: ImportTable.objects.expired(now),
    ),
    retention.Rule(
        "premises", _("Beendete Angebote von Ladenlokalen"), "published_days", expiry.over
    ),
    retention.Rule("freshness", _("Nachfragen zu Einträgen"), "published_days", answers.over),
)
HOLDINGS = (
    personal_data.Holding(
        "freshness",
        _("Nachfragen zu Einträgen"),
        answers.export_checks,
        answers.erase_checks,
    ),
)


def register():
    """Make all of it known; once, when the site starts."""
    for registry, entries in (
        (kinds, KINDS),
        (retention, RULES),
        (personal_data, HOLDINGS),
        (mails, LETTERS),
    ):
        for entry in entries:
            registry.register(entry)
