"""The directory as JSON with Wagtail's API; it tells the same as the files in `open_files`."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from content.listing.api import ListedEndpoint, OpenField
from directory.models.business import Business
from directory.search.filters import DirectoryFilterForm
from directory.views.open_data import listing_for, with_what_is_open


class CategorySerializer(serializers.Serializer):
    slug = serializers.CharField()
    name = serializers.CharField()


class BusinessEndpoint(ListedEndpoint):
    """The entries of the directory, best first where words are searched for, else by name."""

    model = Business
    filter_form = DirectoryFilterForm
    open_fields = (
        OpenField("id", _("Nummer")),
        OpenField("name", _("Name")),
        OpenField("slug", _("Kurzname in der Adresse")),
        OpenField("categories", _("Branchen"), CategorySerializer(many=True)),
        OpenField("summary", _("In einer Zeile")),
        OpenField("description", _("Beschreibung (HTML)")),
        OpenField("street", _("Straße und Hausnummer")),
        OpenField("postcode", _("Postleitzahl")),
        OpenField(
            "neighbourhood", _("Stadtteil"), serializers.SlugRelatedField("slug", read_only=True)
        ),
        OpenField("latitude", _("Geografische Breite (WGS 84)"), serializers.FloatField()),
        OpenField("longitude", _("Geografische Länge (WGS 84)"), serializers.FloatField()),
        OpenField("website", _("Website")),
        OpenField("opening_hours", _("Öffnungszeiten (Schreibweise von OpenStreetMap)")),
        OpenField("opening_hours_note", _("Hinweis zu den Öffnungszeiten")),
        OpenField(
            "languages",
            _("Sprachen (Kürzel)"),
            serializers.SlugRelatedField("code", many=True, read_only=True),
        ),
        OpenField("is_step_free", _("Ohne Stufen zugänglich (null: nicht bekannt)")),
        OpenField("accessibility_note", _("Hinweis zur Barrierefreiheit")),
        OpenField("offers_training", _("Bietet Ausbildungsplätze")),
        OpenField("offers_internship", _("Bietet Praktika")),
        OpenField("checked_on", _("Zuletzt geprüft am")),
    )

    def get_queryset(self):
        return with_what_is_open(super().get_queryset())

    def filtered(self, queryset):
        return listing_for(self.request).results.reading(queryset)
