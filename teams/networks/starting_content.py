"""Two invented networks of the invented businesses, their page, and how they are loaded."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from content.listing.examples import INVENTED, load_once, marked, publish
from content.models import Neighbourhood
from content.sections import ExampleKind, StartingPage
from teams.networks.models import (
    Network,
    NetworkEvent,
    NetworkMembership,
    NetworksPage,
)

STARTING_PAGE = StartingPage(
    order=35,
    slug="netzwerke",
    title="Netzwerke",
    summary="Wer sich zusammentut: eine Straße, eine Branche, ein Verein.",
    introduction=(
        "<p>Ein Netzwerk ist eine Gruppe von Betrieben, die etwas verbindet. Zusammen planen sie "
        "Feste, werben füreinander und sprechen mit einer Stimme. Ihr Betrieb kann mitmachen: Das "
        "Formular steht bei jedem Netzwerk.</p>"
    ),
)


def of_example_businesses():
    """Return the memberships that go with their businesses; that of a real one keeps its network."""
    businesses = marked(NetworkMembership.businesses().all(), "name")
    return NetworkMembership.objects.filter(business__in=businesses)


EXAMPLES = (
    ExampleKind(_("Betriebe in Netzwerken"), of_example_businesses),
    ExampleKind(_("Netzwerke"), lambda: marked(Network.objects.all(), "name")),
)


def load_examples(today, report):
    """Load each part once; `report` is called with a German line for each."""
    load_once("networks.page", "Seite der Netzwerke", load_page, report)
    load_once("networks.networks", "Netzwerke", load_networks, report)


def load_page():
    """Give a site from before there were networks their page; a new one has it already."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site and site.root_page.specific
    if home is None or not NetworksPage.can_create_at(home):
        return 0
    fields = {name: value for name, value in vars(STARTING_PAGE).items() if name != "order"}
    page = home.add_child(instance=NetworksPage(show_in_menus=True, **fields))
    page.save_revision().publish()
    return 1


def load_networks():
    """Load the networks, unless their businesses are gone: who removed the examples wants no more."""
    examples = marked(NetworkMembership.businesses().all(), "name")
    businesses = {business.slug: business for business in examples}
    rows = [row for row in NETWORKS if businesses.keys() & row["members"]]
    for row in rows:
        network = network_of(row)
        publish(network)
        for slug in row["members"]:
            if slug in businesses:
                join(network, businesses[slug])
    return len(rows)


def join(network, business):
    """Let a business belong to a network, as when an editor publishes the membership."""
    membership = NetworkMembership(network=network, business=business, live=False)
    membership.save()
    membership.save_revision().publish()


def network_of(row):
    """Return an unsaved network; its neighbourhood and its events are given by their slugs."""
    fields = {name: value for name, value in row.items() if name not in ("members", "events")}
    changed = {
        "description": row["description"] + INVENTED.format("Dieses Netzwerk"),
        "neighbourhood": Neighbourhood.objects.filter(slug=row["neighbourhood"]).first(),
    }
    network = Network(**fields | changed)
    events = NetworkEvent.event.get_queryset().filter(slug__in=row["events"])
    network.chosen_events = [NetworkEvent(event=event) for event in events]
    return network


NETWORKS = (
    {
        "name": "Werbegemeinschaft Schalker Straße",
        "slug": "schalker-strasse",
        "kind": Network.Kind.STREET,
        "summary": "Betriebe an der Schalker Straße, die ihre Straße gemeinsam beleben",
        "description": (
            "<p>Wer an der Schalker Straße einen Betrieb hat, kann hier mitreden. Das Netzwerk "
            "hängt im Dezember die Lichter auf, plant im Sommer den langen Samstag und spricht "
            "mit der Stadt über Parkplätze, Bänke und leere Schaufenster.</p><h3>Was es "
            "kostet</h3><p>Fünf Euro im Monat. Davon bezahlt das Netzwerk die Lichter und die "
            "Handzettel.</p><h3>Wie es arbeitet</h3><p>Alle treffen sich vier Mal im Jahr im Café "
            "Halbzeit. Entschieden wird mit Handzeichen.</p>"
        ),
        "neighbourhood": "schalke",
        "contact_name": "Birgit Sander, Café Halbzeit",
        "telephone": "0221 4710-960",
        "email": "schalker-strasse@example.org",
        "events": ("schalker-strasse-macht-auf",),
        "members": (
            "cafe-halbzeit",
            "augenblick-optik",
            "barbier-baran",
            "blumen-wiesengrund",
            "damaskus-suesses",
            "firin-sevgi",
            "radwerk-speiche",
            "salon-haargenau",
            "trinkhalle-rosi",
        ),
    },
    {
        "name": "Unternehmen Hassel",
        "slug": "unternehmen-hassel",
        "kind": Network.Kind.ASSOCIATION,
        "summary": "Der Verein der Betriebe in Hassel, vom Handwerk bis zum Hofladen",
        "description": (
            "<p>Der Verein ist aus den Abenden für Unternehmerinnen und Unternehmer entstanden. "
            "Seine Mitglieder empfehlen einander, bilden gemeinsam aus und zeigen einmal im Jahr "
            "ihre Werkstätten.</p><h3>Wer mitmachen kann</h3><p>Jeder Betrieb mit Sitz in Hassel, "
            "auch wenn er nur aus einer Person besteht.</p><h3>Was es kostet</h3><p>Der Beitrag "
            "richtet sich nach der Zahl der Beschäftigten und beginnt bei 30 Euro im Jahr.</p>"
        ),
        "neighbourhood": "hassel",
        "contact_name": "Vorstand",
        "telephone": "0221 4710-961",
        "email": "hassel@example.org",
        "website": "https://hassel.example.org/",
        "events": ("rundgang-werkstaetten", "ausbildung-um-die-ecke"),
        "members": (
            "tischlerei-holzweg",
            "baeckerei-morgenstern",
            "hofladen-lindemann",
            "meze-haus-amara",
            "sanitaer-wasserfreund",
            "zweirad-kettenglied",
            "buecherwinkel",
            "gaertnerei-gruener-norden",
        ),
    },
)
