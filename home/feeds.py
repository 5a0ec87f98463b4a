"""The news as an Atom feed."""

import datetime as dt

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

FEED_LENGTH = 30


class NewsFeed(Feed):
    """The newest items of one news index page, with their summary."""

    feed_type = Atom1Feed
    language = "de"

    def __init__(self, index_page):
        self.index_page = index_page

    def title(self):
        return _("Plan B: %(title)s") % {"title": self.index_page.title}

    def subtitle(self):
        return self.index_page.summary

    def link(self):
        return self.index_page.full_url

    def feed_url(self):
        return f"{self.index_page.full_url}feed/"

    def items(self):
        return self.index_page.news()[:FEED_LENGTH]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.summary

    def item_link(self, item):
        return item.full_url

    def item_pubdate(self, item):
        """The day it is dated; the feed format wants a time, so noon on that day."""
        noon = dt.datetime.combine(item.published_on, dt.time(12))
        return timezone.make_aware(noon)

    def item_updateddate(self, item):
        return item.last_published_at or self.item_pubdate(item)

    def item_author_name(self, item):
        return item.author or "Plan B"
