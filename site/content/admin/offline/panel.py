"""What the dashboard tells of the notes that wait on a phone."""

from django.forms.widgets import Script
from wagtail.admin.ui.components import Component

from content.admin.offline.copies import owner_of


class WaitingNotesPanel(Component):
    """How many notes wait on this phone, and where they are sent; a script finds and counts them.

    Nothing is shown where none waits. Of another person's notes it tells the number only.
    """

    name = "waiting_notes"
    order = 5
    template_name = "frame/admin/waiting_notes_panel.html"

    class Media:
        js = [Script("js/offline/waiting.js", type="module")]

    def get_context_data(self, parent_context):
        return {"owner": owner_of(parent_context["request"].user)}
