"""The editors' side of the directory."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from content.admin.menu import PermittedMenuItem, SnippetSearchArea
from directory.admin.bulk_actions import CategoryAction, PublishAction
from directory.admin.freshness_report import CheckedAction, ReviewView
from directory.admin.viewsets import DirectoryGroup
from directory.models import Business, Premises
from directory.tables.views import PreviewView, UploadView, template_file

register_snippet(DirectoryGroup)
hooks.register("register_bulk_action", PublishAction)
hooks.register("register_bulk_action", CategoryAction)
hooks.register("register_bulk_action", CheckedAction)


@hooks.register("register_admin_urls")
def register_tables():
    return [
        path("branchenbuch-einlesen/", UploadView.as_view(), name="directory-imports"),
        path(
            "branchenbuch-einlesen/vorlage.<str:kind>",
            template_file,
            name="directory-import-template",
        ),
        path("branchenbuch-einlesen/<str:signed>/", PreviewView.as_view(), name="directory-import"),
    ]


@hooks.register("register_admin_search_area")
def search_businesses():
    return SnippetSearchArea(Business, order=110)


@hooks.register("register_admin_search_area")
def search_premises():
    return SnippetSearchArea(Premises, order=130)


@hooks.register("register_log_actions")
def name_what_happens(registry):
    for action, label in {
        "directory.import": _("Aus einer Tabelle eingelesen"),
        "directory.category": _("Branche geändert"),
        "directory.premises_reminded": _("An das Ende des Angebots erinnert"),
        "directory.checked": _("Als geprüft vermerkt"),
    }.items():
        registry.register_action(action, label, label)


@hooks.register("register_admin_urls")
def register_review():
    return [
        path("reports/branchenbuch/", ReviewView.as_view(), name="directory-review"),
        path(
            "reports/branchenbuch/ergebnisse/",
            ReviewView.as_view(results_only=True),
            name="directory-review-results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def offer_review():
    return PermittedMenuItem(
        ReviewView.page_title,
        reverse("directory-review"),
        permission="directory.change_business",
        icon_name=ReviewView.header_icon,
        order=110,
    )
