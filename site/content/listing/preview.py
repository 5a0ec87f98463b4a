"""A preview whose view stands above its model."""

from django.utils.module_loading import import_string
from wagtail.models import PreviewableMixin


class Previewed(PreviewableMixin):
    """What a preview shows: a template, and the function of the instance that fills it.

    The function is named with dots, as settings name a view: views stand above models.
    """

    preview_template = ""
    preview_context = ""

    def get_preview_template(self, request, mode_name):
        return self.preview_template

    def get_preview_context(self, request, mode_name):
        fill = import_string(self.preview_context)
        return super().get_preview_context(request, mode_name) | fill(self)
