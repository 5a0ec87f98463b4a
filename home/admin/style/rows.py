"""Invented rows for the style page; none of them is ever written to the database."""

import datetime as dt
from types import SimpleNamespace

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from content.caching.site_frame import KnownPage, SiteFrame
from content.listing.examples import IS_INVENTED
from content.models import Neighbourhood, SiteSettings
from directory.hours.state import OpeningState
from directory.models import Business, Category
from events.models import Event, Occurrence
from home.models import NewsPage
from teams.models import SuccessTeam

# Links of invented rows stay on the page. The numbers are kept free for fiction.
NOWHERE = "#main"
TELEPHONE = "0221 4710-100"
EMAIL = "beispiel@example.org"
# What a date has for itself; the rest is its event's.
OF_A_DATE = {"note", "place", "seats_taken", "has_open_end"}
# The largest that a card shows; a drawing of our own stands for it.
PICTURE_SIZE = (1200, 630)


def neighbourhood(colour=Neighbourhood.Colour.BLUE, name=""):
    return Neighbourhood(pk=1, name=str(name or _("Stadtteil")), colour=colour)


def places():
    """Return a neighbourhood in each colour, named after it."""
    return [neighbourhood(colour, colour.label) for colour in Neighbourhood.Colour]


def photograph():
    """Return a picture that is not in the library: its sizes are all one file of our own."""
    image = get_image_model()(pk=1, title=_("Beispiel"))
    width, height = PICTURE_SIZE
    size = image.get_rendition_model()(image=image, width=width, height=height)
    size.file = SimpleNamespace(url=static("img/share.png"), width=width, height=height)
    image.get_rendition = lambda spec: size
    image.get_renditions = lambda *filters: {wanted.spec: size for wanted in filters}
    return image


def business(name, trade=Category.Trade.BAKERY, **fields):
    """Return a business with what its card prints."""
    values = {
        "slug": f"beispiel-{trade}",
        "summary": _("Was es hier gibt, in einer Zeile."),
        "telephone": TELEPHONE,
        "neighbourhood": neighbourhood(),
        "street": _("Beispielstraße 12"),
        "description": IS_INVENTED,
    }
    made = Business(name=name, **values | fields)
    made.shown_categories = [Category(name=str(Category.Trade(trade).label), trade=trade)]
    made.get_absolute_url = lambda: NOWHERE
    return made


def street():
    """Return houses for a street: every second one open."""
    return [
        business(str(trade.label), trade, slug=f"{trade}-{n}", opening_hours=("24/7", "off")[n % 2])
        for n, trade in enumerate(Category.Trade)
    ]


def opening(kind, changes_in=None, now=None, **facts):
    """Return a state of opening hours; `changes_in` is how long it lasts."""
    now = now or dt.datetime.combine(timezone.localdate(), dt.time(10, 30))
    changes_at = None if changes_in is None else now + changes_in
    return OpeningState(kind, now, changes_at, **facts)


def event(title, kind=Event.Kind.WORKSHOP, **fields):
    values = {
        "slug": "beispiel",
        "place_name": _("Stadtteilladen"),
        "neighbourhood": neighbourhood(),
        "summary": _("Was hier geschieht, in ein bis zwei Sätzen."),
        "description": IS_INVENTED,
    }
    made = Event(title=title, kind=kind, **values | fields)
    made.get_absolute_url = lambda: NOWHERE
    return made


def occurrence(title, days=7, hour=18, hours=2, state=Occurrence.State.SCHEDULED, **fields):
    """Return a date in so many days, from that hour on; what is no field of it is the event's."""
    own = {key: fields.pop(key) for key in OF_A_DATE & fields.keys()}
    day = timezone.localtime() + dt.timedelta(days=days)
    start = day.replace(hour=hour, minute=30 if hour else 0, second=0, microsecond=0)
    made = Occurrence(pk=1, event=event(title, **fields), original_start=start, state=state, **own)
    made.set_times(start, start + dt.timedelta(hours=hours))
    return made


def occurrences():
    """Return a date in each state that a list knows."""
    state = Occurrence.State
    whole_day = {"hour": 0, "all_day": True, "kind": Event.Kind.MARKET}
    return [
        occurrence(_("Wie immer (Beispiel)"), kind=Event.Kind.EVENING),
        occurrence(_("Fällt aus (Beispiel)"), state=state.CANCELLED, note=_("Raum gesperrt")),
        occurrence(_("Verlegt (Beispiel)"), state=state.MOVED, place=_("Anderer Raum")),
        occurrence(_("Ausgebucht (Beispiel)"), registration="here", places=8, seats_taken=8),
        occurrence(_("Ganztägig (Beispiel)"), hours=24, **whole_day),
        occurrence(_("Mehrere Tage (Beispiel)"), hours=72, **whole_day),
        occurrence(_("Ohne Ende (Beispiel)"), has_open_end=True, neighbourhood=None),
    ]


def team(name, members, seats=8, held=0, **fields):
    values = {"slug": f"beispiel-{members}", "summary": _("Wer sich hier wozu trifft.")}
    made = SuccessTeam(name=name, seats=seats, neighbourhood=neighbourhood(), **values | fields)
    made.member_count, made.taken_seats, made.closed_at = members, members + held, None
    made.get_absolute_url = lambda: NOWHERE
    return made


def news(picture=None):
    made = NewsPage(title=_("Der Brunnen läuft wieder (Beispiel)"), picture=picture)
    made.summary = _("Seit Montag gibt es am Platz wieder Wasser. Zwei Zeilen, mehr steht im Text.")
    made.get_url = lambda request=None: NOWHERE
    return made


def page_below():
    """Return a page and a request that know only one page above it."""
    page = NewsPage(title=_("Bereich (Beispiel)"), path="00010001")
    page.get_url = lambda request=None: NOWHERE
    root = KnownPage(1, "0001", "/", 1, "", NOWHERE, is_in_menu=False)
    frame = SiteFrame(site_settings(), {root.path: root}, False, frozenset())
    return page, SimpleNamespace(site_frame=frame)


def site_settings():
    return SiteSettings(contact_telephone=TELEPHONE, contact_email=EMAIL)


def pages(number):
    """Return one of three pages of a list."""
    return Paginator(range(30), 10).page(number)


def messages():
    texts = {
        constants.INFO: _("Hinweis: So ist es jetzt."),
        constants.SUCCESS: _("Gelungen: Ihre Angaben sind gespeichert."),
        constants.WARNING: _("Achtung: Bitte sehen Sie noch einmal hin."),
        constants.ERROR: _("Das ging nicht. Das können Sie tun: …"),
    }
    return [Message(level, text) for level, text in texts.items()]
