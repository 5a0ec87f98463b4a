"""Which address below the calendar's page shows what."""

from django.urls import path, re_path

from events.proposals.views import correct_event
from events.views import check_in, feeds, invitations, pages, registration, share_image
from events.views.moved_dates import leads_on
from submissions.front_door.views import propose

# The time of day stands there where it is the second date of its day.
DAY = r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]{4})?)"
SLUG = r"(?P<slug>[\w-]+)"

urlpatterns = [
    path("", pages.coming, name="coming"),
    path("archiv/", pages.archive, name="archive"),
    path("kalender/", pages.this_month, name="this_month"),
    re_path(r"^kalender/(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/$", pages.month, name="month"),
    path("kalender/woche/", pages.this_week, name="this_week"),
    re_path(r"^kalender/woche/(?P<year>[0-9]{4})-W(?P<number>[0-9]{2})/$", pages.week, name="week"),
    path("kalender.ics/", feeds.calendar_feed, name="calendar_file"),
    path("feed/", feeds.atom_feed, name="atom_feed"),
    path("vorschlagen/", propose, {"kind": "event"}, name="propose"),
    path("anmeldung/<str:token>/", registration.private_link, name="registration"),
    path("anmeldung/<str:token>/bestaetigen/", registration.confirm, name="confirm_registration"),
    path("anmeldung/<str:token>/aendern/", registration.change, name="change_registration"),
    path("anmeldung/<str:token>/einladen/", registration.invite, name="invite_guest"),
    path("anmeldung/<str:token>/da/", registration.arrive, name="arrive"),
    path("da/<int:pk>/<str:key>/", check_in.check_in, name="check_in"),
    path("einladungen/<str:token>/", invitations.consent, name="invitations"),
    path("anmeldung/<str:token>/abmelden/", registration.cancel, name="cancel_registration"),
    re_path(rf"^{SLUG}/$", pages.event, name="event"),
    re_path(rf"^{SLUG}/aendern/$", correct_event, name="correct_event"),
    re_path(rf"^{SLUG}/termin\.ics/$", feeds.event_file, name="event_file"),
    re_path(rf"^{SLUG}/bild\.png/$", share_image.of_event, name="event_picture"),
    re_path(rf"^{SLUG}/{DAY}/$", leads_on(pages.date), name="date"),
    re_path(rf"^{SLUG}/{DAY}/termin\.ics/$", leads_on(feeds.date_file), name="date_file"),
    re_path(rf"^{SLUG}/{DAY}/bild\.png/$", leads_on(share_image.of_date), name="date_picture"),
    re_path(rf"^{SLUG}/{DAY}/anmelden/$", leads_on(registration.register), name="register"),
]
