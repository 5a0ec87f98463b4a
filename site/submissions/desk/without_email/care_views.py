"""An entry that the team has typed: whose it is, who looks after it, and who wants to be left alone."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.widgets import Button

from accounts.names import name_of
from content.admin.page import AdminPageMixin
from submissions.desk.forms import colleagues
from submissions.desk.sources import may_open
from submissions.desk.without_email.forms import TakeOverForm
from submissions.models import EntryCare, Submission
from submissions.registry import kinds
from submissions.workflow import contact_people, submitter


def care_buttons(entry, user):
    """Return what the team does for the people of a public entry, in Wagtail's list of entries."""
    kind = kinds.of(entry)
    if kind is None or not (kind.is_published and entry.live):
        return []
    ways = [
        ("add", "take-down-change", _("Änderung aufnehmen"), "edit", 66),
        ("change", "owner", _("Einverständnis festhalten"), "check", 67),
        ("change", "care", _("Ansprechperson"), "user", 68),
    ]
    return [
        Button(
            label,
            reverse(f"einreichungen:{name}", args=[kind.key, entry.pk]),
            priority=priority,
            icon_name=icon,
        )
        for right, name, label, icon, priority in ways
        if may_open(Submission, user, (right,))
    ]


class EntryView(AdminPageMixin, FormView):
    """A form about a public entry, for whoever may decide on submissions."""

    def dispatch(self, request, *args, kind, pk, **kwargs):
        if not may_open(Submission, request.user, ("change",)):
            raise PermissionDenied
        if not kinds.is_known(kind) or not kinds.get(kind).is_published:
            raise Http404
        self.kind = kinds.get(kind)
        self.entry = get_object_or_404(self.kind.model, pk=pk, live=True)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.entry)

    def get_context_data(self, **kwargs):
        edit_url = AdminURLFinder(self.request.user).get_edit_url(self.entry)
        return super().get_context_data(**kwargs) | {"entry": self.entry, "edit_url": edit_url}

    def get_success_url(self):
        return AdminURLFinder(self.request.user).get_edit_url(self.entry)


class OwnerView(EntryView):
    """Whose entry it is that the team has typed, and how they agreed; then comes their receipt."""

    page_title = gettext_lazy("Einverständnis festhalten")
    header_icon = "check"
    template_name = "submissions/admin/people/owner.html"
    form_class = TakeOverForm

    def form_valid(self, form):
        data = form.cleaned_data
        how, channel = data.pop("consent_how"), data.pop("channel")
        submission = submitter.take_over_for(
            self.kind, self.entry, how=how, channel=channel, user=self.request.user, **data
        )
        return redirect("einreichungen:receipt", submission.pk)


class CareForm(forms.Form):
    person = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Ansprechperson"),
        required=False,
        empty_label=gettext_lazy("niemand"),
    )
    is_left_alone = forms.BooleanField(
        label=gettext_lazy("Bitte nicht mehr ansprechen"),
        required=False,
        help_text=gettext_lazy(
            "Niemand besucht, ruft an oder lädt ein, und die jährliche Nachfrage entfällt. Antworten "
            "auf das, was die Menschen selbst einreichen, bekommen sie weiter."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = colleagues()
        self.fields["person"].label_from_instance = name_of


class CareView(EntryView):
    """Who of the team looks after an entry, and whether its people are asked."""

    page_title = gettext_lazy("Ansprechperson")
    header_icon = "user"
    template_name = "submissions/admin/people/care.html"
    form_class = CareForm

    def get_initial(self):
        care = EntryCare.objects.of(self.entry)
        if care is None:
            return {}
        return {"person": care.person_id, "is_left_alone": care.left_alone_since is not None}

    def form_valid(self, form):
        contact_people.look_after(self.entry, user=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("Gespeichert: %(what)s.") % {"what": self.entry})
        return super().form_valid(form)
