"""The drawn poster of an event's date."""

from django import template
from django.utils import timezone
from django.utils.safestring import mark_safe

from events.poster import poster as draw

register = template.Library()


@register.simple_tag
def poster(event, occurrence=None):
    """Return the drawing for one date; without one, for the event's first."""
    day = timezone.localdate(occurrence.starts_at if occurrence else event.starts_at)
    return mark_safe(draw(event.kind, day, event.colour))  # noqa: S308 - the drawing prints no foreign text
