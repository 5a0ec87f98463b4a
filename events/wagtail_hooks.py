"""The editors' side of the calendar: events with their next date, and who registered."""

from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from events.admin import EventViewSet, RegistrationInbox

register_snippet(EventViewSet)
modeladmin_register(RegistrationInbox)
