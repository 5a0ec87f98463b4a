"""The drawn table of a team."""

from django import template
from django.utils.safestring import mark_safe

from teams.table import team_table as draw

register = template.Library()


@register.simple_tag
def team_table(team):
    """Return the drawing: a chair for every seat, taken ones with somebody on them."""
    return mark_safe(draw(team.slug, team.member_count, team.seats or 0))  # noqa: S308 - only shapes
