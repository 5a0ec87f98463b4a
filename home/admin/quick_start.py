"""What editors begin most often, one tap from the admin's first page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from content import sections
from content.listing.addresses import section_page
from content.listing.snippet import ListedSnippet
from home.admin.handbook import ADDRESS, HandbookView
from home.models import NewsPage


@dataclass(frozen=True)
class Start:
    label: str
    url: str
    icon: str


class QuickStartPanel(Component):
    """Ways to a new news item, to a new entry of every section for who may add it, and to help."""

    name = "quick_start"
    template_name = "home/admin/quick_start.html"
    order = 90

    class Media:
        css = {"all": ["css/admin/quick-start.css"]}

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        handbook = Start(HandbookView.page_title, reverse(ADDRESS), HandbookView.header_icon)
        return {"starts": [*news_starts(user), *entry_starts(user), handbook]}


def news_starts(user):
    index = section_page("home")
    if index and index.permissions_for_user(user).can_add_subpage():
        names = NewsPage._meta.app_label, NewsPage._meta.model_name
        url = reverse("wagtailadmin_pages:add", args=[*names, index.pk])
        yield Start(_("Meldung schreiben"), url, "doc-full")


def entry_starts(user):
    for model in sections.all_of("shown_models"):
        if not issubclass(model, ListedSnippet):
            continue
        if policy_registry.get_by_type(model).user_has_permission(user, "add"):
            label = _("{name} anlegen").format(name=model._meta.verbose_name)
            viewset = model.snippet_viewset
            yield Start(label, reverse(viewset.get_url_name("add")), viewset.icon)
