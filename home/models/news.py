"""News: one item, and the page that lists them."""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.images import get_image_model_string
from wagtail.models import PageManager, PageQuerySet, PageViewRestriction
from wagtail.search import index

from content.listing.paging import page_of
from content.models import BasePage
from home.feeds import NewsFeed

from .body import BodyPage

NEWS_PER_PAGE = 12


class NewsQuerySet(PageQuerySet):
    def newest(self):
        return self.order_by("-published_on", "-first_published_at")

    def public(self):
        """Those that are published, in no private part of the tree.

        Wagtail asks for the private parts beforehand; this is one query.
        """
        here = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        restrictions = PageViewRestriction.objects.alias(here=here)
        return self.live().exclude(Exists(restrictions.filter(here__startswith=F("page__path"))))


class NewsPage(BodyPage):
    """One news item."""

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
        MultiFieldPanel(
            [FieldPanel("published_on"), FieldPanel("author")], heading=_("Datum und Name")
        ),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Bild")),
        FieldPanel("body"),
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
        """Every public item below this page, the newest first."""
        return NewsPage.objects.child_of(self).public().newest()

    @path("")
    def listing(self, request):
        return self.render(
            request, context_overrides={"news": page_of(self.news(), request, NEWS_PER_PAGE)}
        )

    @path("feed/", name="feed")
    def feed(self, request):
        return NewsFeed(self)(request)
