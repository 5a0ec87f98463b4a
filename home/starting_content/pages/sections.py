"""Titles and introductions of the pages that show lists."""

SECTIONS = {
    "aktuelles": {
        "title": "Aktuelles",
        "summary": "Neues aus den Betrieben, aus den Teams und über diese Website.",
    },
}
