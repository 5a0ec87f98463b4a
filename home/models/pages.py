"""Pages of text: the first page, the programme, and what the law asks for."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string

from content.models import BasePage
from content.search.privacy import open_below
from home.first_answers import first_answers

from .body import BodyPage
from .partner import Partner


class HomePage(BodyPage):
    """The first page: its answers, a glimpse of the sections, and who stands behind it."""

    introduction = RichTextField(
        _("Wer wir sind"),
        features=["bold", "link"],
        help_text=_("Zwei bis vier Sätze: wer diese Website macht und für wen. Stehen ganz unten."),
    )
    team_picture = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Foto des Teams"),
        help_text=_("Steht neben „Wer wir sind“. Alle auf dem Foto müssen einverstanden sein."),
    )
    team_picture_alt = models.CharField(
        _("Beschreibung des Fotos"),
        max_length=200,
        blank=True,
        help_text=_("Für Menschen, die es nicht sehen: Wer steht wo?"),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("introduction"),
                FieldPanel("team_picture"),
                FieldPanel("team_picture_alt"),
            ],
            heading=_("Wer wir sind"),
        ),
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
        "networks.NetworksPage",
    ]
    max_count = 1

    class Meta:
        verbose_name = _("Startseite")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | first_answers(request, timezone.now())


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
        # A page that is previewed before it is stored is among nobody's ancestors.
        return self.get_ancestors().type(ProgrammePage).first() or self

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        home = self.chapter_home()
        chapters = open_below(home.get_children())
        context["chapter_home"] = home
        context["today"] = timezone.localdate()
        context["chapters"] = [home, *chapters] if chapters else []
        context["partners"] = Partner.objects.select_related("logo") if self.shows_partners else []
        return context
