"""An entry that the team has typed: whose it is, is invited to take it over."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from submissions.desk.forms import InvitationForm
from submissions.desk.sources import may_open
from submissions.desk.without_email.care_views import EntryView
from submissions.models import Submission
from submissions.registry import kinds
from submissions.workflow import contact_people, submitter


def invitation_button(entry, user):
    """Return the way to invite somebody, for a public entry behind which nobody stands."""
    kind = kinds.of(entry)
    if kind is None or not (kind.is_published and entry.live):
        return None
    if not may_open(Submission, user, ("change",)):
        return None
    url = reverse("einreichungen:invite", args=[kind.key, entry.pk])
    return Button(_("Zum Übernehmen einladen"), url, priority=65, icon_name="mail")


class InvitationView(EntryView):
    """Ask for name and address, and send the private link."""

    page_title = gettext_lazy("Zum Übernehmen einladen")
    header_icon = "mail"
    template_name = "submissions/admin/people/invite.html"
    form_class = InvitationForm

    def get_context_data(self, **kwargs):
        known = Submission.objects.about(self.entry).filter(is_correction=False)
        states = [Submission.State.INVITED, Submission.State.ACCEPTED, *Submission.OPEN_STATES]
        return super().get_context_data(**kwargs) | {
            "known": known.filter(state__in=states),
        }

    def form_valid(self, form):
        if contact_people.wants_to_be_left_alone(self.entry):
            form.add_error(None, _("Hier möchte jemand nicht mehr angesprochen werden."))
            return self.form_invalid(form)
        submission = submitter.invite(
            self.kind, self.entry, user=self.request.user, **form.cleaned_data
        )
        text = _("Die Einladung an %(name)s ist unterwegs.") % {"name": submission.contact_name}
        messages.success(self.request, text)
        return redirect("einreichungen:submission", submission.pk)
