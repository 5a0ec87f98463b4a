"""News: one item, and the page that lists them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from content.listing.paging import page_of
from content.models import BasePage
from content.search.privacy import for_everybody, open_below
from home.blocks import HomeBodyBlock
from home.feeds import NewsFeed

from .body import BodyPage

NEWS_PER_PAGE = 12


class NewsQuerySet(PageQuerySet):
    def newest(self):
        return self.order_by("-published_on", "-first_published_at")

    def for_cards(self):
        """With what a card prints, in two queries."""
        return self.select_related("picture").prefetch_related("picture__renditions")

    def public(self):
        """Those that are published, in no private part of the tree."""
        return for_everybody(self)


class NewsPage(BodyPage):
    """One news item; a new one begins with an empty paragraph, so that writing needs no choosing."""

    body = StreamField(
        HomeBodyBlock(), verbose_name=_("Inhalt"), blank=True, default=[("text", "")]
    )

    published_on = models.DateField(_("Datum"), default=timezone.localdate)
    author = models.CharField(_("Wer schreibt"), max_length=100, blank=True)
    picture = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Bild"),
    )
    picture_alt = models.CharField(
        _("Beschreibung des Bildes"),
        max_length=200,
        blank=True,
        help_text=_("Für Menschen, die es nicht sehen. Leer, wenn das Bild nur schmückt."),
    )
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Bild")),
        MultiFieldPanel(
            [FieldPanel("published_on"), FieldPanel("author")], heading=_("Datum und Name")
        ),
    ]
    search_fields = [
        *BodyPage.search_fields,
        index.FilterField("published_on"),
    ]
    api_fields = [*BodyPage.api_fields, APIField("published_on"), APIField("author")]
    template = "home/news_page.html"
    objects = PageManager.from_queryset(NewsQuerySet)()

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news, the newest first, with an Atom feed."""

    content_panels = BasePage.content_panels
    template = "home/news_index_page.html"

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("Aktuelles")

    def news(self):
        """Every item below this page that its readers may see, the newest first."""
        return open_below(NewsPage.objects.child_of(self)).newest()

    def public_news(self):
        """Every item below this page that everybody may see, the newest first."""
        return NewsPage.objects.child_of(self).public().newest()

    @path("")
    def listing(self, request):
        return self.render(
            request,
            context_overrides={"news": page_of(self.news().for_cards(), request, NEWS_PER_PAGE)},
        )

    @path("feed/", name="feed")
    def feed(self, request):
        return NewsFeed(self)(request)
