"""What of a business can be found, and how heavily it counts; the search itself is `content.search`."""

from content.search.index import SearchParts, index_object
from content.text import text_of


def search_parts(business):
    """Return the name; the categories with their other words; the offers; and the rest."""
    categories = list(business.categories.all())
    languages = business.languages.all()
    offers = [
        business.offers_training and "Ausbildung",
        business.offers_internship and "Praktikum",
        business.is_step_free and "barrierefrei, ohne Stufen",
    ]
    return SearchParts(
        name=business.name,
        keywords=" ".join(f"{category.name} {category.synonyms}" for category in categories),
        offers=" ".join([business.summary, *(offer for offer in offers if offer)]),
        text=" ".join(
            [
                text_of(business.description),
                *(f"{language.name} {language.native_name}" for language in languages),
                str(business.neighbourhood or ""),
                business.street,
                business.accessibility_note,
                business.opening_hours_note,
            ]
        ),
    )


def index_all(businesses):
    """Bring what can be found of these up to date, after the words of their categories changed."""
    for business in businesses:
        index_object(business)
