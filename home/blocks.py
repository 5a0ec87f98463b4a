"""Blocks that show a glimpse of the sections: next dates, newest shops, open teams, news."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import PageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from content.blocks import BodyBlock
from content.caching.site_frame import site_frame_of
from content.listing.addresses import section_page, section_url
from content.search.privacy import hidden_sections
from directory.models import Business
from events.models import Occurrence
from evidence.report.releasing import newest_released, results_of
from home.legal_blocks import AccessibilityBlock, CookiesBlock, LegalBasesBlock
from submissions.models.settings import RetentionRules
from submissions.privacy.retention_texts import promises
from teams.models import SuccessTeam


class TeaserBlock(blocks.StructBlock):
    """A heading with a few cards: those an editor picked, or the ones that come first."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=80)
    count = blocks.IntegerBlock(label=_("Wie viele"), min_value=1, max_value=12, default=4)

    section = ""

    def items(self, value):
        raise NotImplementedError

    def render(self, value, context=None):
        """Print nothing of a section whose page is not for everybody."""
        request = (context or {}).get("request")
        hidden = site_frame_of(request).hidden_sections if request else hidden_sections()
        return "" if self.section in hidden else super().render(value, context)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["items"] = self.items(value)
        context["section_url"] = section_url(self.section)
        return context


class EventsTeaserBlock(TeaserBlock):
    chosen = blocks.ListBlock(
        SnippetChooserBlock("events.Event", label=_("Veranstaltung")),
        label=_("Ausgewählte Veranstaltungen"),
        required=False,
        default=[],
        help_text=_("Leer: die nächsten Termine, von selbst aktuell."),
    )

    section = "events"

    class Meta:
        icon = "date"
        label = _("Nächste Termine")
        description = _("Die nächsten Termine, von selbst oder ausgewählt")
        template = "blocks/events_teaser.html"
        preview_value = {"title": "Die nächsten Termine", "count": 3, "chosen": []}

    def items(self, value):
        occurrences = Occurrence.objects.public().taking_place()
        occurrences = occurrences.upcoming(timezone.now()).for_cards()
        if not value["chosen"]:
            return list(occurrences[: value["count"]])
        return first_of_each(occurrences.filter(event__in=[e for e in value["chosen"] if e]))


class BusinessesTeaserBlock(TeaserBlock):
    chosen = blocks.ListBlock(
        SnippetChooserBlock("directory.Business", label=_("Betrieb")),
        label=_("Ausgewählte Betriebe"),
        required=False,
        default=[],
        help_text=_("Leer: die neuesten Einträge."),
    )

    section = "directory"

    class Meta:
        icon = "home"
        label = _("Straße der Betriebe")
        description = _("Eine Reihe von Ladenfassaden: die neuesten oder ausgewählte")
        template = "blocks/businesses_teaser.html"
        preview_value = {"title": "Neu im Branchenbuch", "count": 4, "chosen": []}

    def items(self, value):
        businesses = Business.objects.public()
        businesses = businesses.prefetch_related("categories")  # a shopfront is drawn by trade
        if value["chosen"]:
            return list(businesses.filter(pk__in=[b.pk for b in value["chosen"] if b]))
        return list(businesses.newest()[: value["count"]])


class TeamsTeaserBlock(TeaserBlock):
    section = "teams"

    class Meta:
        icon = "group"
        label = _("Offene Erfolgsteams")
        description = _("Teams, in denen ein Platz frei ist")
        template = "blocks/teams_teaser.html"
        preview_value = {"title": "Diese Teams haben einen Platz frei", "count": 3}

    def items(self, value):
        teams = SuccessTeam.objects.public().open().for_cards()
        return list(teams[: value["count"]])


class NewsTeaserBlock(TeaserBlock):
    chosen = blocks.ListBlock(
        PageChooserBlock(page_type="home.NewsPage", label=_("Meldung")),
        label=_("Ausgewählte Meldungen"),
        required=False,
        default=[],
        help_text=_("Leer: die neuesten Meldungen."),
    )

    section = "home"

    class Meta:
        icon = "doc-full"
        label = _("Aktuelles")
        description = _("Die neuesten Meldungen oder ausgewählte")
        template = "blocks/news_teaser.html"
        preview_value = {"title": "Aktuelles", "count": 3, "chosen": []}

    def items(self, value):
        index = section_page(self.section)
        if index is None:
            return []
        pages = index.public_news().for_cards()
        if value["chosen"]:
            return list(pages.filter(pk__in=[p.pk for p in value["chosen"] if p]))
        return list(pages[: value["count"]])


class NamedBlock(blocks.StructBlock):
    """What an article names, as ways to go on: dates, businesses, streets."""

    events = blocks.ListBlock(
        SnippetChooserBlock("events.Event", label=_("Veranstaltung")),
        label=_("Veranstaltungen"),
        default=[],
    )
    businesses = blocks.ListBlock(
        SnippetChooserBlock("directory.Business", label=_("Betrieb")),
        label=_("Betriebe"),
        default=[],
    )
    streets = blocks.ListBlock(
        blocks.CharBlock(label=_("Straße"), max_length=80), label=_("Straßen"), default=[]
    )

    class Meta:
        icon = "link"
        label = _("Davon ist die Rede")
        description = _("Die Termine, Betriebe und Straßen, die eine Meldung nennt")
        template = "blocks/named.html"
        preview_value = {"events": [], "businesses": [], "streets": ["Marktstraße"]}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return context | {
            "next_dates": next_dates(value["events"], timezone.now()),
            "businesses": public_ones(Business.objects.prefetch_related("categories"), value),
            "directory_url": section_url("directory"),
        }


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


class ReleasedResultsBlock(blocks.StructBlock):
    """What was reached, in the numbers that editors have released from the report."""

    title = blocks.CharBlock(
        label=_("Überschrift"), max_length=100, default=_("Was erreicht wurde")
    )
    period = SnippetChooserBlock(
        "evidence.ReportPeriod",
        label=_("Berichtszeitraum"),
        required=False,
        help_text=_("Leer: der neueste Zeitraum, aus dem eine Zahl freigegeben ist."),
    )

    class Meta:
        icon = "order"
        label = _("Was erreicht wurde, aus dem Nachweis")
        description = _("Die freigegebenen Zahlen aus dem Bericht „Wirkung“")
        template = "blocks/released_results.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        period = value["period"] or newest_released()
        return context | {"period": period, "results": results_of(period)}


class HomeBodyBlock(BodyBlock):
    """What the home page is built from: glimpses of the sections beside the ordinary blocks."""

    events = EventsTeaserBlock()
    businesses = BusinessesTeaserBlock()
    teams = TeamsTeaserBlock()
    news = NewsTeaserBlock()
    named = NamedBlock()
    released_results = ReleasedResultsBlock()
    retention = RetentionBlock()
    cookies = CookiesBlock()
    legal_bases = LegalBasesBlock()
    accessibility = AccessibilityBlock()


def next_dates(events, now):
    """Return the next date of each of these events that is public and still has one."""
    dates = Occurrence.objects.public().taking_place().upcoming(now).for_cards()
    return first_of_each(dates.filter(event__in=[event for event in events if event]))


def public_ones(businesses, value):
    """Return the businesses of a block that visitors may see, in the order in which editors put them."""
    rows = businesses.public().in_bulk([row.pk for row in value["businesses"] if row])
    return [rows[row.pk] for row in value["businesses"] if row and row.pk in rows]


def first_of_each(occurrences):
    """Return the first date of each event, in the order in which they come."""
    first = {}
    for occurrence in occurrences:
        first.setdefault(occurrence.event_id, occurrence)
    return list(first.values())
