"""Three invented teams, each with the event that gives its rhythm, and how they are loaded."""

from content.listing.examples import EXAMPLE_MARK, INVENTED, load_once, publish
from content.models import Neighbourhood
from content.sections import StartingPage
from teams.models import SuccessTeam

STARTING_PAGE = StartingPage(
    order=30,
    slug="erfolgsteams",
    title="Erfolgsteams",
    summary="Ein Tisch, ein Ziel und Menschen, die nachfragen.",
    introduction=(
        "<p>In einem Erfolgsteam treffen sich Unternehmerinnen und Unternehmer regelmäßig. "
        "Jede Person verfolgt ein eigenes Ziel, erzählt vom Stand der Dinge und bekommt von "
        "den anderen eine Rückmeldung. Was am Tisch gesagt wird, bleibt am Tisch.</p>"
    ),
)


def load_examples(today, report):
    """Load the teams if there is none; `report` is called with a German line."""
    load_once("Erfolgsteams", SuccessTeam.objects, load_teams, report)


def load_teams():
    for row in TEAMS:
        publish(team_of(row))
    return len(TEAMS)


def team_of(row):
    """Return an unsaved team; its neighbourhood and its event are given by their slugs."""
    changed = {
        "name": f"{row['name']} {EXAMPLE_MARK}",
        "description": row["description"] + INVENTED.format("Dieses Team"),
        "neighbourhood": Neighbourhood.objects.get(slug=row["neighbourhood"]),
        "event": SuccessTeam.event.get_queryset().filter(slug=row["event"]).first(),
    }
    return SuccessTeam(**row | changed)


TEAMS = (
    {
        "name": "Team Schaufenster",
        "slug": "schaufenster",
        "summary": "Läden aus Schalke, die sichtbarer werden wollen",
        "description": (
            "<p>Sechs Ladeninhaberinnen und Ladeninhaber besuchen sich reihum. Beim ersten "
            "Treffen setzt sich jede Person ein Ziel für ein halbes Jahr, zum Beispiel: zwanzig "
            "neue Stammkunden oder ein Schild, das man von der Haltestelle aus liest.</p><p>Bei "
            "jedem Treffen erzählen alle, wie weit sie sind. Die anderen fragen nach und sagen "
            "offen, was sie sehen.</p><h3>Für wen</h3><p>Für Läden, die Kundschaft von der "
            "Straße brauchen. Sie sollten einen Abend im Monat Zeit haben.</p>"
        ),
        "neighbourhood": "schalke",
        "event": "treffen-team-schaufenster",
        "facilitator": "Birgit Sander, Café Halbzeit (Beispiel)",
        "member_count": 6,
        "seats": 8,
        "meeting_note": "Jeden zweiten Mittwoch im Monat um 19 Uhr, in wechselnden Läden",
    },
    {
        "name": "Team Werkbank",
        "slug": "werkbank",
        "summary": "Handwerk und Reparatur aus Hassel, mit vollen Auftragsbüchern und wenig Zeit",
        "description": (
            "<p>Hier sitzen Leute, die mit den Händen arbeiten. Es geht um Angebote, die man "
            "nicht dreimal schreibt, um Auszubildende und um die Frage, wann man Nein "
            "sagt.</p><p>Das Team leiht sich Maschinen und hilft sich aus, wenn jemand krank "
            "ist.</p><h3>Für wen</h3><p>Für Betriebe mit einer bis zehn Personen.</p>"
        ),
        "neighbourhood": "hassel",
        "event": "treffen-team-werkbank",
        "facilitator": "Team Plan B (Beispiel)",
        "member_count": 7,
        "seats": 8,
        "meeting_note": "Jeden ersten Montag im Monat um 18 Uhr in der Tischlerei",
    },
    {
        "name": "Team Gedeckter Tisch",
        "slug": "gedeckter-tisch",
        "summary": "Cafés, Küchen und Marktstände, die zusammen einkaufen und voneinander lernen",
        "description": (
            "<p>Sechs Küchen, ein gemeinsamer Einkauf: Das Team bestellt Mehl, Öl und Verpackung "
            "zusammen und spart dabei. Jedes Mal steht ein Betrieb im Mittelpunkt und legt seine "
            "Zahlen auf den Tisch, so weit er mag.</p><h3>Für wen</h3><p>Für alle, die mit Essen "
            "ihr Geld verdienen. Zurzeit ist jeder Stuhl besetzt. Wenn Sie sich melden, sagen "
            "wir Bescheid, sobald einer frei wird.</p>"
        ),
        "neighbourhood": "hassel",
        "event": "treffen-team-gedeckter-tisch",
        "facilitator": "Rima Khoury, Meze-Haus Amara (Beispiel)",
        "member_count": 6,
        "seats": 6,
        "meeting_note": "Jeden vierten Donnerstag im Monat um 9.30 Uhr, vor der Öffnung",
    },
)
