"""Blocks that show a glimpse of the sections: next dates, newest shops, open teams, news."""

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import PageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from content.blocks import BodyBlock
from content.listing.addresses import section_url
from submissions.models.settings import RetentionRules
from submissions.privacy.retention_texts import promises


class TeaserBlock(blocks.StructBlock):
    """A heading with a few cards: those an editor picked, or the ones that come first.

    A model of a section is looked up when the block is shown: blocks are built before models are.
    """

    title = blocks.CharBlock(label=_("Überschrift"), max_length=80)
    count = blocks.IntegerBlock(label=_("Wie viele"), min_value=1, max_value=12, default=4)

    section_page = ""

    def items(self, value):
        raise NotImplementedError

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["items"] = self.items(value)
        context["section_url"] = section_url(self.section_page)
        return context


class EventsTeaserBlock(TeaserBlock):
    chosen = blocks.ListBlock(
        SnippetChooserBlock("events.Event", label=_("Veranstaltung")),
        label=_("Ausgewählte Veranstaltungen"),
        required=False,
        default=[],
        help_text=_("Leer: die nächsten Termine, von selbst aktuell."),
    )

    section_page = "events.EventsPage"

    class Meta:
        icon = "date"
        label = _("Nächste Termine")
        description = _("Die nächsten Termine, von selbst oder ausgewählt")
        template = "blocks/events_teaser.html"
        preview_value = {"title": "Die nächsten Termine", "count": 3, "chosen": []}

    def items(self, value):
        occurrences = apps.get_model("events.Occurrence").objects.public().taking_place()
        occurrences = occurrences.upcoming(timezone.now()).for_cards()
        if not value["chosen"]:
            return list(occurrences[: value["count"]])
        return first_of_each(occurrences.filter(event__in=[e for e in value["chosen"] if e]))


class BusinessesTeaserBlock(TeaserBlock):
    chosen = blocks.ListBlock(
        SnippetChooserBlock("directory.Business", label=_("Geschäft")),
        label=_("Ausgewählte Geschäfte"),
        required=False,
        default=[],
        help_text=_("Leer: die neuesten Einträge."),
    )

    section_page = "directory.DirectoryPage"

    class Meta:
        icon = "home"
        label = _("Straße der Geschäfte")
        description = _("Eine Reihe von Ladenfassaden: die neuesten oder ausgewählte")
        template = "blocks/businesses_teaser.html"
        preview_value = {"title": "Neu im Branchenbuch", "count": 4, "chosen": []}

    def items(self, value):
        businesses = apps.get_model("directory.Business").objects.public()
        businesses = businesses.prefetch_related("categories")  # a shopfront is drawn by trade
        if value["chosen"]:
            return list(businesses.filter(pk__in=[b.pk for b in value["chosen"] if b]))
        return list(businesses.newest()[: value["count"]])


class TeamsTeaserBlock(TeaserBlock):
    section_page = "teams.TeamsPage"

    class Meta:
        icon = "group"
        label = _("Offene Erfolgsteams")
        description = _("Teams, in denen ein Platz frei ist")
        template = "blocks/teams_teaser.html"
        preview_value = {"title": "Diese Teams haben einen Platz frei", "count": 3}

    def items(self, value):
        teams = apps.get_model("teams.SuccessTeam").objects.public().open().for_cards()
        return list(teams[: value["count"]])


class NewsTeaserBlock(TeaserBlock):
    chosen = blocks.ListBlock(
        PageChooserBlock(page_type="home.NewsPage", label=_("Meldung")),
        label=_("Ausgewählte Meldungen"),
        required=False,
        default=[],
        help_text=_("Leer: die neuesten Meldungen."),
    )

    section_page = "home.NewsIndexPage"

    class Meta:
        icon = "doc-full"
        label = _("Aktuelles")
        description = _("Die neuesten Meldungen oder ausgewählte")
        template = "blocks/news_teaser.html"
        preview_value = {"title": "Aktuelles", "count": 3, "chosen": []}

    def items(self, value):
        pages = apps.get_model("home.NewsPage").objects.public().newest()
        if value["chosen"]:
            return list(pages.filter(pk__in=[p.pk for p in value["chosen"] if p]))
        return list(pages[: value["count"]])


class RetentionBlock(blocks.StaticBlock):
    """How long what is kept: the numbers by which the nightly run deletes, so that they never differ."""

    class Meta:
        icon = "bin"
        label = _("Wie lange wir etwas aufheben")
        description = _("Die Fristen aus den Einstellungen „Aufbewahrung“")
        admin_text = _("Zeigt die Fristen, die unter „Einstellungen“, „Aufbewahrung“ stehen.")
        template = "blocks/retention.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return context | {"facts": promises(RetentionRules.load())}


class HomeBodyBlock(BodyBlock):
    """What the home page is built from: glimpses of the sections beside the ordinary blocks."""

    events = EventsTeaserBlock()
    businesses = BusinessesTeaserBlock()
    teams = TeamsTeaserBlock()
    news = NewsTeaserBlock()
    retention = RetentionBlock()


def first_of_each(occurrences):
    """Return the first date of each event, in the order in which they come."""
    first = {}
    for occurrence in occurrences:
        first.setdefault(occurrence.event_id, occurrence)
    return list(first.values())
