"""What happens every week: the market, the language café, sewing, reading aloud, knitting."""

import datetime as dt

from events.starting_content.dates import (
    MONDAY,
    SATURDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    next_weekday,
)
from events.starting_content.entries import ChangeEntry, EventEntry

A_YEAR = dt.timedelta(weeks=52)


def events(today):
    return (market(today), language_cafe(today), sewing(today), reading(today), knitting(today))


def market(today):
    first = next_weekday(today - A_YEAR, WEDNESDAY)
    return EventEntry(
        title="Wochenmarkt auf dem August-Schmidt-Platz",
        slug="wochenmarkt-hassel",
        kind="market",
        summary="Mittwochs und freitags: Gemüse, Käse, Fisch, Blumen und ein Schwatz.",
        description=(
            "<p>Zweimal in der Woche wird der Platz zum Laden. Die Stände wechseln mit der "
            "Jahreszeit, Kaffee gibt es immer.</p><p>Wer einen Stand probieren möchte, fragt in "
            "der Sprechstunde im Bonni nach.</p>"
        ),
        starts_at=at(first, 8),
        ends_at=at(first, 13),
        rule="FREQ=WEEKLY;BYDAY=WE,FR",
        neighbourhood="hassel",
        place_name="August-Schmidt-Platz",
        street="August-Schmidt-Platz",
        postcode="45896",
        organiser_name="Marktgemeinschaft",
        is_step_free=True,
        accessibility_note="Ebenes Pflaster.",
    )


def language_cafe(today):
    """Every Monday; the one after next is moved to Tuesday evening."""
    first = next_weekday(today - dt.timedelta(weeks=20), MONDAY)
    moved = next_weekday(today, MONDAY) + dt.timedelta(weeks=1)
    tuesday = moved + dt.timedelta(days=1)
    return EventEntry(
        title="Sprachcafé für den Ladenalltag",
        slug="sprachcafe",
        kind="meeting",
        summary="Deutsch üben, das man hinter der Theke braucht.",
        description=(
            "<p>Am Ruhetag des Cafés gehört der lange Tisch allen, die Deutsch üben möchten. Wir "
            "spielen Gespräche nach: eine Reklamation, ein Anruf beim Lieferanten, ein Kunde, "
            "der es eilig hat.</p><p>Fehler sind erlaubt. Kinder können mitkommen.</p>"
        ),
        starts_at=at(first, 17),
        ends_at=at(first, 18, 30),
        rule="FREQ=WEEKLY;BYDAY=MO",
        neighbourhood="schalke",
        place_name="Café Halbzeit",
        street="Schalker Straße 139",
        postcode="45881",
        organiser_business="cafe-halbzeit",
        languages=("de", "ar", "tr", "uk"),
        is_step_free=True,
        accessibility_note="Rollstuhlgerechte Toilette im Erdgeschoss.",
        changes=(
            ChangeEntry(
                "moved",
                moved,
                "Am Montag wird die Heizung repariert.",
                at(tuesday, 18),
                at(tuesday, 19, 30),
            ),
        ),
    )


def sewing(today):
    first = next_weekday(today - dt.timedelta(weeks=12), TUESDAY)
    return EventEntry(
        title="Nähabend an acht Maschinen",
        slug="naehabend",
        kind="workshop",
        summary="Hosen kürzen, Taschen nähen, Kissen beziehen, mit Anleitung.",
        description=(
            "<p>Bringen Sie mit, was geändert werden soll. Maschinen, Garn und Geduld sind da. "
            "Halina Wójcik zeigt die Handgriffe, nähen dürfen Sie selbst.</p>"
        ),
        starts_at=at(first, 18, 30),
        ends_at=at(first, 20, 30),
        rule="FREQ=WEEKLY;BYDAY=TU",
        neighbourhood="schalke",
        place_name="Nähstube Fadenlauf",
        street="Schalker Straße 109",
        postcode="45881",
        organiser_business="naehstube-fadenlauf",
        price="6 Euro am Abend",
        languages=("de", "pl", "uk"),
        is_step_free=True,
        registration="here",
        places=8,
    )


def reading(today):
    first = next_weekday(today - dt.timedelta(weeks=30), SATURDAY)
    return EventEntry(
        title="Vorlesestunde im Bücherwinkel",
        slug="vorlesestunde",
        kind="other",
        summary="Jeden Samstag eine Geschichte, oft in zwei Sprachen.",
        description=(
            "<p>Für Kinder ab vier Jahren. Mal wird auf Deutsch und Türkisch gelesen, mal auf "
            "Deutsch und Arabisch. Die Großen trinken so lange Kaffee nebenan.</p>"
        ),
        starts_at=at(first, 11),
        ends_at=at(first, 11, 45),
        rule="FREQ=WEEKLY;BYDAY=SA",
        neighbourhood="hassel",
        place_name="Bücherwinkel Hassel",
        street="Polsumer Straße 90",
        postcode="45896",
        organiser_business="buecherwinkel",
        languages=("de", "tr", "ar"),
        is_step_free=True,
    )


def knitting(today):
    first = next_weekday(today - dt.timedelta(weeks=30), WEDNESDAY)
    return EventEntry(
        title="Offene Strickrunde",
        slug="strickrunde",
        kind="meeting",
        summary="Am runden Tisch stricken, häkeln und erzählen.",
        description=(
            "<p>Wolle und Nadeln zum Anfangen liegen bereit. Wer schon lange strickt, hilft "
            "denen, die Maschen verlieren.</p>"
        ),
        starts_at=at(first, 15),
        ends_at=at(first, 17),
        rule="FREQ=WEEKLY;BYDAY=WE",
        neighbourhood="hassel",
        place_name="Wolle & Faden Petersen",
        street="Polsumer Straße 84",
        postcode="45896",
        organiser_business="wolle-und-faden",
        is_step_free=False,
        accessibility_note="Eine Stufe, mobile Rampe vorhanden.",
    )
