"""The editors' side of the calendar: events with their next date, and who registered."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from events.admin import EventViewSet, RegistrationInbox
from events.clock import local
from events.models import Event

register_snippet(EventViewSet)
modeladmin_register(RegistrationInbox)


@hooks.register("after_edit_snippet")
def tell_about_registered_dates(request, instance):
    """Tell the editor which dates left the series although somebody is registered for them."""
    if not isinstance(instance, Event):
        return
    for date in instance.occurrences.upcoming(timezone.now()).filter(is_detached=True):
        text = _(
            "Für den Termin am %(day)s gibt es Anmeldungen, er gehört aber nicht mehr zur Reihe. Er "
            "steht jetzt als „fällt aus“ im Kalender. Bitte sagen Sie den Angemeldeten Bescheid."
        )
        messages.warning(request, text % {"day": f"{local(date.starts_at):%d.%m.%Y, %H:%M}"})
