"""Small words for templates; what computes or queries stays in Python."""

import re
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.safestring import mark_safe
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from content import text
from content.caching import joined_styles
from content.caching.query_keys import without_marks
from content.caching.site_frame import ancestors_of
from content.place.holidays import holiday_name
from content.place.telephone import dialled
from content.place.times import DAY, moment_in_words
from content.text import webcal

# A phone shows so many characters in one line.
SHORT_ADDRESS = 40

register = template.Library()
register.simple_tag(joined_styles.style_sheets)


@register.simple_tag(takes_context=True)
def current_query(context, without="seite"):
    """Return the query string of this request without some keys (comma-separated)."""
    return without_marks(context["request"].GET, *without.split(",")).urlencode()


@register.simple_tag(takes_context=True)
def way_to(context, page):
    """Return the pages above this one, from the top, each with title and url."""
    return ancestors_of(page, getattr(context, "request", None))


@register.filter
def telephone_href(number):
    """Return the first number of a line as a tel: link needs it: digits, with + where it has one."""
    return f"tel:{dialled(str(number))}"


@register.filter
def has_example(entries):
    """Whether something in a list is invented."""
    return any(entry.is_example for entry in entries)


@register.filter
def address_parts(address):
    """Return a mail address in the parts between which a line may break: behind @ and dots."""
    return re.split(r"(?<=[@.])", address)


@register.filter
def holiday(day):
    """Return what public holiday a day is; empty where it is none."""
    return holiday_name(day)


@register.filter
def short_address(address):
    """Return an address as people say it: `baeckerei-jansen.de/torten`; a long path is left out."""
    try:
        parts = urlsplit(address)
    except ValueError:  # a stored one that is none
        return address
    host = (parts.hostname or address).removeprefix("www.")
    whole = f"{host}{parts.path.rstrip('/')}" if parts.hostname else host
    return whole if len(whole) <= SHORT_ADDRESS else host


@register.filter
def after_commas(words):
    """Return the parts of a list in words, each with the comma that ends it: `["A,", "B"]`."""
    return re.split(r"(?<=,) ", words)


@register.filter
def to_subscribe(address):
    """Return a path on this site as an address that calendar programs subscribe to."""
    return webcal(settings.BASE_URL + address)


@register.filter
def in_words(names):
    """Return names as a sentence has them: `A, B und C`."""
    return get_text_list(names, _("und"))


@register.filter
def moment(value, day=DAY):
    """Return `1. Dezember 2026, 18:30 Uhr`; `day` is how the day is written, in Django's letters."""
    return moment_in_words(value, day) if value else ""


@register.filter
def json_ld(data):
    """Print data as JSON for a script element; what could end the element is escaped in it."""
    return mark_safe(text.json_ld(data))  # noqa: S308
