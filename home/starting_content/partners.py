"""Who carried the programme: the four partners, and what the sources say about them."""

from .entries import PartnerEntry

PARTNERS = (
    PartnerEntry(
        "Stadt Gelsenkirchen",
        "Partnerin des Programms",
        (
            "Plan B gehörte zur Arbeit der Stadt in Schalke und Hassel. Beide Stadtteile bekamen "
            "Mittel der Stadterneuerung, und Plan B kümmerte sich um die Menschen, die dort ihr "
            "Geschäft haben."
        ),
        1,
    ),
    PartnerEntry(
        "Diakoniewerk Gelsenkirchen und Wattenscheid e.V.",
        "Partner des Programms",
        (
            "Das Diakoniewerk ist ein Träger der Wohlfahrtspflege. In Plan B war es einer der vier "
            "Partner."
        ),
        2,
    ),
    PartnerEntry(
        "Arbeiterwohlfahrt (AWO), Unterbezirk Gelsenkirchen/Bottrop",
        "Partnerin des Programms",
        (
            "Auch die AWO ist ein Verband der Wohlfahrtspflege. Sie gehörte von der Partnerseite aus "
            "zu Plan B."
        ),
        3,
    ),
    PartnerEntry(
        "B3-Beyrow Business Beratung",
        "Koordination der wirtschaftlichen Seite",
        (
            "B3 hielt die Fäden für die Betriebe zusammen und stand allen zur Seite, die mitmachten: "
            "im Gespräch im Laden, bei den Abenden und in den Erfolgsteams."
        ),
        4,
    ),
)
