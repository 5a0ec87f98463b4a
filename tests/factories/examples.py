"""What the starting content holds, for tests that look for it."""

import csv

from directory.starting_content.loading import BUSINESSES

NEIGHBOURHOODS = {"Schalke": "schalke", "Hassel": "hassel"}


def example_businesses():
    """Return {slug of the neighbourhood: [a row of the table, by its German headings]}."""
    found = {slug: [] for slug in NEIGHBOURHOODS.values()}
    with BUSINESSES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            found[NEIGHBOURHOODS[row["Stadtteil"]]].append(row)
    return found


def point_of(row):
    """Return the (latitude, longitude) of a row."""
    return tuple(float(row[heading].replace(",", ".")) for heading in ("Breite", "Länge"))
