"""The two neighbourhood shops. The addresses are known; who is there when is an example."""

from .entries import ShopEntry

SHOPS = (
    ShopEntry(
        "Stadtteilladen Schalke",
        "schalke",
        "Schalker Straße 168",
        "Dienstag: 10 bis 13 Uhr (Beispiel)\nDonnerstag: 14 bis 18 Uhr (Beispiel)",
        "Erika Beispiel, für Betriebe und Termine in Schalke",
        "0221 4710-900",
        1,
    ),
    # The house number is not confirmed.
    ShopEntry(
        "Stadtteilladen Hassel im Bonni",
        "hassel",
        "Eppmannsweg",
        "Mittwoch: 9 bis 12 Uhr (Beispiel)\nFreitag: 9 bis 12 Uhr (Beispiel)",
        "Murat Beispiel, für Betriebe und Termine in Hassel",
        "0221 4710-901",
        2,
    ),
)
