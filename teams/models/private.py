"""The base of what only a team itself sees."""

from django.db import models


class PrivateRow(models.Model):
    """A row of a team's room: Wagtail keeps no list of what it refers to."""

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
