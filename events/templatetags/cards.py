"""The parts of a list of dates."""

from django import template

from events.components.badges import badges
from events.components.card import card

register = template.Library()
register.simple_tag(badges)
register.simple_tag(card, name="event_card")
