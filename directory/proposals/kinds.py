"""What the directory brings to the way in: its kinds of submission, what is forgotten, its letters."""

from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from directory.freshness import answers as freshness
from directory.freshness.mails import LETTERS
from directory.models import Business, ImportTable, Premises
from directory.premises import expiry as premises_end
from directory.premises.form import PremisesProposalForm
from directory.proposals import duplicates as likeness
from directory.proposals import merging
from directory.proposals.form import BusinessProposalForm
from submissions.privacy import retention
from submissions.registry import kinds
from submissions.registry import mails as letter_book
from submissions.registry import personal_data as holdings

KINDS = (
    kinds.SubmissionKind(
        key="business",
        label=_("Eintrag"),
        model=Business,
        form_class=BusinessProposalForm,
        subject=attrgetter("name"),
        is_same=likeness.is_same,
        merging=kinds.Merging(merging.merge, merging.CHOICES),
    ),
    kinds.SubmissionKind(
        key="premises",
        label=_("Ladenlokal"),
        model=Premises,
        form_class=PremisesProposalForm,
        subject=attrgetter("title"),
        is_same=likeness.is_same,
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
        "premises", _("Beendete Angebote von Ladenlokalen"), "published_days", premises_end.over
    ),
    retention.Rule("freshness", _("Nachfragen zu Einträgen"), "published_days", freshness.over),
)
HOLDINGS = (
    holdings.Holding(
        "freshness",
        _("Nachfragen zu Einträgen"),
        freshness.export_checks,
        freshness.erase_checks,
    ),
)


def register():
    """Make all of it known; once, when the site starts."""
    for registry, entries in (
        (kinds, KINDS),
        (retention, RULES),
        (holdings, HOLDINGS),
        (letter_book, LETTERS),
    ):
        for entry in entries:
            registry.register(entry)
