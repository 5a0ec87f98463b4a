"""Taking an entry off the site, with the reason that the evidence counts."""

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import UnpublishView

from directory.freshness import evidence

ENDED, OTHER = "ended", "other"


class ReasonForm(forms.Form):
    """Asks why an entry leaves the site."""

    reason = forms.ChoiceField(
        label=_("Warum?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie einen Grund.")},
    )

    def __init__(self, *args, ended, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(ENDED, ended), (OTHER, _("Etwas anderes"))]


class ReasonedUnpublishView(UnpublishView):
    """Wagtail's question whether to unpublish, with the reason; `ended` is the one that counts."""

    template_name = "directory/admin/unpublish.html"
    ended = ""
    record_ended = None

    def form(self, data=None):
        return ReasonForm(data, ended=self.ended)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"form": self.form()} | kwargs)

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        with transaction.atomic():
            if form.cleaned_data["reason"] == ENDED:
                type(self).record_ended(self.object, timezone.localdate())
            return super().post(request, *args, **kwargs)


class BusinessUnpublishView(ReasonedUnpublishView):
    ended = _("Der Betrieb hat geschlossen.")
    record_ended = staticmethod(evidence.record_closed)


class PremisesUnpublishView(ReasonedUnpublishView):
    ended = _("Das Ladenlokal ist vermietet.")
    record_ended = staticmethod(evidence.record_let)
