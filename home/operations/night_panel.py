"""What the dashboard says about the night's run."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from home.operations.nightly import night_state


class NightPanel(Component):
    """When it last ran, whether one is missing, and what failed."""

    name = "night"
    order = 400
    template_name = "home/admin/night_panel.html"

    def get_context_data(self, parent_context):
        return {"night": night_state(timezone.now())}
