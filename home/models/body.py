"""What every page of blocks has in common."""

from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from content.models import BasePage
from content.search.index import SearchParts
from home.blocks import HomeBodyBlock


class BodyPage(BasePage):
    """A page whose text is put together from blocks, and which the site's search finds."""

    body = StreamField(HomeBodyBlock(), verbose_name=_("Inhalt"), blank=True)

    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    api_fields = [*BasePage.api_fields, APIField("body")]

    class Meta:
        abstract = True

    def search_parts(self):
        """The words that the search knows this page by; drawings and teasers have none."""
        blocks = self.body.stream_block.get_searchable_content(self.body)
        return SearchParts(name=self.title, text=" ".join([self.summary, *map(str, blocks)]))
