"""The calendar's page: which address shows what. The showing itself is in `views` and `feeds`."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from content.models import ListingPage
from events.registration import seats as attendance
from events.views import feeds
from events.views import pages as views
from events.views import registration as registering
from events.views import share_image as share_picture
from events.views.moved_dates import leads_on
from submissions.front_door.correct_published import correct_published
from submissions.front_door.views import propose

DAY = r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
SLUG = r"(?P<slug>[\w-]+)"


class EventsPage(RoutablePageMixin, ListingPage):
    """The calendar: lists, months, events and feeds live below its address."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    template = "events/events_page.html"

    class Meta:
        verbose_name = _("Veranstaltungskalender")
        verbose_name_plural = _("Veranstaltungskalender")

    @classmethod
    def can_create_at(cls, parent):
        """There is one calendar in each language."""
        return (
            super().can_create_at(parent) and not cls.objects.filter(locale=parent.locale).exists()
        )

    @path("")
    def coming(self, request):
        return views.coming(request, self)

    @path("archiv/")
    def archive(self, request):
        return views.archive(request, self)

    @path("kalender/")
    def this_month(self, request):
        return views.this_month(request, self)

    @re_path(r"^kalender/(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/$")
    def month(self, request, year, month):
        return views.month(request, self, int(year), int(month))

    @path("kalender/woche/")
    def this_week(self, request):
        return views.this_week(request, self)

    @re_path(r"^kalender/woche/(?P<year>[0-9]{4})-W(?P<number>[0-9]{2})/$")
    def week(self, request, year, number):
        return views.week(request, self, int(year), int(number))

    @path("kalender.ics/")
    def calendar_file(self, request):
        return feeds.calendar_feed(request, self)

    @path("feed/")
    def atom_feed(self, request):
        return feeds.atom_feed(request, self)

    @path("vorschlagen/")
    def propose_event(self, request):
        return propose(request, kind="event", page=self)

    @path("anmeldung/<str:token>/")
    def registration(self, request, token):
        return registering.private_link(request, self, token)

    @path("anmeldung/<str:token>/bestaetigen/")
    def confirm_registration(self, request, token):
        return registering.decide(request, self, token, attendance.confirm)

    @path("anmeldung/<str:token>/abmelden/")
    def cancel_registration(self, request, token):
        return registering.decide(request, self, token, attendance.cancel)

    @re_path(rf"^{SLUG}/$")
    def event(self, request, slug):
        return views.event(request, self, slug)

    @re_path(rf"^{SLUG}/aendern/$")
    def correct_event(self, request, slug):
        return correct_published(request, "event", self, views.find_event(slug))

    @re_path(rf"^{SLUG}/termin\.ics/$")
    def event_file(self, request, slug):
        return feeds.event_file(request, slug)

    @re_path(rf"^{SLUG}/bild\.png/$")
    def event_picture(self, request, slug):
        return share_picture.of_event(request, slug)

    @re_path(rf"^{SLUG}/{DAY}/$")
    @leads_on
    def date(self, request, slug, day):
        return views.date(request, self, slug, day)

    @re_path(rf"^{SLUG}/{DAY}/termin\.ics/$")
    @leads_on
    def date_file(self, request, slug, day):
        return feeds.date_file(request, slug, day)

    @re_path(rf"^{SLUG}/{DAY}/bild\.png/$")
    @leads_on
    def date_picture(self, request, slug, day):
        return share_picture.of_date(request, slug, day)

    @re_path(rf"^{SLUG}/{DAY}/anmelden/$")
    @leads_on
    def register(self, request, slug, day):
        return registering.register(request, self, slug, day)
