"""What happens every month: breakfast, repair morning, open stage."""

import datetime as dt

from events.starting_content.dates import (
    MONDAY,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    at,
    months_later,
    nth_weekday,
)
from events.starting_content.entries import EventEntry

TEAM = "B3-Team"


def events(today):
    begin = months_later(today, -6)
    return breakfast(begin), repair(begin), stage(begin), online(begin)


def breakfast(begin):
    first = nth_weekday(begin, TUESDAY, 2)
    return EventEntry(
        title="Gründungsfrühstück",
        slug="gruendungsfruehstueck",
        kind="meeting",
        summary="Für alle, die über einen eigenen Betrieb nachdenken.",
        description=(
            "<p>Beim Frühstück erzählt jemand ehrlich, wie das erste Jahr war. Danach können Sie "
            "fragen, was sonst niemand fragt: Was bleibt am Monatsende übrig?</p>"
        ),
        starts_at=at(first, 8, 30),
        ends_at=at(first, 10),
        rule="FREQ=MONTHLY;BYDAY=2TU",
        neighbourhood="hassel",
        place_name="Bäckerei Morgenstern",
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
        place_name="Zweirad Kettenglied",
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
            "<p>Die Liste liegt ab 8 Uhr auf der Theke. Ein Klavier und zwei Mikrofone sind "
            "da. Nach Mitternacht wird es leiser, wegen der Nachbarn.</p>"
        ),
        starts_at=at(first, 20),
        ends_at=at(first + dt.timedelta(days=1), 0, 30),
        rule="FREQ=MONTHLY;BYDAY=1TH",
        neighbourhood="schalke",
        place_name="Bar Nachtschicht",
        street="Florastraße 67",
        postcode="45881",
        organiser_business="bar-nachtschicht",
        languages=("de", "en", "es"),
        is_step_free=True,
    )


def online(begin):
    first = nth_weekday(begin, MONDAY, 3)
    return EventEntry(
        title="Online-Runde: Energie sparen im Betrieb",
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
