"""Joining a network: what is asked of a business."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.fields import SearchedChoice
from submissions.front_door.forms import SubmissionForm
from teams.networks.models import Network, NetworkMembership

COPIED = ("network", "business")


class BusinessField(forms.ModelChoiceField):
    """One business of the directory; the street tells two of one name apart."""

    widget = SearchedChoice(
        nothing_found=_("Ihr Betrieb steht nicht in der Liste? Tragen Sie ihn zuerst ein.")
    )

    def label_from_instance(self, business):
        return ", ".join(filter(None, [business.name, business.street]))


class JoinNetworkForm(SubmissionForm):
    """What a business says that wants to belong to a network."""

    fieldsets = [(_("Wer möchte wo mitmachen?"), ["network", "business"])]
    step_titles = [_("Netzwerk und Betrieb")]

    network = forms.ModelChoiceField(
        Network.objects.public().accepting(),
        label=_("Welches Netzwerk?"),
        empty_label=_("Bitte wählen"),
        error_messages={
            "required": _("Bitte wählen Sie ein Netzwerk."),
            "invalid_choice": _(
                "Dieses Netzwerk nimmt niemanden auf. Bitte wählen Sie ein anderes."
            ),
        },
    )
    business = BusinessField(
        None,
        label=_("Welcher Betrieb?"),
        empty_label=None,
        help_text=_("Zur Wahl stehen alle Betriebe aus dem Branchenbuch."),
        error_messages={
            "required": _("Bitte wählen Sie Ihren Betrieb."),
            "invalid_choice": _(
                "Dieser Betrieb steht nicht mehr im Branchenbuch. Bitte wählen Sie einen anderen."
            ),
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["business"].queryset = NetworkMembership.businesses().for_everybody()

    def clean(self):
        data = super().clean()
        network, business = data.get("network"), data.get("business")
        if network and business and network.memberships.filter(business=business, live=True):
            self.add_error("business", _("Dieser Betrieb gehört schon zum Netzwerk."))
        return data

    def consequences(self, names):
        """Say before sending what becomes public."""
        if "business" not in names:
            return []
        words = {name: self.cleaned_data[name] for name in ("business", "network")}
        text = _("Dass „%(business)s“ zu „%(network)s“ gehört. Sonst nichts.") % words
        return [(_("Das wird öffentlich"), text)]

    def apply_to(self, membership):
        """Write what was said to a membership."""
        for name in COPIED:
            setattr(membership, name, self.cleaned_data[name])

    @classmethod
    def initial_from(cls, membership):
        """What the form shows when the person who sent it in changes it."""
        return {name: getattr(membership, name) for name in COPIED}
