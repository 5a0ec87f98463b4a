"""Who carried the programme: the four partners, and no more than is known about each."""

from .entries import PartnerEntry

PARTNERS = (
    PartnerEntry(
        "Stadt Gelsenkirchen",
        "Partnerin",
        (
            "Schalke und Hassel sind Stadtteile von Gelsenkirchen. Die Stadt war Partnerin von Plan "
            "B."
        ),
        1,
    ),
    PartnerEntry(
        "Diakoniewerk Gelsenkirchen und Wattenscheid e.V.",
        "Partner",
        "Einer der vier Träger, die Plan B gemeinsam auf den Weg gebracht haben.",
        2,
    ),
    PartnerEntry(
        "Arbeiterwohlfahrt (AWO), Unterbezirk Gelsenkirchen/Bottrop",
        "Partnerin",
        "Auch die AWO gehörte zu den vier Trägern des Programms.",
        3,
    ),
    PartnerEntry(
        "B3-Beyrow Business Beratung",
        "Partner, koordiniert die wirtschaftliche Seite",
        (
            "B3 hielt die Fäden für die Betriebe zusammen und stand allen zur Seite, die mitmachten: "
            "im Gespräch im Laden, bei den Abenden und in den Erfolgsteams."
        ),
        4,
    ),
)
