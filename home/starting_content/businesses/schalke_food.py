"""Invented grocers, bakeries, cafés and restaurants in Schalke."""

from home.starting_content.entries import BusinessEntry

FOOD = (
    BusinessEntry(
        name="Gemüsehaus Yıldız",
        slug="gemuesehaus-yildiz",
        categories=("lebensmittel",),
        street="Schalker Straße 91",
        point=(51.52142, 7.08702),
        summary="Obst, Gemüse, Oliven und Käse, jeden Morgen frisch vom Großmarkt",
        description=(
            "Familie Yıldız fährt um vier Uhr früh zum Großmarkt und stellt um acht die Kisten "
            "vor die Tür. An der Theke gibt es zwölf Sorten Oliven, Schafskäse und eingelegte "
            "Paprika. Wer schlecht tragen kann, bekommt den Einkauf in Schalke nach Hause "
            "gebracht."
        ),
        hours="Mo-Fr 08:00-19:30; Sa 08:00-18:00; PH off",
        telephone="0221 4710-101",
        email="gemuesehaus-yildiz@example.org",
        languages=("de", "tr", "ku"),
        is_step_free=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Bäckerei Kornfeld",
        slug="baeckerei-kornfeld",
        categories=("baeckerei", "cafe"),
        street="Schalker Straße 104",
        point=(51.52168, 7.08756),
        summary="Brot aus dem eigenen Ofen und ein Stehcafé ab sechs Uhr",
        description=(
            "Hinter dem Laden steht der Ofen, und wer früh kommt, bekommt das Brot noch warm. "
            "Roggenbrot, Mohnstuten und Streuselkuchen gibt es jeden Tag, am Freitag auch "
            "Zwiebelbrot. Am Abend gehen die übrigen Brötchen an die Lebensmittelausgabe."
        ),
        hours="Mo-Fr 06:00-18:00; Sa 06:00-13:00; Su 08:00-11:00; PH off",
        telephone="0221 4710-102",
        website="https://baeckerei-kornfeld.example.org",
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Fırın Sevgi",
        slug="firin-sevgi",
        categories=("baeckerei",),
        street="Schalker Straße 127",
        point=(51.52204, 7.08831),
        summary="Simit, Fladenbrot und Börek aus dem Steinofen",
        description=(
            "Sevgi und Cem Aksoy backen seit dem frühen Morgen Simit und Fladenbrot, im Ramadan "
            "auch Pide bis kurz vor Sonnenuntergang. Börek gibt es mit Käse, Spinat oder "
            "Kartoffeln. Bleche für Feiern bestellen Sie bitte zwei Tage vorher."
        ),
        hours="Mo-Sa 06:30-19:00; Su 07:00-14:00",
        telephone="0221 4710-103",
        email="firin@example.org",
        languages=("de", "tr"),
        is_step_free=False,
        accessibility_note="Zwei Stufen am Eingang. Wir reichen den Einkauf gern nach draußen.",
    ),
    BusinessEntry(
        name="Café Halbzeit",
        slug="cafe-halbzeit",
        categories=("cafe",),
        street="Schalker Straße 139",
        point=(51.52228, 7.08879),
        summary="Frühstück, Filterkaffee und ein großer Tisch für alle",
        description=(
            "In der Mitte steht ein langer Tisch, an dem man auch allein gut sitzt. Es gibt "
            "Frühstück bis zwölf, danach Suppe und Kuchen. Den Nebenraum mit 16 Plätzen vergibt "
            "Birgit Sander kostenlos an Gruppen aus dem Stadtteil."
        ),
        hours="Tu-Fr 08:30-18:00; Sa-Su 09:30-17:00; PH off",
        telephone="0221 4710-104",
        email="kaffee@example.org",
        website="https://cafe-halbzeit.example.org",
        languages=("de", "en"),
        is_step_free=True,
        accessibility_note="Rollstuhlgerechte Toilette im Erdgeschoss.",
        offers_internship=True,
    ),
    BusinessEntry(
        name="Damaskus Süßes",
        slug="damaskus-suesses",
        categories=("baeckerei", "cafe"),
        street="Schalker Straße 146",
        point=(51.52243, 7.08912),
        summary="Baklawa, Kunafa und Kaffee mit Kardamom",
        description="Samir Haddad hat sein Handwerk in Damaskus gelernt und verkauft Baklawa nach"
        " Gewicht. Warme Kunafa gibt es ab 14 Uhr. Auf Wunsch packt er Geschenkschachteln für"
        " Hochzeiten und zum Zuckerfest.",
        hours="Mo-Th 10:00-20:00; Fr 14:00-21:00; Sa-Su 11:00-21:00",
        telephone="030 23125-101",
        languages=("de", "ar", "en"),
        is_step_free=True,
    ),
    BusinessEntry(
        name="Pierogi & Co.",
        slug="pierogi-und-co",
        categories=("restaurant",),
        street="Florastraße 48",
        point=(51.51766, 7.08924),
        summary="Polnische Küche zum Mitnehmen und zum Bleiben",
        description=(
            "Agnieszka Nowak füllt Pierogi mit Quark, Pilzen oder Fleisch, alles von Hand. Am "
            "Donnerstag gibt es Żurek, am Samstag Bigos. Für Familienfeiern kocht sie nach "
            "Absprache große Töpfe."
        ),
        hours="Tu-Fr 11:30-14:30,17:00-20:00; Sa 12:00-20:00; PH off",
        telephone="0221 4710-106",
        email="pierogi@example.org",
        languages=("de", "pl"),
        is_step_free=False,
        accessibility_note="Eine Stufe, eine Rampe liegt bereit. Bitte klingeln.",
    ),
    BusinessEntry(
        name="Lokanta Çınar",
        slug="lokanta-cinar",
        categories=("restaurant",),
        street="Schalker Straße 158",
        point=(51.52270, 7.08967),
        summary="Jeden Tag acht Töpfe: Linsen, Bohnen, Auberginen, Lamm",
        description=(
            "Hier wird gekocht wie zu Hause, und Sie sehen an der Theke, was heute fertig ist. "
            "Der Mittagstisch mit Suppe, Hauptgericht und Ayran kostet einen festen Preis. "
            "Vegetarische Gerichte sind immer dabei."
        ),
        hours="Mo-Sa 11:00-21:00; PH off",
        telephone="0221 4710-107",
        languages=("de", "tr"),
        is_step_free=True,
        offers_training=True,
    ),
    BusinessEntry(
        name="Kneipe Zum Förderkorb",
        slug="zum-foerderkorb",
        categories=("kneipe",),
        street="Bismarckstraße 133",
        point=(51.52418, 7.09690),
        summary="Eckkneipe mit Skatrunde, Dartautomat und Musik am Freitag",
        description=(
            "Seit drei Generationen steht die Familie Malinowski hinter der Theke. Am Dienstag "
            "trifft sich die Skatrunde, am Freitag spielt öfter jemand Gitarre. Der Saal hinten "
            "fasst 40 Leute und wird gern für Geburtstage gemietet."
        ),
        hours="Mo-Th 17:00-24:00; Fr-Sa 17:00-02:00; Su 11:00-14:00",
        telephone="0221 4710-108",
        languages=("de", "pl"),
        is_step_free=False,
    ),
    BusinessEntry(
        name="Bar Nachtschicht",
        slug="bar-nachtschicht",
        categories=("kneipe",),
        street="Florastraße 67",
        point=(51.51792, 7.09033),
        summary="Kleine Bar mit alkoholfreien Cocktails und offener Bühne",
        description=(
            "Die Hälfte der Karte kommt ohne Alkohol aus. Jeden ersten Donnerstag im Monat "
            "gehört die Bühne allen, die sich trauen. Getanzt wird am Wochenende, bis um drei."
        ),
        hours="Th 18:00-24:00; Fr-Sa 19:00-03:00",
        telephone="030 23125-102",
        email="nachtschicht@example.org",
        website="https://nachtschicht.example.org",
        languages=("de", "en", "es"),
        is_step_free=True,
    ),
    BusinessEntry(
        name="Feinkost Bellini",
        slug="feinkost-bellini",
        categories=("lebensmittel", "restaurant"),
        street="Schalker Straße 151",
        point=(51.52256, 7.08940),
        summary="Italienischer Käse, Nudeln und ein Mittagsteller",
        description=(
            "Paola Bellini schneidet Schinken und Käse so dünn, wie Sie es möchten. Von zwölf "
            "bis zwei gibt es einen Teller Nudeln am Stehtisch. Im Dezember packt sie "
            "Präsentkörbe."
        ),
        hours="Tu-Fr 09:30-18:30; Sa 09:00-15:00; PH off",
        telephone="0221 4710-114",
        email="bellini@example.org",
        languages=("de", "it"),
        is_step_free=False,
    ),
    BusinessEntry(
        name="Afro Markt Adjoa",
        slug="afro-markt-adjoa",
        categories=("lebensmittel", "kosmetik"),
        street="Bismarckstraße 152",
        point=(51.52463, 7.09702),
        summary="Yams, Kochbananen, Gewürze und Haarpflege",
        description=(
            "Adjoa Mensah verkauft, was man für westafrikanische Küche braucht, und erklärt "
            "gern, wie man es zubereitet. Im hinteren Regal stehen Öle und Cremes für krauses "
            "Haar. Donnerstags kommt frische Ware."
        ),
        hours="Mo-Sa 10:00-19:00; PH off",
        telephone="030 23125-104",
        languages=("de", "en", "fr"),
        is_step_free=True,
    ),
    BusinessEntry(
        name="Eisdiele Lagune",
        slug="eisdiele-lagune",
        categories=("cafe",),
        street="Schalker Straße 163",
        point=(51.52281, 7.08988),
        summary="Selbst gemachtes Eis von März bis Oktober",
        description=(
            "Sechzehn Sorten, vier davon ohne Milch, alle im Keller gerührt. Die Kugel für "
            "Kindergartenkinder kostet die Hälfte. Im Winter ist geschlossen, dann verkauft die "
            "Familie Zanetti hier Waffeln auf Bestellung."
        ),
        hours="Mar-Oct: Mo-Su 11:00-21:00",
        hours_note="Von November bis Februar geschlossen.",
        telephone="0221 4710-116",
        languages=("de", "it"),
        is_step_free=True,
        offers_internship=True,
    ),
)
