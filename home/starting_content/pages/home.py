"""The home page: two sentences, then a glimpse of every section."""

from home.starting_content.blocks import call, notice, teams_teaser, teaser

TITLE = "Plan B in Schalke und Hassel"
SUMMARY = "Geschäfte, Termine und Erfolgsteams aus zwei Stadtteilen von Gelsenkirchen."
INTRODUCTION = (
    "<p>Wer repariert hier Fahrräder, wer hat gerade offen, und was ist diese Woche los? Hier "
    "zeigen sich die Geschäfte und Menschen, die in Schalke und Hassel etwas unternehmen.</p>"
)
BODY = (
    teaser("businesses", "Neu in der Straße", 8),
    teaser("events", "Die nächsten Termine", 4),
    call(
        "Ihr Termin fehlt?",
        "Tragen Sie Workshop, Fest oder Treffen selbst ein. Sie brauchen kein Konto.",
        "Veranstaltung vorschlagen",
        "/veranstaltungen/vorschlagen/",
    ),
    teams_teaser("In diesen Teams ist ein Platz frei", 3),
    call(
        "Ihr Geschäft fehlt?",
        "Der Eintrag im Branchenbuch kostet nichts und dauert drei Minuten.",
        "Geschäft eintragen",
        "/branchenbuch/eintragen/",
    ),
    teaser("news", "Aktuelles", 4),
    notice(
        "<p><b>Alles Beispiele:</b> Geschäfte, Menschen und Termine auf dieser Seite sind "
        "erfunden. Sie zeigen, wie es aussieht, bis die echten Einträge da sind.</p>"
    ),
)
