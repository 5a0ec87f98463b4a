"""The search of the editors' lists of what visitors can find, too."""

from django.db.models import Q
from wagtail.snippets.views.snippets import IndexView

from content.search.engine import by_relevance, found_among, search

# Drafts are in no index, so not more of them are looked at; these are the last that were changed.
MOST_DRAFTS = 300


class SearchedIndexView(IndexView):
    """A list in which the words mean what they mean to visitors, for drafts, too.

    `search_fields` are the columns that are searched besides for the text as it was typed, as a
    telephone number. The best are first, unless the editor has chosen an order.
    """

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        hits = search(self.search_query, models=[queryset.model])
        drafts = queryset.filter(live=False).order_by("-latest_revision", "-pk")
        ids = [*hits.of(queryset.model), *found_among(self.search_query, drafts[:MOST_DRAFTS])]
        found = Q(pk__among=ids)
        for name in self.search_fields:
            found |= Q(**{f"{name}__icontains": self.search_query})
        rows = queryset.filter(found)
        return rows if self.is_explicitly_ordered else by_relevance(rows, hits)
