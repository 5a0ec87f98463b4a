"""Invented premises to let, each with the model's fields; a neighbourhood is given by its slug."""

PREMISES = (
    {
        "title": "Eckladen mit zwei Schaufenstern",
        "slug": "eckladen-schalker-strasse",
        "street": "Schalker Straße 131",
        "postcode": "45881",
        "neighbourhood": "schalke",
        "latitude": "51.52212",
        "longitude": "7.08847",
        "size": 64,
        "rent": 420,
        "suggested_use": "Laden, Café, Änderungsschneiderei",
        "description": (
            "Heller Raum an der Ecke, dahinter eine Teeküche und ein Lager. Die Heizung "
            "ist zehn Jahre alt. Vor der Tür hält der Bus."
        ),
        "is_step_free": True,
    },
    {
        "title": "Frühere Bäckerei mit Backstube",
        "slug": "fruehere-baeckerei",
        "street": "Florastraße 60",
        "postcode": "45881",
        "neighbourhood": "schalke",
        "latitude": "51.51783",
        "longitude": "7.08998",
        "size": 138,
        "rent": None,  # on request
        "suggested_use": "Bäckerei, Imbiss, Catering",
        "description": (
            "Verkaufsraum mit Theke, Backstube mit Starkstrom und eigenem Hofeingang. Der "
            "Boden wird vor dem Einzug erneuert."
        ),
        "is_step_free": False,
        "accessibility_note": "Eine Stufe am Eingang, der Hof ist ebenerdig.",
    },
    {
        "title": "Kleines Büro im Erdgeschoss",
        "slug": "kleines-buero",
        "street": "Bismarckstraße 127",
        "postcode": "45881",
        "neighbourhood": "schalke",
        "latitude": "51.52400",
        "longitude": "7.09682",
        "size": 32,
        "rent": 260,
        "suggested_use": "Büro, Nachhilfe, Beratung",
        "description": "Zwei Räume mit großem Fenster zur Straße. Das Internet ist schnell.",
        "is_step_free": True,
    },
    {
        "title": "Ladenlokal am Markt",
        "slug": "ladenlokal-am-markt",
        "street": "Polsumer Straße 126",
        "postcode": "45896",
        "neighbourhood": "hassel",
        "latitude": "51.60320",
        "longitude": "7.05061",
        "size": 85,
        "rent": 510,
        "suggested_use": "Laden, Praxis, Atelier",
        "description": (
            "Mittwochs und freitags ist vor der Tür Markt. Das Schaufenster ist sechs Meter "
            "breit. Ein Stellplatz im Hof gehört dazu."
        ),
        "is_step_free": True,
    },
    {
        "title": "Werkstatt mit Tor",
        "slug": "werkstatt-mit-tor",
        "street": "Eppmannsweg 37",
        "postcode": "45896",
        "neighbourhood": "hassel",
        "latitude": "51.60040",
        "longitude": "7.05314",
        "size": 190,
        "rent": 690,
        "suggested_use": "Handwerk, Fahrradwerkstatt, Lager",
        "description": "Halle mit Rolltor, Büro und Waschraum. Laut arbeiten darf man bis 18 Uhr.",
        "is_step_free": None,
    },
)
