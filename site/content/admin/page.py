"""A page of the admin that is none of Wagtail's own kinds."""

from wagtail.admin.views.generic import WagtailAdminTemplateMixin


class AdminPageMixin(WagtailAdminTemplateMixin):
    """Wagtail's frame, in which the title of the page ends the way that leads to it."""

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]
