"""The parts of a list of dates."""

from django import template

from events.badges import badges
from events.card import card

register = template.Library()
register.simple_tag(badges)
register.simple_tag(card, name="event_card")
