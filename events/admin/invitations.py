"""Whom the team may invite to evenings, and the form that invites them to a date."""

from django import forms
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet

from content.fields import TextAreaField
from events.admin.attendance import OneDateView
from events.models import Invitee
from events.registration import invitations

GUESTS, BUSINESSES = "guests", "businesses"


class InviteeForm(WagtailAdminModelForm):
    """An address is asked once and never changed: the yes belongs to it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].disabled = self.instance.pk is not None

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        data = super().clean()
        if invitations.wants_to_be_left_alone(data.get("email", ""), data.get("business")):
            self.add_error(None, _("Hier möchte jemand nicht mehr angesprochen werden."))
        return data


class AskView(CreateView):
    """Put somebody on the list, and ask by mail; nobody is invited without a yes."""

    def save_instance(self):
        invitee = super().save_instance()
        invitations.ask(invitee)
        return invitee

    def get_success_message(self, instance):
        return _("%(name)s bekommt jetzt die Frage, ob wir einladen dürfen.") % {"name": instance}


class InviteeViewSet(ModelViewSet):
    """The list of those who may be invited, or were asked."""

    model = Invitee
    name = "events-invitees"
    url_prefix = "einladungsliste"
    icon = "mail"
    add_view_class = AskView
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = ["name", "email", "business", "asked_at", "consented_at"]
    list_filter = {"consented_at": ["isnull"]}
    search_fields = ["name", "email"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                gettext_lazy(
                    "Wer hier neu steht, bekommt eine E-Mail mit der Frage, ob wir einladen dürfen. Ohne "
                    "Ja wird niemand eingeladen. Wer am Telefon Nein sagt, wird hier gelöscht."
                )
            ),
            FieldPanel("name"),
            FieldPanel("email"),
            FieldPanel("business"),
        ],
        base_form_class=InviteeForm,
    )


class InviteForm(forms.Form):
    who = forms.MultipleChoiceField(
        label=gettext_lazy("Wen einladen?"),
        choices=[
            (GUESTS, gettext_lazy("frühere Gäste, die Ja gesagt haben")),
            (BUSINESSES, gettext_lazy("Betriebe, die Ja gesagt haben")),
        ],
        initial=[GUESTS, BUSINESSES],
        widget=forms.CheckboxSelectMultiple,
    )
    text = TextAreaField(
        label=gettext_lazy("Einige Sätze dazu"),
        required=False,
        max_length=3000,
        help_text=gettext_lazy(
            "Anrede, Termin, Ort und der Weg zur Anmeldung stehen von selbst in der Einladung."
        ),
    )

    def chosen(self, candidates):
        """Return those of the candidates that belong to the groups that were ticked."""
        who = self.cleaned_data["who"]
        if set(who) == {GUESTS, BUSINESSES}:
            return candidates
        return candidates.filter(business__isnull=GUESTS in who)


@method_decorator(permission_required("events.add_invitation"), name="dispatch")
class InviteView(OneDateView):
    """Invite to one date; nothing is sent before somebody has seen it."""

    page_title = gettext_lazy("Einladen")
    template_name = "events/admin/invite.html"

    def dispatch(self, request, *args, **kwargs):
        if not (self.date.takes_registrations and self.date.event.live):
            messages.error(request, _("Dieser Termin nimmt keine Anmeldungen an."))
            return redirect("events-attendance", self.date.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(InviteForm())

    def post(self, request, pk):
        form = InviteForm(request.POST)
        if not form.is_valid() or "send" not in request.POST:
            return self.show(form)
        invitees = form.chosen(invitations.candidates(self.date))
        text = form.cleaned_data["text"]
        count = invitations.invite(self.date, invitees, text, timezone.now())
        words = ngettext(
            "%(count)s Einladung geht hinaus.", "%(count)s Einladungen gehen hinaus.", count
        )
        messages.success(request, words % {"count": count})
        return redirect("events-attendance", pk)

    def show(self, form):
        invitees, preview = invitations.candidates(self.date), None
        if form.is_bound and form.is_valid():
            invitees = form.chosen(invitees)
            if first := invitees.first():
                preview = invitations.preview(self.date, first, form.cleaned_data["text"])
        context = {
            "date": self.date,
            "form": form,
            "count": invitees.count(),
            "preview": preview,
            "invited": self.date.invitations.count(),
        }
        return self.render_to_response(self.get_context_data(**context))
