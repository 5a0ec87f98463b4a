"""Who carried the programme: the four partners, and no more than is known about each.

Their contacts are invented, because the programme has ended.
"""

from .entries import PartnerEntry

PARTNERS = (
    PartnerEntry(
        "Stadt Gelsenkirchen",
        "Partnerin",
        (
            "Schalke und Hassel sind Stadtteile von Gelsenkirchen. Die Stadt war Partnerin "
            "von Plan B."
        ),
        1,
        "stadt@example.org",
    ),
    PartnerEntry(
        "Diakoniewerk Gelsenkirchen und Wattenscheid e.V.",
        "Partner",
        "Einer der vier Träger, die Plan B gemeinsam auf den Weg gebracht haben.",
        2,
        "diakoniewerk@example.org",
    ),
    PartnerEntry(
        "Arbeiterwohlfahrt (AWO), Unterbezirk Gelsenkirchen/Bottrop",
        "Partnerin",
        "Auch die AWO gehörte zu den vier Trägern des Programms.",
        3,
        "awo@example.org",
    ),
    PartnerEntry(
        "B3-Beyrow Business Beratung",
        "Partner, koordiniert die wirtschaftliche Seite",
        (
            "B3 hielt die Fäden für die Betriebe zusammen und stand allen zur Seite, die "
            "mitmachten: im Gespräch im Betrieb, bei den Abenden und in den Erfolgsteams."
        ),
        4,
        "b3@example.org",
    ),
)
