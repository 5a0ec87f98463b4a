"""What the networks bring to the site."""

from django.utils.translation import gettext_lazy as _

from content.sections import AddedFilter, Mention, SearchKind, Section
from evidence.recording import Scope
from submissions.registry.kinds import SubmissionKind
from teams.networks import models
from teams.networks.api import NetworkEndpoint
from teams.networks.filters import (
    NetworkField,
    NetworkFilterForm,
    businesses_in,
    networks_of_business,
)
from teams.networks.form import JoinNetworkForm
from teams.networks.mails import JOINED
from teams.networks.sitemaps import NetworkSitemap
from teams.networks.starting_content import EXAMPLES, STARTING_PAGE, load_examples


def public_networks(now):
    return models.Network.objects.public().select_related("neighbourhood")


def scope_of(membership):
    """Return part of town and first trade of the business that joins, and the business itself."""
    business = membership.business
    trade = next((category.name for category in business.shown_categories), "")
    return Scope(business.neighbourhood, trade, business)


SECTION = Section(
    app="networks",
    label=_("Netzwerke"),
    page=models.NetworksPage,
    starting_page=STARTING_PAGE,
    shown_models=(
        models.Network,
        models.NetworkEvent,
        models.NetworkMembership,
        models.NetworkNews,
    ),
    private_models=(),
    search_kinds=(
        SearchKind(
            "netzwerke",
            _("Netzwerke"),
            45,
            models.Network,
            public_networks,
            "home/hits/network.html",
        ),
    ),
    sitemaps={"networks": NetworkSitemap},
    api_endpoints={"networks": NetworkEndpoint},
    open_files=(),
    filter_forms=(NetworkFilterForm,),
    query_keys=(),
    added_filters=(
        AddedFilter(
            "directory",
            "netzwerk",
            NetworkField(label=_("Netzwerk"), required=False),
            businesses_in,
        ),
    ),
    mentions=(
        Mention("business", "facts", networks_of_business, "teams/networks/at_business.html"),
    ),
    calendar=False,
    reminders=(),
    timeline=(),
    submission_kinds=(
        SubmissionKind(
            key="network",
            label=_("Betrieb im Netzwerk"),
            model=models.NetworkMembership,
            form_class=JoinNetworkForm,
            subject=str,
            heading=_("Bei einem Netzwerk mitmachen"),
            introduction=_(
                "Öffentlich wird nur, dass Ihr Betrieb dazugehört: beim Netzwerk und bei Ihrem "
                "Eintrag im Branchenbuch."
            ),
            evidence_scope=scope_of,
            mails={"accepted": "network_joined"},
        ),
    ),
    queue_sources=(),
    mails=(JOINED,),
    retention_rules=(),
    personal_data=(),
    rights=("networks.*",),
    guarded_rights=(),
    guarded_addresses=(),
    roles={},
    nightly_jobs=(),
    load_examples=load_examples,
    examples=EXAMPLES,
)
