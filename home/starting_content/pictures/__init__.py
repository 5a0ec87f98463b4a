"""The illustrations of the starting content: flat scenes, drawn by this project's own code."""

from dataclasses import dataclass

from . import indoors, outdoors


@dataclass(frozen=True)
class Scene:
    title: str
    alt: str  # what somebody who cannot see it hears
    draw: callable  # returns a Pillow image


SCENES = {
    "street": Scene(
        "Ladenstraße am Morgen",
        "Gezeichnete Straße mit bunten Ladenfassaden, Markisen und zwei Menschen auf dem Gehweg",
        outdoors.street,
    ),
    "opening": Scene(
        "Ein Laden wird eröffnet",
        "Gezeichneter Laden mit offener Tür und Wimpelkette, davor stehen Gäste",
        outdoors.opening,
    ),
    "schalke": Scene(
        "Häuser an der Bahn in Schalke",
        "Gezeichnete hohe Stadthäuser, davor eine Brücke mit einem blauen Zug",
        outdoors.schalke,
    ),
    "hassel": Scene(
        "Markt im grünen Hassel",
        "Gezeichneter Marktplatz mit zwei Ständen, niedrigen Häusern und vielen Bäumen",
        outdoors.hassel,
    ),
    "evening": Scene(
        "Ein Abend am langen Tisch",
        "Gezeichnete Runde: Fünf Menschen sitzen unter Lampen an einem langen Tisch",
        indoors.evening,
    ),
    "workshop": Scene(
        "In der Werkstatt",
        "Gezeichnete Werkstatt: ein Fahrrad im Ständer, eine Werkbank, Werkzeug an der Wand",
        indoors.workshop,
    ),
    "calendar": Scene(
        "Ein Termin kommt in den Kalender",
        "Gezeichneter Wandkalender, in dem ein Tag rot eingekreist ist",
        indoors.calendar,
    ),
}
