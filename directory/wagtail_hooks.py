"""The editors' side of the directory."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from directory.admin import DirectoryGroup
from directory.bulk import CategoryAction
from directory.importing_admin import PreviewView, UploadView, template_file

register_snippet(DirectoryGroup)
hooks.register("register_bulk_action", CategoryAction)


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


@hooks.register("register_log_actions")
def name_what_happens(registry):
    for action, label in {
        "directory.import": _("Aus einer Tabelle eingelesen"),
        "directory.category": _("Branche geändert"),
    }.items():
        registry.register_action(action, label, label)
