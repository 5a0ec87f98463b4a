"""The drawn poster of an event's date."""

from django import template
from django.utils import timezone

from events.components.poster import kind_sign
from events.components.poster import poster as draw

register = template.Library()


@register.simple_tag
def poster(event, occurrence=None):
    """Return the drawing for one date; without one, for the event's first."""
    day = timezone.localdate(occurrence.starts_at if occurrence else event.starts_at)
    return draw(event.kind, day, event.colour)


@register.simple_tag(name="kind_sign")
def sign_of(event):
    """Return the small sign of the event's kind."""
    return kind_sign(event.kind, event.colour)
