"""Invented shops and services for the person in Schalke."""

from home.starting_content.entries import BusinessEntry

SHOPS = (
    BusinessEntry(
        name="Trinkhalle Rosi",
        slug="trinkhalle-rosi",
        categories=("kiosk",),
        street="Schalker Straße 73",
        point=(51.52098, 7.08617),
        summary="Die Bude für Zeitung, gemischte Tüte und Pakete",
        description=(
            "Rosi Kaminski kennt die Straße seit 30 Jahren. Bei ihr gibt es die Zeitung, Eis, "
            "belegte Brötchen und die gemischte Tüte für einen Euro. Pakete nehmen Sie hier auch "
            "abends noch mit."
        ),
        hours="Mo-Fr 05:30-21:00; Sa-Su,PH 07:00-21:00",
        telephone="0221 4710-110",
        is_step_free=True,
        accessibility_note="Verkauf durch das Fenster, ohne Stufe.",
    ),
    BusinessEntry(
        name="Blumen Wiesengrund",
        slug="blumen-wiesengrund",
        categories=("blumen",),
        street="Schalker Straße 118",
        point=(51.52190, 7.08799),
        summary="Sträuße, Kränze und Topfpflanzen aus der Region",
        description=(
            "Martina Kolb bindet Sträuße nach Jahreszeit und kauft in Gärtnereien am Rand des "
            "Reviers ein. Trauerkränze und Tischschmuck bespricht sie in Ruhe mit Ihnen. "
            "Geliefert wird in Schalke und den Nachbarstadtteilen."
        ),
        hours="Mo-Fr 09:00-13:00,14:30-18:00; Sa 09:00-14:00; PH off",
        telephone="0221 4710-111",
        email="wiesengrund@example.org",
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Brautmode Elif",
        slug="brautmode-elif",
        categories=("mode", "schneiderei"),
        street="Florastraße 31",
        point=(51.51739, 7.08840),
        summary="Brautkleider und Festmode, im Haus angepasst",
        description=(
            "Elif Şahin führt rund 80 Brautkleider und näht sie selbst passend. Für die Anprobe "
            "nimmt sie sich eineinhalb Stunden Zeit. Kleider für Henna-Abende und Anzüge für "
            "Kinder können Sie auch leihen."
        ),
        hours="Tu-Fr 11:00-18:30; Sa 10:00-17:00; PH off",
        hours_note="Anprobe bitte mit Termin.",
        telephone="030 23125-103",
        website="https://brautmode-elif.example.org",
        languages=("de", "tr", "en"),
        is_step_free=False,
        offers_training=True,
    ),
    BusinessEntry(
        name="Zweite Runde Kindersachen",
        slug="zweite-runde",
        categories=("mode", "haushalt"),
        street="Schalker Straße 82",
        point=(51.52117, 7.08655),
        summary="Gebrauchte Kinderkleidung, Bücher und Spielzeug",
        description=(
            "Gut erhaltene Sachen bis Größe 164 nimmt Jennifer Okafor in Kommission. Alles ist "
            "gewaschen und geprüft, die Preise stehen am Bügel. Kinderwagen können Sie im Hof "
            "abstellen."
        ),
        hours="Mo,Tu,Th,Fr 09:30-12:30,15:00-18:00; Sa 10:00-13:00; PH off",
        telephone="0221 4710-113",
        languages=("de", "en"),
        is_step_free=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Salon Haargenau",
        slug="salon-haargenau",
        categories=("friseur",),
        street="Schalker Straße 133",
        point=(51.52216, 7.08855),
        summary="Damen, Herren und Kinder, auch ohne Termin am Mittwoch",
        description=(
            "Nicole Brandt und ihre drei Kolleginnen schneiden, färben und hören zu. Mittwochs "
            "geht es der Reihe nach, an den anderen Tagen mit Termin. Für Menschen, die nicht "
            "mehr aus dem Haus können, kommt der Salon nach Hause."
        ),
        hours="Tu-Fr 09:00-18:00; Sa 08:30-14:00; PH off",
        telephone="0221 4710-124",
        email="haargenau@example.org",
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Barbier Baran",
        slug="barbier-baran",
        categories=("friseur",),
        street="Schalker Straße 155",
        point=(51.52263, 7.08956),
        summary="Haarschnitt und Nassrasur mit heißem Tuch",
        description=(
            "Baran Demir rasiert mit dem Messer und nimmt sich dafür eine halbe Stunde. Kinder "
            "bekommen einen Sitz in Autoform. Am Sonntag ist zu, dafür ist am Freitag bis neun "
            "offen."
        ),
        hours="Mo-Th 10:00-19:30; Fr 10:00-21:00; Sa 09:00-19:00",
        telephone="030 23125-112",
        languages=("de", "tr", "ku", "ar"),
        is_step_free=True,
        offers_training=True,
    ),
    BusinessEntry(
        name="Nagelwerk Linh",
        slug="nagelwerk-linh",
        categories=("kosmetik",),
        street="Schalker Straße 86",
        point=(51.52128, 7.08677),
        summary="Maniküre, Pediküre und medizinische Fußpflege",
        description=(
            "Linh Tran pflegt Hände und Füße und hat für die Fußpflege eine eigene Ausbildung. "
            "Menschen mit Diabetes bekommen einen ruhigen Termin am Vormittag."
        ),
        hours="Mo-Fr 09:30-18:30; Sa 10:00-15:00; PH off",
        telephone="0221 4710-126",
        languages=("de", "en"),
        is_step_free=False,
    ),
    BusinessEntry(
        name="Augenblick Optik",
        slug="augenblick-optik",
        categories=("gesundheit",),
        street="Schalker Straße 122",
        point=(51.52197, 7.08815),
        summary="Brillen, Sehtest und Reparatur sofort",
        description=(
            "Der Sehtest kostet nichts und dauert zwanzig Minuten. Es gibt Fassungen ab einem "
            "kleinen Preis und eine Werkstatt im Laden. Für Schulkinder liegt immer eine "
            "Ersatzbrille bereit."
        ),
        hours="Mo-Fr 09:30-13:00,14:30-18:30; Sa 09:30-14:00; PH off",
        telephone="0221 4710-127",
        email="augenblick@example.org",
        website="https://augenblick-optik.example.org",
        languages=("de", "tr", "ru"),
        is_step_free=True,
        offers_training=True,
    ),
    BusinessEntry(
        name="Physiotherapie Gangart",
        slug="physiotherapie-gangart",
        categories=("gesundheit",),
        street="Bismarckstraße 118",
        point=(51.52374, 7.09671),
        summary="Krankengymnastik, Massage und Rückenkurse",
        description=(
            "Vier Therapeutinnen behandeln auf Rezept und privat. Die Räume liegen im "
            "Erdgeschoss, Hausbesuche sind möglich. Der Rückenkurs am Montagabend steht allen "
            "offen."
        ),
        hours="Mo-Th 08:00-19:00; Fr 08:00-14:00; PH off",
        hours_note="Behandlung mit Termin.",
        telephone="030 23125-113",
        languages=("de", "pl", "en"),
        is_step_free=True,
        accessibility_note="Türen 95 cm breit, höhenverstellbare Liegen.",
        offers_internship=True,
    ),
    BusinessEntry(
        name="Tanzraum Kumpeltakt",
        slug="tanzraum-kumpeltakt",
        categories=("kultur",),
        street="Bismarckstraße 142",
        point=(51.52440, 7.09696),
        summary="Tanzkurse für Kinder, Paare und alle über sechzig",
        description=(
            "Hip-Hop am Montag, Salsa am Mittwoch, Tanztee am Sonntag. Die erste Stunde ist zum "
            "Ausprobieren. Der Saal hat einen Schwingboden und einen Aufzug."
        ),
        hours="Mo-Th 15:00-21:30; Su 14:00-18:00",
        telephone="0221 4710-136",
        website="https://kumpeltakt.example.org",
        languages=("de", "es", "en"),
        is_step_free=True,
        accessibility_note="Aufzug vom Hof, Rufanlage am Tor.",
    ),
    BusinessEntry(
        name="Waschsalon Schaumkrone",
        slug="waschsalon-schaumkrone",
        categories=("haushalt",),
        street="Florastraße 39",
        point=(51.51752, 7.08880),
        summary="Zwölf Maschinen, Trockner und eine Leseecke",
        description=(
            "Waschen können Sie jeden Tag bis zehn am Abend, bezahlt wird bar oder mit Karte. "
            "Bettdecken passen in die große Maschine. In der Leseecke tauschen die Leute Bücher."
        ),
        hours="Mo-Su 06:00-22:00",
        telephone="030 23125-116",
        languages=("de", "en"),
        is_step_free=True,
    ),
)
