"""A stall that visitors see, and a note about it that they do not."""

from django.db import models

from content.listing.snippet import ListedSnippet
from content.search.index import SearchParts


class Stall(ListedSnippet):
    section = "market"

    name = models.CharField(max_length=80)

    def search_parts(self):
        return SearchParts(name=self.name)


class StallNote(models.Model):
    text = models.CharField(max_length=80)

    def __str__(self):
        return self.text
