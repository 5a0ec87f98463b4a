"""The drawn table of a team."""

from django import template

from teams.table import team_table as draw

register = template.Library()


@register.simple_tag
def team_table(team):
    """Return the drawing: a chair for every seat, taken ones with somebody on them, free ones marked."""
    held = team.taken_seats - team.member_count
    return draw(team.slug, team.member_count, team.seats or 0, held)
