"""The trades of the directory, each with the words people search for."""

from home.starting_content.entries import CategoryEntry

CATEGORIES = (
    CategoryEntry(
        "Lebensmittel",
        "lebensmittel",
        "food",
        "Supermarkt, Gemüse, Obst, Feinkost, Einkaufen, bakkal, market, sklep, grocery",
    ),
    CategoryEntry("Bäckerei", "baeckerei", "bakery", "Brot, Brötchen, Kuchen, Torte, Simit, fırın"),
    CategoryEntry("Café und Eis", "cafe", "cafe", "Kaffee, Tee, Eisdiele, Frühstück, Kuchen"),
    CategoryEntry(
        "Restaurant und Imbiss",
        "restaurant",
        "restaurant",
        "Essen, Mittagstisch, Pommes, Döner, Pizza, Lokanta, Abholung",
    ),
    CategoryEntry("Kneipe und Bar", "kneipe", "restaurant", "Bier, Stammtisch, Theke, Musik"),
    CategoryEntry(
        "Kiosk", "kiosk", "kiosk", "Trinkhalle, Bude, Büdchen, Zeitung, Getränke, Paketshop"
    ),
    CategoryEntry("Blumen und Garten", "blumen", "flowers", "Strauß, Floristik, Gärtner, Grab"),
    CategoryEntry(
        "Friseur", "friseur", "hair", "Haare, Haarschnitt, Barbier, Bart, berber, kuaför"
    ),
    CategoryEntry("Kosmetik", "kosmetik", "beauty", "Nägel, Fußpflege, Wimpern, Schönheit"),
    CategoryEntry(
        "Gesundheit und Pflege",
        "gesundheit",
        "health",
        "Apotheke, Physiotherapie, Pflegedienst, Hörgerät, Brille, Optiker",
    ),
    CategoryEntry(
        "Mode und Schuhe", "mode", "fashion", "Kleidung, Brautmode, Kinderkleidung, Stoff"
    ),
    CategoryEntry(
        "Schneiderei", "schneiderei", "fashion", "Änderung, nähen, kürzen, Reißverschluss, terzi"
    ),
    CategoryEntry(
        "Fahrrad", "fahrrad", "bicycle", "Rad, Fahrradladen, Reparatur, E-Bike, Lastenrad, bisiklet"
    ),
    CategoryEntry(
        "Reparatur und Technik",
        "reparatur",
        "repair",
        "Handy, Computer, Elektrogeräte, Schlüssel, Schuhe, Uhren",
    ),
    CategoryEntry("Auto", "auto", "car", "Werkstatt, Kfz, Reifen, Inspektion, TÜV"),
    CategoryEntry(
        "Handwerk und Bau",
        "handwerk",
        "craft",
        "Maler, Tischler, Elektriker, Dachdecker, Sanitär, Heizung, Fliesen",
    ),
    CategoryEntry(
        "Büro und Beratung",
        "beratung",
        "office",
        "Steuer, Versicherung, Übersetzung, Dolmetscher, Reisebüro, Webseite, Druck",
    ),
    CategoryEntry(
        "Bildung und Fahrschule",
        "bildung",
        "education",
        "Nachhilfe, Sprachkurs, Musikschule, Führerschein, Kurs",
    ),
    CategoryEntry(
        "Kultur und Freizeit", "kultur", "culture", "Buch, Musik, Tanz, Sport, Foto, Atelier"
    ),
    CategoryEntry(
        "Haushalt und Dienste",
        "haushalt",
        "other",
        "Wäscherei, Reinigung, Umzug, Gebraucht, Geschenke, Tiere, Möbel",
    ),
)
