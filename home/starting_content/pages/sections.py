"""Titles and introductions of the pages that show lists."""

SECTIONS = {
    "veranstaltungen": {
        "title": "Veranstaltungen",
        "summary": "Was in Schalke und Hassel los ist: Abende, Märkte, Workshops, Sprechstunden.",
    },
    "branchenbuch": {
        "title": "Branchenbuch",
        "summary": "Läden, Werkstätten und Dienste aus beiden Stadtteilen.",
    },
    "erfolgsteams": {
        "title": "Erfolgsteams",
        "summary": "Ein Tisch, ein Ziel und Menschen, die nachfragen.",
        "introduction": (
            "<p>In einem Erfolgsteam treffen sich Unternehmerinnen und Unternehmer regelmäßig. "
            "Jede Person verfolgt ein eigenes Ziel, erzählt vom Stand der Dinge und bekommt von "
            "den anderen eine Rückmeldung. Was am Tisch gesagt wird, bleibt am Tisch.</p>"
        ),
    },
    "aktuelles": {
        "title": "Aktuelles",
        "summary": "Neues aus den Läden, aus den Teams und über diese Website.",
    },
}
