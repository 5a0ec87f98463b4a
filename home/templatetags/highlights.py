"""The search's one filter."""

from django import template

from home.search.highlight import marked

register = template.Library()

register.filter("marked", marked)
