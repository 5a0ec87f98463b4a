"""Invented shops and services for the person in Hassel."""

from home.starting_content.entries import BusinessEntry

SHOPS = (
    BusinessEntry(
        name="Kiosk Bei Zeynep",
        slug="kiosk-bei-zeynep",
        categories=("kiosk",),
        street="Eppmannsweg 27",
        point=(51.60017, 7.05341),
        summary="Kaffee, Zeitung, Paketdienst und ein offenes Ohr",
        description=(
            "Schulkinder holen hier ihr Brötchen, Pendler den Kaffee. Zeynep Acar nimmt Pakete "
            "an und druckt Fahrkarten und Formulare aus. Wer sich aussperrt, findet bei ihr den "
            "Ersatzschlüssel."
        ),
        hours="Mo-Fr 05:00-20:00; Sa 06:00-20:00; Su,PH 08:00-18:00",
        telephone="030 23125-203",
        languages=("de", "tr"),
        is_step_free=True,
    ),
    BusinessEntry(
        name="Büdchen Ecke Nordring",
        slug="buedchen-ecke-nordring",
        categories=("kiosk",),
        street="Polsumer Straße 12",
        point=(51.59940, 7.05172),
        summary="Getränke, Eis und belegte Brötchen bis Mitternacht",
        description=(
            "Das Büdchen hat auch auf, wenn sonst alles zu ist. Im Sommer stehen Stühle auf dem "
            "Gehweg, im Winter gibt es heiße Brühe."
        ),
        hours="Mo-Su,PH 10:00-24:00",
        telephone="0221 4710-211",
        languages=("de", "bg"),
        is_step_free=True,
    ),
    BusinessEntry(
        name="Gärtnerei Grüner Norden",
        slug="gaertnerei-gruener-norden",
        categories=("blumen",),
        street="Polsumer Straße 189",
        point=(51.60512, 7.04989),
        summary="Stauden, Balkonpflanzen und Grabpflege",
        description=(
            "In zwei Gewächshäusern wachsen Stauden, die mit trockenem Sommer zurechtkommen. Das "
            "Team plant Vorgärten und pflegt Gräber das ganze Jahr. Im April zeigt es, wie man "
            "Kästen bepflanzt."
        ),
        hours="Mo-Fr 08:30-18:00; Sa 08:30-14:00; PH off",
        telephone="0221 4710-212",
        website="https://gruener-norden.example.org",
        languages=("de", "ro"),
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Wolle & Faden Petersen",
        slug="wolle-und-faden",
        categories=("mode", "haushalt"),
        street="Polsumer Straße 84",
        point=(51.60211, 7.05093),
        summary="Wolle, Stoffe und eine offene Strickrunde",
        description=(
            "Anke Petersen berät zu Garn und Muster und rettet verlorene Maschen. Am "
            "Mittwochnachmittag sitzt die Strickrunde am runden Tisch, Anfängerinnen und "
            "Anfänger sind gern gesehen."
        ),
        hours="Mo,Tu,Th,Fr 09:30-12:30,14:30-18:00; We 14:30-18:00; Sa 09:30-12:30; PH off",
        telephone="0221 4710-213",
        is_step_free=False,
        accessibility_note="Eine Stufe, mobile Rampe vorhanden.",
    ),
    BusinessEntry(
        name="Schuhhaus Trittfest",
        slug="schuhhaus-trittfest",
        categories=("mode",),
        street="Polsumer Straße 101",
        point=(51.60258, 7.05078),
        summary="Kinderschuhe, bequeme Schuhe und Arbeitsschuhe",
        description=(
            "Kinderfüße werden hier gemessen, nicht geschätzt. Für Betriebe gibt es "
            "Sicherheitsschuhe in allen Größen, auch zum Anprobieren vor Ort."
        ),
        hours="Mo-Fr 09:30-18:30; Sa 09:30-15:00; PH off",
        telephone="030 23125-204",
        languages=("de", "tr", "en"),
        is_step_free=True,
        offers_training=True,
    ),
    BusinessEntry(
        name="Tierbedarf Pfotenglück",
        slug="tierbedarf-pfotenglueck",
        categories=("haushalt",),
        street="Eppmannsweg 8",
        point=(51.59970, 7.05402),
        summary="Futter, Leinen und Beratung für Hund, Katze und Huhn",
        description=(
            "Sandra Krüger wiegt Futter auch lose ab. Alte Decken sammelt sie für das Tierheim. "
            "Wer Hühner halten möchte, bekommt bei ihr einen ehrlichen Rat."
        ),
        hours="Mo-Fr 10:00-18:30; Sa 09:30-14:00; PH off",
        telephone="0221 4710-215",
        is_step_free=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Bücherwinkel Hassel",
        slug="buecherwinkel",
        categories=("kultur",),
        street="Polsumer Straße 90",
        point=(51.60229, 7.05087),
        summary="Neue und gebrauchte Bücher, Schulbedarf, Vorlesestunde",
        description=(
            "Auf zwei Etagen stehen Krimis, Kinderbücher und Bücher auf Türkisch und Arabisch. "
            "Bestelltes ist am nächsten Morgen da. Samstags um elf liest jemand vor."
        ),
        hours="Mo-Fr 09:30-13:00,14:30-18:30; Sa 09:30-14:00; PH off",
        telephone="0221 4710-216",
        email="buecherwinkel@example.org",
        website="https://buecherwinkel.example.org",
        languages=("de", "tr", "ar", "en"),
        is_step_free=True,
        accessibility_note="Erdgeschoss stufenlos, oben nur über die Treppe.",
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Salon Lockenstab",
        slug="salon-lockenstab",
        categories=("friseur",),
        street="Polsumer Straße 116",
        point=(51.60297, 7.05068),
        summary="Haarschnitt für alle, geschützter Raum für Frauen mit Kopftuch",
        description=(
            "Für Kundinnen, die ihr Haar nur unter Frauen zeigen, gibt es ein eigenes Zimmer. "
            "Fatima Benali und ihre beiden Auszubildenden sprechen zusammen fünf Sprachen. Kinder "
            "sitzen auf dem Karussellpferd."
        ),
        hours="Tu-Fr 09:00-18:30; Sa 08:30-14:30; PH off",
        telephone="0221 4710-224",
        languages=("de", "tr", "ar", "fr", "en"),
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Kosmetik Rosenzeit",
        slug="kosmetik-rosenzeit",
        categories=("kosmetik",),
        street="Polsumer Straße 72",
        point=(51.60176, 7.05104),
        summary="Gesichtspflege, Massage und Brautschminken",
        description=(
            "Mariana Popescu arbeitet mit wenigen, gut verträglichen Mitteln. Für Frauen nach "
            "einer Krebsbehandlung bietet sie eine kostenlose Beratung an."
        ),
        hours="Mo,We,Fr 10:00-18:00; Th 12:00-20:00; PH off",
        hours_note="Bitte vorher einen Termin ausmachen.",
        telephone="030 23125-212",
        email="rosenzeit@example.org",
        languages=("de", "ro", "it"),
        is_step_free=True,
    ),
    BusinessEntry(
        name="Hörwelt Lauschpunkt",
        slug="hoerwelt-lauschpunkt",
        categories=("gesundheit",),
        street="Polsumer Straße 99",
        point=(51.60252, 7.05080),
        summary="Hörtest, Hörgeräte und Gehörschutz für die Arbeit",
        description=(
            "Der Hörtest ist kostenlos und dauert eine halbe Stunde. Geräte können Sie vier "
            "Wochen lang ausprobieren. Zu Menschen, die nicht kommen können, fährt Sabine Thiel "
            "nach Hause."
        ),
        hours="Mo-Fr 09:00-13:00,14:00-18:00; PH off",
        telephone="0221 4710-226",
        is_step_free=True,
        accessibility_note="Induktive Höranlage am Tresen.",
        offers_training=True,
    ),
    BusinessEntry(
        name="Pflegedienst Handschlag",
        slug="pflegedienst-handschlag",
        categories=("gesundheit",),
        street="Eppmannsweg 33",
        point=(51.60031, 7.05325),
        summary="Pflege zu Hause, Beratung und Hilfe beim Antrag",
        description=(
            "Das Team pflegt rund um den Stadtteil und spricht sieben Sprachen. Angehörige "
            "bekommen eine feste Ansprechperson. Einmal im Monat gibt es einen Abend für "
            "pflegende Angehörige."
        ),
        hours="Mo-Fr 08:00-16:00; PH off",
        hours_note="Das Pflegetelefon ist rund um die Uhr besetzt.",
        telephone="0221 4710-227",
        email="handschlag@example.org",
        website="https://handschlag.example.org",
        languages=("de", "tr", "ru", "pl", "ar", "en", "uk"),
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Fotowerk Lichtschacht",
        slug="fotowerk-lichtschacht",
        categories=("kultur", "beratung"),
        street="Polsumer Straße 136",
        point=(51.60347, 7.05053),
        summary="Passbilder, Bewerbungsfotos und Bilder für Ihren Laden",
        description=(
            "Olena Marchenko fotografiert im kleinen Studio und bei Ihnen im Laden. Passbilder "
            "sind in zehn Minuten fertig. Alte Dias und Filme überträgt sie auf den Computer."
        ),
        hours="Tu-Fr 10:00-13:00,14:00-18:00; Sa 10:00-13:00; PH off",
        telephone="0221 4710-236",
        email="lichtschacht@example.org",
        website="https://lichtschacht.example.org",
        languages=("de", "uk", "ru", "en"),
        is_step_free=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Umzüge Starke Schulter",
        slug="umzuege-starke-schulter",
        categories=("haushalt",),
        street="Polsumer Straße 180",
        point=(51.60481, 7.05002),
        summary="Umzug, Entrümpelung und Möbel aus zweiter Hand",
        description=(
            "Zwei Wagen, acht Leute und ein fester Preis nach Besichtigung. Was bei "
            "Entrümpelungen noch gut ist, steht günstig in der Halle. Die Halle ist nur am "
            "Donnerstag und Samstag offen."
        ),
        hours="Th 14:00-18:00; Sa 09:00-13:00; PH off",
        hours_note="Umzüge nach Vereinbarung.",
        telephone="0221 4710-237",
        languages=("de", "bg", "ro", "tr"),
        is_step_free=True,
        offers_internship=True,
    ),
)
