"""What the programme itself invites to: the evenings, the dinner, the advice hours."""

import datetime as dt

from events.starting_content.dates import (
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    last_weekday,
    months_later,
    next_weekday,
    nth_weekday,
)
from events.starting_content.entries import ChangeEntry, EventEntry

TEAM = "B3-Team"


def events(today):
    return (
        entrepreneurs_evening(today),
        dinner(today),
        advice_schalke(today),
        advice_hassel(today),
    )


def entrepreneurs_evening(today):
    """The last Wednesday of each month, since a year ago; the next one in December is left out."""
    first = last_weekday(months_later(today, -12), WEDNESDAY)
    december = last_weekday(months_later(today, 12 - today.month), WEDNESDAY)
    return EventEntry(
        title="Unternehmerinnen- und Unternehmerabend",
        slug="unternehmerinnenabend",
        kind="evening",
        summary="Einmal im Monat sitzen Leute aus den Betrieben an einem Tisch.",
        description=(
            "<p>Jeden letzten Mittwoch im Monat treffen sich Unternehmerinnen und Unternehmer "
            "aus Schalke und Hassel. Jemand stellt den eigenen Betrieb vor, danach geht es um "
            "ein Thema, das alle angeht: Schaufenster, Energie, Personal, Buchhaltung.</p><p>Ab "
            "halb neun ist Zeit zum Reden. Es gibt Suppe und Brot. Wer zum ersten Mal kommt, "
            "bekommt einen Platz neben jemandem, der schon lange dabei ist.</p>"
        ),
        starts_at=at(first, 18, 30),
        ends_at=at(first, 21),
        rule="FREQ=MONTHLY;BYDAY=-1WE",
        neighbourhood="schalke",
        place_name="Stadtteilladen Schalke",
        street="Schalker Straße 168",
        postcode="45881",
        organiser_name=TEAM,
        languages=("de", "tr"),
        is_step_free=None,
        accessibility_note="Bitte sagen Sie uns vorher, was Sie brauchen.",
        registration="here",
        places=24,
        changes=(ChangeEntry("cancelled", december, "Zwischen den Jahren machen wir Pause."),),
    )


def dinner(today):
    """Every third month, since the quarter before last."""
    first = nth_weekday(months_later(today, -5), THURSDAY, 3)
    return EventEntry(
        title="Businessdinner",
        slug="businessdinner",
        kind="dinner",
        summary="Eine lange Tafel, drei Gänge, und bei jedem Gang andere Nachbarn.",
        description=(
            "<p>Viermal im Jahr essen Leute aus den Betrieben beider Stadtteile zusammen. Zwischen "
            "den Gängen wechseln Sie den Platz, damit Sie mit möglichst vielen "
            "sprechen.</p><p>Bringen Sie Ihre Karte mit und eine Frage, auf die Sie selbst keine "
            "Antwort wissen. Es gibt immer ein Gericht ohne Fleisch und eines, das halal "
            "ist.</p>"
        ),
        starts_at=at(first, 19),
        ends_at=at(first, 22, 30),
        rule="FREQ=MONTHLY;INTERVAL=3;BYDAY=3TH",
        neighbourhood="hassel",
        place_name="Gasthaus Zur Kastanie",
        street="Polsumer Straße 147",
        postcode="45896",
        organiser_business="gasthaus-zur-kastanie",
        price="18 Euro für das Essen",
        languages=("de", "tr", "en"),
        is_step_free=True,
        registration="here",
        places=30,
    )


def advice_schalke(today):
    """Every Tuesday; the next but one is cancelled, so that a reader sees how that looks."""
    first = next_weekday(today - dt.timedelta(weeks=26), TUESDAY)
    cancelled = next_weekday(today, TUESDAY) + dt.timedelta(weeks=1)
    return EventEntry(
        title="Sprechstunde im Stadtteilladen Schalke",
        slug="sprechstunde-schalke",
        kind="advice",
        summary="Fragen zu Gründung, Betrieb und Anträgen, ohne Termin.",
        description=(
            "<p>Sie haben einen Brief bekommen, den Sie nicht verstehen? Sie überlegen, einen "
            "Betrieb zu gründen, oder Ihr Betrieb läuft nicht mehr gut? Kommen Sie vorbei und "
            "bringen Sie Ihre Unterlagen mit.</p><p>Wir hören zu, sortieren und sagen, wer "
            "weiterhelfen kann. Das Gespräch kostet nichts und bleibt unter uns.</p>"
        ),
        starts_at=at(first, 10),
        ends_at=at(first, 12),
        rule="FREQ=WEEKLY;BYDAY=TU",
        neighbourhood="schalke",
        place_name="Stadtteilladen Schalke",
        street="Schalker Straße 168",
        postcode="45881",
        organiser_name=TEAM,
        languages=("de", "tr", "ar"),
        changes=(
            ChangeEntry("cancelled", cancelled, "Das Team ist an diesem Tag auf Fortbildung."),
        ),
    )


def advice_hassel(today):
    first = next_weekday(today - dt.timedelta(weeks=26), THURSDAY)
    return EventEntry(
        title="Sprechstunde im Bonni",
        slug="sprechstunde-hassel",
        kind="advice",
        summary="Beratung für Selbstständige in Hassel, jeden Donnerstagnachmittag.",
        description=(
            "<p>Im Stadtteilzentrum sitzt jeden Donnerstag jemand, der sich mit Gründung, "
            "Förderung und Mietverträgen auskennt. Sie brauchen keinen Termin.</p><p>Wenn Sie im "
            "Betrieb nicht wegkönnen, rufen Sie an. Dann kommen wir zu Ihnen.</p>"
        ),
        starts_at=at(first, 14),
        ends_at=at(first, 16),
        rule="FREQ=WEEKLY;BYDAY=TH",
        neighbourhood="hassel",
        place_name="Stadtteilzentrum Bonni",
        street="Eppmannsweg",
        postcode="45896",
        organiser_name=TEAM,
        languages=("de", "ru", "pl"),
    )
