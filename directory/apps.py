from importlib import import_module
from operator import attrgetter

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("Branchenbuch")

    def ready(self):
        import_module("directory.receivers")
        kinds = import_module("submissions.kinds")
        merging = import_module("directory.merging")
        kinds.register(
            kinds.SubmissionKind(
                key="business",
                label=_("Eintrag"),
                model=self.get_model("Business"),
                form_class=import_module("directory.proposal").BusinessProposalForm,
                subject=attrgetter("name"),
                is_same=import_module("directory.likeness").is_same,
                merging=kinds.Merging(merging.merge, merging.CHOICES),
            )
        )
        retention = import_module("submissions.retention")
        tables = self.get_model("ImportTable").objects
        retention.register(
            retention.Rule(
                "import_tables",
                _("Hochgeladene Tabellen"),
                "",
                lambda before, now: tables.expired(now),
            )
        )
        retention.register(
            retention.Rule(
                "premises",
                _("Beendete Angebote von Ladenlokalen"),
                "published_days",
                import_module("directory.premises_end").over,
            )
        )
        freshness = import_module("directory.freshness")
        retention.register(
            retention.Rule(
                "freshness", _("Nachfragen zu Einträgen"), "published_days", freshness.over
            )
        )
        holdings = import_module("submissions.holdings")
        holdings.register(
            holdings.Holding(
                "freshness",
                _("Nachfragen zu Einträgen"),
                freshness.export_checks,
                freshness.erase_checks,
            )
        )
        letter_book = import_module("submissions.letter_book")
        for letter in import_module("directory.letters").LETTERS:
            letter_book.register(letter)
        kinds.register(
            kinds.SubmissionKind(
                key="premises",
                label=_("Ladenlokal"),
                model=self.get_model("Premises"),
                form_class=import_module("directory.premises_proposal").PremisesProposalForm,
                subject=attrgetter("title"),
                is_same=import_module("directory.likeness").is_same,
                heading=_("Ladenlokal anbieten"),
                how_to_return=_(
                    "Ein abgelaufenes Angebot verlängern Sie unter „Angaben ändern“ mit einem neuen Tag."
                ),
            )
        )
