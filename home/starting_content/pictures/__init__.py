"""The illustrations of the starting content: flat scenes as files, and what they show.

They were drawn by this project, so nobody else has rights in them.
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Scene:
    name: str  # of its file
    title: str
    alt: str  # what somebody who cannot see it hears

    @property
    def file(self):
        return FOLDER / f"{self.name}.webp"


SCENES = {
    scene.name: scene
    for scene in (
        Scene(
            "street",
            "Ladenstraße am Morgen",
            "Gezeichnete Straße mit bunten Ladenfassaden, Markisen und zwei Menschen auf dem Gehweg",
        ),
        Scene(
            "opening",
            "Ein Laden wird eröffnet",
            "Gezeichneter Laden mit offener Tür und Wimpelkette, davor stehen Gäste",
        ),
        Scene(
            "schalke",
            "Häuser an der Bahn in Schalke",
            "Gezeichnete hohe Stadthäuser, davor eine Brücke mit einem blauen Zug",
        ),
        Scene(
            "hassel",
            "Markt im grünen Hassel",
            "Gezeichneter Marktplatz mit zwei Ständen, niedrigen Häusern und vielen Bäumen",
        ),
        Scene(
            "evening",
            "Ein Abend am langen Tisch",
            "Gezeichnete Runde: Fünf Menschen sitzen unter Lampen an einem langen Tisch",
        ),
        Scene(
            "workshop",
            "In der Werkstatt",
            "Gezeichnete Werkstatt: ein Fahrrad im Ständer, eine Werkbank, Werkzeug an der Wand",
        ),
        Scene(
            "calendar",
            "Ein Termin kommt in den Kalender",
            "Gezeichneter Wandkalender, in dem ein Tag rot eingekreist ist",
        ),
    )
}
