"""Which trade a search is for, also one that no business here has."""

from content.search.reading import terms_of
from content.search.stems import stems
from content.search.synonyms import Groups
from content.search.words import words_of
from directory.models.category import Category


def trade_of(query):
    """Return the name of the trade that a search is for, or "" where none of its words is one.

    The editors' own trades and their words come first.
    """
    if category := category_of(query):
        return category.name
    trade = known_trade_of(query)
    return trade.name if trade else ""


def known_trade_of(query):
    """Return the trade of the list in five languages that one of the words means, or None."""
    terms = terms_of(query, Groups(), widely=True)
    return next((term.trades[0] for term in terms if term.trades), None)


def category_of(query):
    """Return the editors' own trade that the query or one of its words names, or None."""
    words = words_of(query)
    wanted = dict.fromkeys([_form(query), *words, *(s for word in words for s in stems(word))])
    own = {}
    for category in Category.objects.all():
        for word in (category.name, *category.synonyms.split(",")):
            own.setdefault(_form(word), category)
    own.pop("", None)
    return next((own[word] for word in wanted if word in own), None)


def _form(text):
    """Return a text as it is compared: without the words that a question is full of."""
    return " ".join(words_of(text))
