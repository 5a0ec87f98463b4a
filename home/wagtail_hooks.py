"""How editors find the partners."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Partner


@register_snippet
class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    menu_label = _("Partner")
    list_display = ["name", "role", "sort_order"]
    search_fields = ["name", "role"]
    ordering = ["sort_order"]
