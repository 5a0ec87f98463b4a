"""The editors' side of the directory."""

from wagtail.snippets.models import register_snippet

from directory.admin import DirectoryGroup

register_snippet(DirectoryGroup)
