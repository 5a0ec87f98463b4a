"""The drawn string of flags of a network."""

from django import template

from teams.networks.drawing import bunting as draw

register = template.Library()


@register.simple_tag
def bunting(network):
    return draw(network.slug)
