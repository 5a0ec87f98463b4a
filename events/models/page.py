"""The calendar's page; `events.urls` says which address below it shows what."""

from django.utils.translation import gettext_lazy as _

from content.models import SectionPage


class EventsPage(SectionPage):
    """The calendar: lists, months, events and feeds live below its address."""

    urlconf = "events.urls"
    template = "events/events_page.html"

    class Meta:
        verbose_name = _("Veranstaltungskalender")
        verbose_name_plural = _("Veranstaltungskalender")
