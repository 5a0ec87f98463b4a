"""What happens once, soon or not long ago: workshops, the street party, the training fair."""

import datetime as dt

from events.starting_content.dates import (
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    next_weekday,
    outside_holidays,
)
from events.starting_content.entries import EventEntry

TEAM = "B3-Team"


def events(today):
    return (
        shop_window(today),
        shop_online(today),
        bookkeeping(today),
        street_party(today),
        training_fair(today),
        *past(today),
    )


def shop_window(today):
    day = outside_holidays(next_weekday(today + dt.timedelta(days=4), WEDNESDAY))
    return EventEntry(
        title="Werkstatt Schaufenster",
        slug="werkstatt-schaufenster",
        kind="workshop",
        summary="In zwei Stunden von der vollen Scheibe zum guten Blickfang.",
        description=(
            "<p>Wir gehen zusammen die Straße entlang und schauen: Was fällt auf, was nicht? "
            "Danach räumen wir ein Fenster aus und richten es neu ein. Bringen Sie drei Dinge "
            "aus Ihrem Betrieb mit.</p>"
        ),
        starts_at=at(day, 18),
        ends_at=at(day, 20),
        neighbourhood="schalke",
        place_name="Blumen Wiesengrund",
        street="Schalker Straße 118",
        postcode="45881",
        organiser_business="blumen-wiesengrund",
        is_step_free=True,
        registration="here",
        places=6,
    )


def shop_online(today):
    day = outside_holidays(next_weekday(today + dt.timedelta(days=9), TUESDAY))
    return EventEntry(
        title="Mein Betrieb im Netz",
        slug="mein-betrieb-im-netz",
        kind="workshop",
        summary="Öffnungszeiten, Fotos, Karte: gefunden werden, ohne viel zu bezahlen.",
        description=(
            "<p>Sie bringen Ihr Telefon mit, wir bringen das WLAN mit. Am Ende stimmt Ihr "
            "Eintrag im Branchenbuch, und Sie haben drei gute Fotos von Ihrem Betrieb.</p>"
        ),
        starts_at=at(day, 18, 30),
        ends_at=at(day, 20, 30),
        neighbourhood="hassel",
        place_name="Computerhilfe Neustart",
        street="Eppmannsweg 19",
        postcode="45896",
        organiser_business="computerhilfe-neustart",
        languages=("de", "uk", "ru"),
        is_step_free=True,
        registration="here",
        places=8,
    )


def bookkeeping(today):
    """Three evenings in a row, then it is over."""
    day = outside_holidays(next_weekday(today + dt.timedelta(days=2), THURSDAY))
    return EventEntry(
        title="Buchhaltung ohne Schuhkarton",
        slug="buchhaltung-ohne-schuhkarton",
        kind="workshop",
        summary="Drei Abende: Belege ordnen, Kasse führen, Steuern zurücklegen.",
        description=(
            "<p>Katrin Wolters erklärt an echten Belegen, was das Finanzamt sehen will und was "
            "nicht. Die drei Abende gehören zusammen, Sie können aber auch einzeln kommen.</p>"
        ),
        starts_at=at(day, 19),
        ends_at=at(day, 21),
        rule="FREQ=WEEKLY;COUNT=3;BYDAY=TH",
        neighbourhood="schalke",
        place_name="Büro Belegbar",
        street="Florastraße 54",
        postcode="45881",
        organiser_business="buero-belegbar",
        price="10 Euro für alle drei Abende",
        registration="here",
        places=10,
    )


def street_party(today):
    day = outside_holidays(next_weekday(today + dt.timedelta(days=24), SATURDAY))
    return EventEntry(
        title="Schalker Straße macht auf",
        slug="schalker-strasse-macht-auf",
        kind="market",
        summary="Zwei Tage lang stehen die Ladentüren offen, mit Musik und Essen.",
        description=(
            "<p>Betriebe zeigen, was sie können. Man darf Brot formen, ein Rad "
            "zentrieren und Baklawa schneiden. Auf dem Gehweg stehen Tische, jeder bringt einen "
            "Stuhl mit.</p>"
        ),
        starts_at=at(day, 0),
        ends_at=at(day + dt.timedelta(days=2), 0),
        all_day=True,
        neighbourhood="schalke",
        place_name="Schalker Straße",
        street="Schalker Straße",
        postcode="45881",
        organiser_name="Betriebe der Schalker Straße",
        languages=("de", "tr", "ar", "en"),
        is_step_free=True,
        accessibility_note="Rollstuhlgerechte Toilette im Café Halbzeit.",
    )


def training_fair(today):
    day = outside_holidays(next_weekday(today + dt.timedelta(days=33), THURSDAY))
    return EventEntry(
        title="Ausbildung um die Ecke",
        slug="ausbildung-um-die-ecke",
        kind="market",
        summary="Zwanzig Betriebe aus dem Stadtteil zeigen Jugendlichen ihre Arbeit.",
        description=(
            "<p>Hier kann man ausprobieren statt Prospekte zu sammeln: hobeln, Haare flechten, "
            "eine Leitung verlegen. Wer mag, vereinbart gleich ein Praktikum.</p>"
        ),
        starts_at=at(day, 14),
        ends_at=at(day, 18),
        neighbourhood="hassel",
        place_name="Stadtteilzentrum Bonni",
        street="Eppmannsweg",
        postcode="45896",
        organiser_name=TEAM,
        languages=("de", "tr", "ar", "en"),
    )


def past(today):
    """Two that are over, so that the archive shows something."""
    tour = next_weekday(today - dt.timedelta(days=45), SATURDAY)
    prices = next_weekday(today - dt.timedelta(days=80), TUESDAY)
    return (
        EventEntry(
            title="Rundgang durch fünf Werkstätten",
            slug="rundgang-werkstaetten",
            kind="other",
            summary="Zu Fuß von der Tischlerei bis zum Fahrradladen.",
            description=(
                "<p>Wir waren zwei Stunden unterwegs und haben in fünf Werkstätten "
                "hineingesehen, die viele nur von außen kannten.</p>"
            ),
            starts_at=at(tour, 14),
            ends_at=at(tour, 16),
            neighbourhood="hassel",
            place_name="Treffpunkt August-Schmidt-Platz",
            street="August-Schmidt-Platz",
            postcode="45896",
            organiser_business="tischlerei-holzweg",
        ),
        EventEntry(
            title="Preise richtig rechnen",
            slug="preise-richtig-rechnen",
            kind="workshop",
            summary="Was kostet eine Stunde meiner Arbeit wirklich?",
            description=(
                "<p>Ein Abend mit Taschenrechner: Miete, Material, Zeit und was am Ende übrig "
                "bleiben muss.</p>"
            ),
            starts_at=at(prices, 18),
            ends_at=at(prices, 20),
            neighbourhood="schalke",
            place_name="Stadtteilladen Schalke",
            street="Schalker Straße 168",
            postcode="45881",
            organiser_name=TEAM,
        ),
    )
