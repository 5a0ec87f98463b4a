"""Three invented teams with their members and meetings, and how they are loaded."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.listing.examples import EXAMPLE_MARK, INVENTED, load_once, marked, publish
from content.models import Neighbourhood
from content.place.time_zone import BERLIN
from content.sections import ExampleKind, StartingPage
from teams.models import Member, SuccessTeam
from teams.work import meetings
from teams.work.rhythm import Rhythm

MONDAY, WEDNESDAY, THURSDAY = 0, 2, 3
PLANNED_MEETINGS = 6

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

EXAMPLES = (
    ExampleKind(
        _("Erfolgsteams"),
        lambda: marked(SuccessTeam.objects.all(), "name"),
        lambda team: kept_for(team),
    ),
)


def load_examples(today, report):
    """Load the teams once; `report` is called with a German line."""
    load_once("teams.teams", "Erfolgsteams", lambda: load_teams(today), report)


def load_teams(today):
    for row in TEAMS:
        publish(team := team_of(row))
        add_members(team, row["members"], timezone.now())
        meetings.plan(
            team,
            starts_at=first_meeting(today, *row["meets"]),
            length=row["length"],
            place=row["place"],
            repeats=Rhythm.MONTHLY,
            count=PLANNED_MEETINGS,
        )
    return len(TEAMS)


def add_members(team, names, now):
    """Let invented people take their places; they have no address and cannot sign in."""
    for name in names:
        Member.objects.create(
            team=team,
            name=f"{name} {EXAMPLE_MARK}",
            state=Member.State.ACTIVE,
            created_at=now,
            joined_at=now,
            is_example=True,
        )


def kept_for(team):
    """Return why a team stays although it is an example."""
    if team.applications.exists():
        return _("Es gibt Bewerbungen.")
    return _("Es gibt Mitglieder.") if team.members.filter(is_example=False).exists() else ""


def team_of(row):
    """Return an unsaved team; its neighbourhood is given by its slug."""
    own = ("name", "slug", "summary", "facilitator", "seats", "meeting_note")
    return SuccessTeam(
        **{name: row[name] for name in own},
        description=row["description"] + INVENTED.format("Dieses Team"),
        neighbourhood=Neighbourhood.objects.get(slug=row["neighbourhood"]),
    )


def first_meeting(today, nth, weekday, clock):
    """Return when the team meets next: on such a weekday of the month, after today."""
    this_month = today.replace(day=1)
    next_month = (this_month + dt.timedelta(days=31)).replace(day=1)
    days = (_nth_weekday(month, nth, weekday) for month in (this_month, next_month))
    return dt.datetime.combine(next(day for day in days if day > today), clock, BERLIN)


def _nth_weekday(month, nth, weekday):
    return month + dt.timedelta(days=(weekday - month.weekday()) % 7 + 7 * (nth - 1))


TEAMS = (
    {
        "name": "Team Schaufenster",
        "slug": "schaufenster",
        "summary": "Betriebe aus Schalke, die sichtbarer werden wollen",
        "description": (
            "<p>Sechs Unternehmerinnen und Unternehmer besuchen sich reihum. Beim ersten "
            "Treffen setzt sich jede Person ein Ziel für ein halbes Jahr, zum Beispiel: "
            "zwanzig neue Menschen als Stammkundschaft oder ein Schild, das man von der "
            "Haltestelle aus liest.</p><p>Bei jedem Treffen erzählen alle, wie weit sie sind. "
            "Die anderen fragen nach und sagen offen, was sie sehen.</p><h3>Für "
            "wen</h3><p>Für Betriebe, die Kundschaft von der Straße brauchen. Sie sollten "
            "einen Abend im Monat Zeit haben.</p>"
        ),
        "neighbourhood": "schalke",
        "meets": (2, WEDNESDAY, dt.time(19)),
        "length": dt.timedelta(hours=2),
        "place": "Café Halbzeit",
        "facilitator": "Birgit Sander, Café Halbzeit",
        "members": ("Birgit", "Cem", "Hatice", "Jürgen", "Nadine", "Yusuf"),
        "seats": 8,
        "meeting_note": "Jeden zweiten Mittwoch im Monat um 19 Uhr, in wechselnden Betrieben",
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
        "meets": (1, MONDAY, dt.time(18)),
        "length": dt.timedelta(hours=2),
        "place": "Tischlerei Holzweg",
        "facilitator": "B3-Team",
        "members": ("Andrea", "Detlef", "Emre", "Karin", "Mehmet", "Pawel", "Silke"),
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
            "ihr Geld verdienen. Zurzeit ist kein Platz frei. Wenn Sie sich melden, sagen "
            "wir Bescheid, sobald einer frei wird.</p>"
        ),
        "neighbourhood": "hassel",
        "meets": (4, THURSDAY, dt.time(9, 30)),
        "length": dt.timedelta(minutes=90),
        "place": "Meze-Haus Amara",
        "facilitator": "Rima Khoury, Meze-Haus Amara",
        "members": ("Amina", "Claudia", "Giovanni", "Rima", "Sevda", "Thomas"),
        "seats": 6,
        "meeting_note": "Jeden vierten Donnerstag im Monat um 9:30 Uhr, vor der Öffnung",
    },
)
