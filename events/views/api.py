"""The calendar as open data: events with their next dates, as JSON with Wagtail's API."""

from django.db.models import Exists, F, OuterRef, Prefetch, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from content.listing.api import ListedEndpoint, OpenField
from events.models.event import Event
from events.models.occurrence import Occurrence
from events.recurrence.local_time import today
from events.views.filters import KIND_WORDS, EventFilterForm

NEXT_DATES = 10
WORDS_OF_KINDS = {kind: word for word, kind in KIND_WORDS.items()}


class OccurrenceSerializer(serializers.Serializer):
    """One date; times with their offset from UTC."""

    html_url = serializers.CharField(source="full_url")
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(source="known_end")
    original_start = serializers.DateTimeField()
    state = serializers.CharField()
    note = serializers.CharField()
    place = serializers.CharField()


class KindSerializer(serializers.CharField):
    def to_representation(self, value):
        return WORDS_OF_KINDS.get(value, WORDS_OF_KINDS[Event.Kind.OTHER])


class RuleField(serializers.CharField):
    def to_representation(self, value):
        return str(value)


class EventEndpoint(ListedEndpoint):
    """The events that are still to come, the next first."""

    model = Event
    filter_form = EventFilterForm
    open_fields = (
        OpenField("id", _("Nummer")),
        OpenField("title", _("Titel")),
        OpenField("slug", _("Kurzname in der Adresse")),
        OpenField("kind", _("Art, in den Wörtern des Filters „art“"), KindSerializer()),
        OpenField("summary", _("Kurz gesagt")),
        OpenField("description", _("Beschreibung (HTML)")),
        OpenField("place_name", _("Ort")),
        OpenField("street", _("Straße und Hausnummer")),
        OpenField("postcode", _("Postleitzahl")),
        OpenField(
            "neighbourhood", _("Stadtteil"), serializers.SlugRelatedField("slug", read_only=True)
        ),
        OpenField("online_url", _("Link zur Online-Teilnahme")),
        OpenField("organiser", _("Veranstaltet von"), serializers.CharField()),
        OpenField("price", _("Preis, leer: kostenlos")),
        OpenField(
            "languages",
            _("Sprachen (Kürzel)"),
            serializers.SlugRelatedField("code", many=True, read_only=True),
        ),
        OpenField("is_step_free", _("Stufenlos erreichbar (null: nicht bekannt)")),
        OpenField("all_day", _("Ganztägig")),
        OpenField("rule", _("Regel (RRULE nach RFC 5545), leer: ein einziger Termin"), RuleField()),
        OpenField("rule_in_words", _("Regel in Worten"), serializers.CharField()),
        OpenField("next_dates", _("Die nächsten zehn Termine"), OccurrenceSerializer(many=True)),
    )

    def get_queryset(self):
        """The public events, each with its next dates, in the same number of queries for any number."""
        return (
            super()
            .get_queryset()
            .select_related("neighbourhood", "organiser_business")
            .prefetch_related("languages", next_dates(timezone.now()))
        )

    def filtered(self, queryset):
        now = timezone.now()
        filters = EventFilterForm(self.request.GET, today=today(now))
        coming = filters.apply_days(Occurrence.objects.taking_place().upcoming(now))
        dates = coming.filter(event=OuterRef("pk"))
        return (
            queryset.filter(filters.topic())
            .filter(Exists(dates))
            .alias(next_start=Subquery(dates.values("starts_at")[:1]))
            .order_by("next_start", "pk")
        )


def next_dates(now):
    """Load the first few dates of each event that have not ended at `now` (aware)."""
    number = Window(RowNumber(), partition_by=F("event_id"), order_by=F("starts_at").asc())
    dates = Occurrence.objects.upcoming(now).select_related("event").alias(number=number)
    return Prefetch("occurrences", dates.filter(number__lte=NEXT_DATES), to_attr="next_dates")
