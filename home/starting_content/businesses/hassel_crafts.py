"""Invented workshops, crafts, offices and schools in Hassel."""

from home.starting_content.entries import BusinessEntry

CRAFTS = (
    BusinessEntry(
        name="Zweirad Kettenglied",
        slug="zweirad-kettenglied",
        categories=("fahrrad",),
        street="Polsumer Straße 107",
        point=(51.60274, 7.05074),
        summary="Reparatur, E-Bikes und Lastenräder zum Ausleihen",
        description=(
            "In der Werkstatt kann man zusehen. Tomasz Zieliński repariert alle Marken und "
            "verleiht zwei Lastenräder für den Großeinkauf. Am ersten Samstag im Monat zeigt er, "
            "wie man selbst flickt."
        ),
        hours="Mo,Tu,Th,Fr 09:30-13:00,14:30-18:30; Sa 09:30-13:30; PH off",
        telephone="0221 4710-221",
        email="kettenglied@example.org",
        website="https://kettenglied.example.org",
        languages=("de", "pl", "en"),
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Computerhilfe Neustart",
        slug="computerhilfe-neustart",
        categories=("reparatur", "beratung"),
        street="Eppmannsweg 19",
        point=(51.59998, 7.05364),
        summary="Hilfe mit Computer, Drucker und Internet, auch zu Hause",
        description=(
            "Alexej Bondarenko kommt vorbei, wenn der Drucker nicht druckt. Er erklärt langsam "
            "und schreibt alles auf einen Zettel. Gebrauchte Geräte gibt er mit einem Jahr "
            "Garantie ab."
        ),
        hours="Mo-Fr 10:00-13:00,15:00-18:00; PH off",
        telephone="030 23125-211",
        email="neustart@example.org",
        languages=("de", "uk", "ru"),
        is_step_free=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Uhrmacherei Feinzeit",
        slug="uhrmacherei-feinzeit",
        categories=("reparatur",),
        street="Polsumer Straße 88",
        point=(51.60223, 7.05089),
        summary="Batterien, Armbänder und alte Uhren",
        description=(
            "Eine Batterie wechselt Heinrich Sobotta sofort, eine Standuhr holt er ab. Was er "
            "nicht reparieren kann, sagt er gleich. Trauringe ändert er in der Größe."
        ),
        hours="Tu-Fr 10:00-13:00,15:00-18:00; Sa 10:00-13:00; PH off",
        telephone="0221 4710-223",
        is_step_free=False,
    ),
    BusinessEntry(
        name="Tischlerei Holzweg",
        slug="tischlerei-holzweg",
        categories=("handwerk",),
        street="Polsumer Straße 203",
        point=(51.60548, 7.04971),
        summary="Möbel nach Maß, Türen, Fenster und Ladenbau",
        description=(
            "Drei Gesellinnen und ein Meister bauen, was nicht von der Stange passt. Für Läden "
            "entwerfen sie Theken, die man mit dem Rollstuhl erreicht. Restholz steht am Freitag "
            "zum Mitnehmen vor dem Tor."
        ),
        hours="Mo-Th 07:00-16:00; Fr 07:00-13:00; PH off",
        telephone="0221 4710-228",
        email="holzweg@example.org",
        languages=("de", "en"),
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Sanitär & Heizung Wasserfreund",
        slug="sanitaer-wasserfreund",
        categories=("handwerk",),
        street="Polsumer Straße 158",
        point=(51.60412, 7.05029),
        summary="Bad, Heizung und Notdienst bei Rohrbruch",
        description=(
            "Familie Öztürk baut Bäder um, auch schwellenlos. Bei Rohrbruch kommt abends und am "
            "Wochenende jemand. Wie eine Wärmepumpe in ein altes Haus passt, rechnen sie vorher "
            "durch."
        ),
        hours="Mo-Fr 07:30-17:00; PH off",
        hours_note="Notdienst auch am Wochenende.",
        telephone="030 23125-213",
        website="https://wasserfreund.example.org",
        languages=("de", "tr"),
        is_step_free=None,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Dach und Wand Brinkhoff",
        slug="dach-und-wand",
        categories=("handwerk",),
        street="Polsumer Straße 171",
        point=(51.60455, 7.05013),
        summary="Dachdecker, Dämmung und Photovoltaik",
        description=(
            "Nach jedem Sturm klingelt hier das Telefon. Der Betrieb repariert kleine Schäden "
            "sofort und plant große in Ruhe. Jugendliche können in den Ferien eine Woche mit "
            "aufs Gerüst schauen."
        ),
        hours_note="Büro nach Vereinbarung, telefonisch werktags ab sieben Uhr.",
        telephone="0221 4710-230",
        is_step_free=None,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Reifenlager Profiltiefe",
        slug="reifenlager-profiltiefe",
        categories=("auto",),
        street="Polsumer Straße 216",
        point=(51.60587, 7.04952),
        summary="Reifen, Einlagerung und Achsvermessung",
        description=(
            "Im Oktober und zu Ostern ist Hochbetrieb, sonst geht es ohne Termin. Karim Haidari "
            "lagert Ihre Räder ein und ruft an, wenn das Profil nicht mehr reicht."
        ),
        hours="Mo-Fr 08:00-18:00; Sa 08:00-13:00; PH off",
        telephone="0221 4710-231",
        languages=("de", "fa", "en"),
        is_step_free=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Reisebüro Fernblick",
        slug="reisebuero-fernblick",
        categories=("beratung",),
        street="Polsumer Straße 110",
        point=(51.60281, 7.05072),
        summary="Flüge, Busreisen und Visa",
        description=(
            "Leyla Kaplan bucht Heimatreisen und Kuren und kennt die Regeln für das Gepäck. Für "
            "Gruppen aus dem Stadtteil plant sie Tagesfahrten mit einem Bus, der eine Rampe hat."
        ),
        hours="Mo-Fr 09:30-18:00; Sa 10:00-13:00; PH off",
        telephone="030 23125-214",
        email="fernblick@example.org",
        languages=("de", "tr", "es", "en"),
        is_step_free=False,
    ),
    BusinessEntry(
        name="Versicherungen Sommer",
        slug="versicherungen-sommer",
        categories=("beratung",),
        street="Polsumer Straße 122",
        point=(51.60311, 7.05063),
        summary="Versicherungen für Läden, Werkstätten und Familien",
        description=(
            "Ralf Sommer prüft alte Verträge und kündigt auch, was Sie nicht brauchen. Für "
            "Gründerinnen und Gründer erklärt er auf einer Seite, was Pflicht ist und was nicht."
        ),
        hours="Mo-Th 09:00-12:30,14:00-17:00; Fr 09:00-12:30; PH off",
        telephone="0221 4710-233",
        is_step_free=True,
    ),
    BusinessEntry(
        name="Fahrschule Rückenwind",
        slug="fahrschule-rueckenwind",
        categories=("bildung",),
        street="Eppmannsweg 22",
        point=(51.60005, 7.05355),
        summary="Führerschein mit Theorie auf Deutsch, Türkisch und Arabisch",
        description=(
            "Die Theorie findet dreimal in der Woche statt, auch am Vormittag. Ein Auto ist für "
            "Menschen umgebaut, die nur mit den Händen fahren. Ängstliche bekommen Zeit."
        ),
        hours="Mo-Th 15:00-19:30; Tu,Th 10:00-12:00; PH off",
        telephone="0221 4710-234",
        website="https://fahrschule-rueckenwind.example.org",
        languages=("de", "tr", "ar"),
        is_step_free=True,
    ),
    BusinessEntry(
        name="Musikschule Klangkiste",
        slug="musikschule-klangkiste",
        categories=("bildung", "kultur"),
        street="Eppmannsweg 41",
        point=(51.60049, 7.05303),
        summary="Gitarre, Saz, Klavier und Trommeln, ab vier Jahren",
        description=(
            "Fünf Lehrende unterrichten einzeln und in Gruppen. Instrumente kann man leihen. "
            "Zweimal im Jahr spielen alle zusammen auf der Straße."
        ),
        hours="Mo-Fr 14:00-20:00; Sa 10:00-14:00; PH off",
        telephone="030 23125-215",
        email="klangkiste@example.org",
        languages=("de", "tr", "en"),
        is_step_free=True,
        offers_internship=True,
    ),
)
