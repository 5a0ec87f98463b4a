from importlib import import_module
from operator import attrgetter

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Veranstaltungen")

    def ready(self):
        import_module("events.receivers")
        kinds = import_module("submissions.registry.kinds")
        merging = import_module("events.proposals.merging")
        likeness = import_module("events.proposals.duplicates")
        forgetting = import_module("events.proposals.retention")
        kinds.register(
            kinds.SubmissionKind(
                key="event",
                label=_("Veranstaltung"),
                model=self.get_model("Event"),
                form_class=import_module("events.proposals.form").EventProposalForm,
                subject=attrgetter("title"),
                begins=likeness.begins,
                is_same=likeness.is_same,
                merging=kinds.Merging(merging.merge, merging.CHOICES),
                over_since=forgetting.over_since,
                refresh=forgetting.refresh,
            )
        )
        holdings = import_module("submissions.registry.personal_data")
        holdings.register(
            holdings.Holding(
                "registrations",
                _("Anmeldungen"),
                forgetting.export_registrations,
                forgetting.erase_registrations,
            )
        )
        retention = import_module("submissions.privacy.retention")
        retention.register(
            retention.Rule(
                "registrations",
                _("Anmeldungen zu vergangenen Terminen"),
                "registration_days",
                forgetting.old_registrations,
            )
        )
