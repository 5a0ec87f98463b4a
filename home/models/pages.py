"""Pages of text: the first page, the programme, and what the law asks for."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from content.models import BasePage
from home.blocks import HomeBodyBlock

from .partner import Partner


class HomePage(BasePage):
    """The first page: two sentences and a glimpse of every section."""

    introduction = RichTextField(
        _("Einleitung"),
        features=["bold", "link"],
        help_text=_("Zwei Sätze: was diese Seite ist und für wen."),
    )
    body = StreamField(HomeBodyBlock(), verbose_name=_("Inhalt"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    template = "home/home_page.html"

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.ProgrammePage",
        "home.TextPage",
        "home.NewsIndexPage",
    ]
    max_count = 1

    class Meta:
        verbose_name = _("Startseite")


class TextPage(BasePage):
    """A page of running text, such as the Impressum."""

    body = StreamField(HomeBodyBlock(), verbose_name=_("Inhalt"), blank=True)
    shows_operator = models.BooleanField(
        _("Angaben zum Betreiber zeigen"),
        default=False,
        help_text=_("Anschrift und Kontakt aus den Angaben zur Website, über dem Text."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("shows_operator"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "home/text_page.html"

    parent_page_types = ["home.HomePage", "home.TextPage"]
    subpage_types = ["home.TextPage"]

    class Meta:
        verbose_name = _("Textseite")
        verbose_name_plural = _("Textseiten")


class ProgrammePage(BasePage):
    """A page about the programme, which knows when the programme ran."""

    body = StreamField(HomeBodyBlock(), verbose_name=_("Inhalt"), blank=True)
    shows_partners = models.BooleanField(_("Partner zeigen"), default=False)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("shows_partners"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "home/programme_page.html"

    parent_page_types = ["home.HomePage", "home.ProgrammePage"]
    subpage_types = ["home.ProgrammePage"]

    class Meta:
        verbose_name = _("Programmseite")
        verbose_name_plural = _("Programmseiten")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["partners"] = Partner.objects.all() if self.shows_partners else []
        context["chapters"] = self.get_children().live().public()
        context["today"] = timezone.localdate()
        return context
