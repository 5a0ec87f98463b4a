from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TeamsConfig(AppConfig):
    name = "teams"
    verbose_name = _("Erfolgsteams")

    def ready(self):
        form = import_module("teams.proposals.form")
        models = import_module("teams.models")
        kinds = import_module("submissions.registry.kinds")
        kinds.register(
            kinds.SubmissionKind(
                key="team",
                label=_("Bewerbung für ein Erfolgsteam"),
                model=models.TeamApplication,
                form_class=form.TeamApplicationForm,
                subject=str,
                heading=_("Bei einem Erfolgsteam mitmachen"),
                introduction=_(
                    "Sagen Sie uns, was Sie vorhaben. Nichts davon wird veröffentlicht."
                ),
                is_published=False,
                letters={"accepted": "application_accepted", "declined": "application_declined"},
            )
        )
        letter_book = import_module("submissions.registry.mails")
        for letter in import_module("teams.letters").APPLICATION_LETTERS:
            letter_book.register(letter)
