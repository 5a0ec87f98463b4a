"""What happens every month: the teams' tables, breakfast, repair morning, open stage."""

import datetime as dt

from events.starting_content.dates import (
    MONDAY,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    months_later,
    nth_weekday,
)
from events.starting_content.entries import EventEntry

TEAM = "Team Plan B (Beispiel)"
# The teams' own tables give the rhythm that a team's page shows.
CLOSED = (
    "<p>Das Treffen ist für die Mitglieder des Teams. Wenn ein Stuhl frei ist, können Sie "
    "einmal zum Zuhören kommen: Schreiben Sie uns vorher.</p>"
)


def events(today):
    begin = months_later(today, -6)
    tables = (window_table(begin), workbench_table(begin), laid_table(begin))
    return (*tables, breakfast(begin), repair(begin), stage(begin), online(begin))


def window_table(begin):
    first = nth_weekday(begin, WEDNESDAY, 2)
    return EventEntry(
        title="Erfolgsteam Schaufenster trifft sich",
        slug="treffen-team-schaufenster",
        kind="meeting",
        summary="Treffen des Erfolgsteams, zu Gast in wechselnden Läden.",
        description=CLOSED,
        starts_at=at(first, 19),
        ends_at=at(first, 21),
        rule="FREQ=MONTHLY;BYDAY=2WE",
        neighbourhood="schalke",
        place_name="Café Halbzeit (Beispiel)",
        street="Schalker Straße 139",
        postcode="45881",
        organiser_business="cafe-halbzeit",
        is_step_free=True,
    )


def workbench_table(begin):
    first = nth_weekday(begin, MONDAY, 1)
    return EventEntry(
        title="Erfolgsteam Werkbank trifft sich",
        slug="treffen-team-werkbank",
        kind="meeting",
        summary="Treffen des Erfolgsteams für Handwerk und Reparatur.",
        description=CLOSED,
        starts_at=at(first, 18),
        ends_at=at(first, 20),
        rule="FREQ=MONTHLY;BYDAY=1MO",
        neighbourhood="hassel",
        place_name="Tischlerei Holzweg (Beispiel)",
        street="Polsumer Straße 203",
        postcode="45896",
        organiser_business="tischlerei-holzweg",
        is_step_free=True,
    )


def laid_table(begin):
    first = nth_weekday(begin, THURSDAY, 4)
    return EventEntry(
        title="Erfolgsteam Gedeckter Tisch trifft sich",
        slug="treffen-team-gedeckter-tisch",
        kind="meeting",
        summary="Treffen des Erfolgsteams für Küche, Café und Markt.",
        description=CLOSED,
        starts_at=at(first, 9, 30),
        ends_at=at(first, 11),
        rule="FREQ=MONTHLY;BYDAY=4TH",
        neighbourhood="hassel",
        place_name="Meze-Haus Amara (Beispiel)",
        street="Eppmannsweg 14",
        postcode="45896",
        organiser_business="meze-haus-amara",
        is_step_free=True,
    )


def breakfast(begin):
    first = nth_weekday(begin, TUESDAY, 2)
    return EventEntry(
        title="Gründungsfrühstück",
        slug="gruendungsfruehstueck",
        kind="meeting",
        summary="Für alle, die über einen eigenen Laden nachdenken.",
        description=(
            "<p>Beim Frühstück erzählt jemand ehrlich, wie das erste Jahr war. Danach können Sie "
            "fragen, was sonst niemand fragt: Was bleibt am Monatsende übrig?</p>"
        ),
        starts_at=at(first, 8, 30),
        ends_at=at(first, 10),
        rule="FREQ=MONTHLY;BYDAY=2TU",
        neighbourhood="hassel",
        place_name="Bäckerei Morgenstern (Beispiel)",
        street="Polsumer Straße 78",
        postcode="45896",
        organiser_business="baeckerei-morgenstern",
        price="Frühstück 7 Euro",
        is_step_free=True,
        registration="here",
        places=12,
    )


def repair(begin):
    first = nth_weekday(begin, SATURDAY, 1)
    return EventEntry(
        title="Fahrrad selbst flicken",
        slug="fahrrad-selbst-flicken",
        kind="workshop",
        summary="Am ersten Samstag im Monat steht das Werkzeug für alle bereit.",
        description=(
            "<p>Reifen flicken, Bremse einstellen, Kette spannen: Tomasz Zieliński zeigt es "
            "einmal, dann machen Sie es. Ersatzteile bezahlen Sie zum Einkaufspreis.</p>"
        ),
        starts_at=at(first, 10),
        ends_at=at(first, 13),
        rule="FREQ=MONTHLY;BYDAY=1SA",
        neighbourhood="hassel",
        place_name="Zweirad Kettenglied (Beispiel)",
        street="Polsumer Straße 107",
        postcode="45896",
        organiser_business="zweirad-kettenglied",
        languages=("de", "pl", "en"),
        is_step_free=True,
    )


def stage(begin):
    """Runs past midnight."""
    first = nth_weekday(begin, THURSDAY, 1)
    return EventEntry(
        title="Offene Bühne in der Nachtschicht",
        slug="offene-buehne",
        kind="other",
        summary="Musik, Gedichte, Witze: zehn Minuten für alle, die sich trauen.",
        description=(
            "<p>Die Liste liegt ab acht Uhr auf der Theke. Ein Klavier und zwei Mikrofone sind "
            "da. Nach Mitternacht wird es leiser, wegen der Nachbarn.</p>"
        ),
        starts_at=at(first, 20),
        ends_at=at(first + dt.timedelta(days=1), 0, 30),
        rule="FREQ=MONTHLY;BYDAY=1TH",
        neighbourhood="schalke",
        place_name="Bar Nachtschicht (Beispiel)",
        street="Florastraße 67",
        postcode="45881",
        organiser_business="bar-nachtschicht",
        languages=("de", "en", "es"),
        is_step_free=True,
    )


def online(begin):
    first = nth_weekday(begin, MONDAY, 3)
    return EventEntry(
        title="Online-Runde: Energie sparen im Laden",
        slug="online-runde-energie",
        kind="advice",
        summary="Eine Stunde Fragen und Antworten, von zu Hause aus.",
        description=(
            "<p>Kühltheke, Beleuchtung, Heizung: Bringen Sie Ihre letzte Abrechnung mit. Wir "
            "schauen gemeinsam, wo es sich lohnt, etwas zu ändern.</p>"
        ),
        starts_at=at(first, 19),
        ends_at=at(first, 20),
        rule="FREQ=MONTHLY;BYDAY=3MO",
        online_url="https://raum.example.org/energie",
        organiser_name=TEAM,
    )
