"""Pages of text: the first page, the programme, and what the law asks for."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField

from content.models import BasePage

from .body import BodyPage
from .partner import Partner


class HomePage(BodyPage):
    """The first page: two sentences and a glimpse of every section."""

    introduction = RichTextField(
        _("Einleitung"),
        features=["bold", "link"],
        help_text=_("Zwei Sätze: was diese Seite ist und für wen."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    api_fields = [*BodyPage.api_fields, APIField("introduction")]
    template = "home/home_page.html"

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.ProgrammePage",
        "home.TextPage",
        "home.NewsIndexPage",
        "events.EventsPage",
        "directory.DirectoryPage",
        "teams.TeamsPage",
    ]
    max_count = 1

    class Meta:
        verbose_name = _("Startseite")


class TextPage(BodyPage):
    """A page of running text, such as the Impressum."""

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
    template = "home/text_page.html"

    parent_page_types = ["home.HomePage", "home.TextPage"]
    subpage_types = ["home.TextPage"]

    class Meta:
        verbose_name = _("Textseite")
        verbose_name_plural = _("Textseiten")


class ProgrammePage(BodyPage):
    """A page about the programme, which knows when the programme ran."""

    shows_partners = models.BooleanField(_("Partner zeigen"), default=False)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("shows_partners"),
    ]
    template = "home/programme_page.html"

    parent_page_types = ["home.HomePage", "home.ProgrammePage"]
    subpage_types = ["home.ProgrammePage"]

    class Meta:
        verbose_name = _("Programmseite")
        verbose_name_plural = _("Programmseiten")

    def chapter_home(self):
        """The page that the chapters hang below: this one, or the programme page above it."""
        return self.get_ancestors(inclusive=True).type(ProgrammePage).first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        home = self.chapter_home()
        chapters = home.get_children().live()
        context["chapter_home"] = home
        context["today"] = timezone.localdate()
        context["chapters"] = [home, *chapters] if chapters else []
        context["partners"] = Partner.objects.select_related("logo") if self.shows_partners else []
        return context
