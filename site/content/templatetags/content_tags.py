"""Small words for templates; what computes or queries stays in Python."""

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from content.caching.query_keys import without_marks
from content.caching.site_frame import ancestors_of
from content.text import dialled, json_ld

register = template.Library()


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
    """Return the number as a tel: link needs it: digits, and + where it begins with one."""
    return f"tel:{dialled(str(number))}"


@register.filter
def in_words(names):
    """Return names as a sentence has them: `A, B und C`."""
    return get_text_list(names, _("und"))


register.filter("json_ld", json_ld)
