"""What the dashboard says of the machine below the site, and of what is open before the launch."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from home.operations import readiness, upkeep
from home.operations.launch import open_points


class TroublePanel(Component):
    """What is not well, in the sentences of /readyz; nothing while all is well."""

    name = "trouble"
    order = 10
    template_name = "home/admin/trouble_panel.html"

    def __init__(self):
        found = readiness.findings(timezone.now(), (*readiness.DASHBOARD, upkeep.backups))
        self.findings = [finding for finding in found if finding.state != readiness.OK]

    def get_context_data(self, parent_context):
        return {"findings": self.findings}

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.findings else ""


class LaunchPanel(Component):
    """Examples that must not be published, for whoever may change them, as long as there are any."""

    name = "launch"
    order = 40
    template_name = "home/admin/launch_panel.html"

    def get_context_data(self, parent_context):
        return {"points": open_points(timezone.localdate())}

    def render_html(self, parent_context=None):
        may_change = parent_context["request"].user.has_perm("content.change_sitesettings")
        return super().render_html(parent_context) if may_change else ""
