from importlib import import_module
from operator import attrgetter

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Veranstaltungen")

    def ready(self):
        import_module("events.receivers")
        kinds = import_module("submissions.kinds")
        merging = import_module("events.merging")
        likeness = import_module("events.likeness")
        kinds.register(
            kinds.SubmissionKind(
                key="event",
                label=_("Veranstaltung"),
                model=self.get_model("Event"),
                form_class=import_module("events.proposal").EventProposalForm,
                subject=attrgetter("title"),
                begins=likeness.begins,
                is_same=likeness.is_same,
                merging=kinds.Merging(merging.merge, merging.CHOICES),
            )
        )
