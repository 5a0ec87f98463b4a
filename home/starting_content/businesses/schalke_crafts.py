"""Invented workshops, crafts, offices and schools in Schalke."""

from home.starting_content.entries import BusinessEntry

CRAFTS = (
    BusinessEntry(
        name="Radwerk Speiche",
        slug="radwerk-speiche",
        categories=("fahrrad", "reparatur"),
        street="Schalker Straße 97",
        point=(51.52155, 7.08729),
        summary="Fahrräder, Rollstühle und Kinderwagen werden hier repariert",
        description=(
            "Platte Reifen flickt Mehmet Arslan, während Sie warten. Für größere Reparaturen "
            "gibt es einen Preis vorher und ein Leihrad. Gebrauchte Räder stehen geprüft im Hof."
        ),
        hours="Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-14:00; PH off",
        telephone="0221 4710-121",
        email="radwerk@example.org",
        website="https://radwerk-speiche.example.org",
        languages=("de", "tr"),
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Handyklinik Schalke",
        slug="handyklinik-schalke",
        categories=("reparatur",),
        street="Schalker Straße 112",
        point=(51.52180, 7.08778),
        summary="Display, Akku und Ladebuchse, meist am selben Tag",
        description=(
            "Omar Al-Masri repariert Telefone und Tablets und rettet Fotos von kaputten Geräten. "
            "Der Preis steht fest, bevor er schraubt. Älteren Leuten richtet er das neue Telefon "
            "in Ruhe ein."
        ),
        hours="Mo-Fr 10:00-19:00; Sa 10:00-16:00; PH off",
        telephone="030 23125-111",
        languages=("de", "ar", "en"),
        is_step_free=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Schuhmacherei Absatz",
        slug="schuhmacherei-absatz",
        categories=("reparatur",),
        street="Florastraße 22",
        point=(51.51726, 7.08796),
        summary="Schuhe besohlen, Schlüssel nachmachen, Taschen nähen",
        description=(
            "Iwan Petrow besohlt Schuhe in zwei Tagen und klebt nichts, was man nähen kann. "
            "Schlüssel gibt es sofort. Orthopädische Zurichtungen macht er nach ärztlicher "
            "Verordnung."
        ),
        hours="Mo,Tu,Th,Fr 09:00-12:30,14:00-17:30; Sa 09:30-12:30; PH off",
        telephone="0221 4710-123",
        languages=("de", "ru", "bg"),
        is_step_free=False,
        accessibility_note="Eine hohe Stufe. Mit Klingel an der Tür.",
    ),
    BusinessEntry(
        name="Nähstube Fadenlauf",
        slug="naehstube-fadenlauf",
        categories=("schneiderei",),
        street="Schalker Straße 109",
        point=(51.52174, 7.08767),
        summary="Änderungen, Vorhänge und Nähkurse am Abend",
        description=(
            "Hosen kürzt Halina Wójcik bis zum nächsten Tag, Reißverschlüsse in drei Tagen. Am "
            "Dienstagabend können Sie an acht Maschinen selbst nähen lernen. Stoffreste gibt sie "
            "an Schulen weiter."
        ),
        hours="Mo-Fr 10:00-13:00,14:00-18:00; Sa 10:00-13:00; PH off",
        telephone="0221 4710-129",
        email="fadenlauf@example.org",
        languages=("de", "pl", "uk"),
        is_step_free=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Malerbetrieb Farbtupfer",
        slug="malerbetrieb-farbtupfer",
        categories=("handwerk",),
        street="Bismarckstraße 97",
        point=(51.52325, 7.09648),
        summary="Wohnungen, Treppenhäuser und Ladenfassaden",
        description=(
            "Der Betrieb mit sieben Leuten streicht und tapeziert in ganz Gelsenkirchen. Vor dem "
            "Angebot kommt jemand vorbei und misst. Für Läden arbeiten sie auch am Wochenende, "
            "damit Sie nicht schließen müssen."
        ),
        hours="Mo-Th 07:30-16:00; Fr 07:30-13:00; PH off",
        hours_note="Im Büro; auf der Baustelle nach Vereinbarung.",
        telephone="0221 4710-130",
        email="farbtupfer@example.org",
        website="https://farbtupfer.example.org",
        languages=("de", "ro"),
        is_step_free=None,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Elektro Funke",
        slug="elektro-funke",
        categories=("handwerk", "reparatur"),
        street="Florastraße 85",
        point=(51.51823, 7.09139),
        summary="Leitungen, Lampen und Reparatur von Hausgeräten",
        description=(
            "Dragan Jovanović prüft Leitungen, setzt Herde und repariert Waschmaschinen, wenn es "
            "sich lohnt. Er sagt auch, wenn es sich nicht lohnt. Notdienst bis 22 Uhr, Aufpreis "
            "vorher."
        ),
        hours="Mo-Fr 08:00-17:00; PH off",
        telephone="0221 4710-131",
        languages=("de",),
        is_step_free=False,
        offers_training=True,
    ),
    BusinessEntry(
        name="Autoservice Kolben & Ring",
        slug="autoservice-kolben-und-ring",
        categories=("auto",),
        street="Bismarckstraße 171",
        point=(51.52507, 7.09716),
        summary="Inspektion, Reifen und Bremsen zum festen Preis",
        description=(
            "Die beiden Meister Said Amrani und Jörg Pauli arbeiten an allen Marken. Sie zeigen "
            "Ihnen das alte Teil, bevor es in die Tonne geht. Zwei Hebebühnen können Sie "
            "samstags mieten."
        ),
        hours="Mo-Fr 08:00-17:30; Sa 09:00-13:00; PH off",
        telephone="030 23125-114",
        languages=("de", "fr", "ar"),
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Sprachbrücke Übersetzungen",
        slug="sprachbruecke",
        categories=("beratung",),
        street="Schalker Straße 141",
        point=(51.52233, 7.08891),
        summary="Urkunden, Briefe und Begleitung zu Ämtern",
        description=(
            "Drei beeidigte Übersetzerinnen arbeiten hier für Türkisch, Arabisch, Rumänisch und "
            "Bulgarisch. Einfache Briefe lesen sie gleich mit Ihnen. Zu Terminen beim Amt gehen "
            "sie mit."
        ),
        hours="Mo-We 09:00-16:00; Th 11:00-18:00; PH off",
        hours_note="Am Freitag nach Vereinbarung.",
        telephone="0221 4710-133",
        email="sprachbruecke@example.org",
        website="https://sprachbruecke.example.org",
        languages=("de", "tr", "ar", "ro", "bg"),
        is_step_free=True,
    ),
    BusinessEntry(
        name="Büro Belegbar",
        slug="buero-belegbar",
        categories=("beratung",),
        street="Florastraße 54",
        point=(51.51774, 7.08961),
        summary="Buchhaltung für kleine Läden und Selbstständige",
        description=(
            "Katrin Wolters bucht laufende Geschäfte, bereitet die Lohnabrechnung vor und bringt "
            "Ordnung in den Schuhkarton. Wer gründet, bekommt die erste Stunde ohne Rechnung."
        ),
        hours_note="Termine nach Vereinbarung.",
        telephone="0221 4710-134",
        email="belegbar@example.org",
        is_step_free=None,
        offers_training=True,
    ),
    BusinessEntry(
        name="Lernwerkstatt Einmaleins",
        slug="lernwerkstatt-einmaleins",
        categories=("bildung",),
        street="Schalker Straße 77",
        point=(51.52107, 7.08634),
        summary="Nachhilfe und Hausaufgaben in kleinen Gruppen",
        description=(
            "Höchstens fünf Kinder sitzen an einem Tisch. Geübt wird Mathe, Deutsch und "
            "Englisch, von der zweiten bis zur zehnten Klasse. Bei den Anträgen auf Bildung und "
            "Teilhabe hilft das Team."
        ),
        hours="Mo-Fr 13:00-18:30; PH off",
        hours_note="In den Ferien schon ab 10 Uhr.",
        telephone="030 23125-115",
        email="einmaleins@example.org",
        languages=("de", "tr", "ar", "ru"),
        is_step_free=True,
        offers_internship=True,
    ),
)
