"""Businesses and categories with valid defaults, published and findable."""

from itertools import count

from content.models import Language, Neighbourhood
from content.search.index import index_object
from directory.models import Business, Category, DirectoryPage, Premises

numbers = count(1)


def make_category(**kw):
    number = next(numbers)
    return Category.objects.create(
        **{"name": f"Branche {number}", "slug": f"branche-{number}", "sort_order": number} | kw
    )


def make_business(*, categories=(), languages=(), neighbourhood="Schalke", **kw):
    """Return a stored business; `languages` are codes, `neighbourhood` is a name."""
    business = Business(
        **{
            "name": f"Betrieb {next(numbers)}",
            "neighbourhood": Neighbourhood.objects.get(name=neighbourhood),
            "live": True,
        }
        | kw
    )
    business.categories = list(categories)
    business.languages = list(Language.objects.filter(code__in=languages))
    business.save()
    index_object(business)
    return business


def make_directory_page(parent, **kw):
    """Return the directory as a published child of `parent`."""
    page = DirectoryPage(**{"title": "Branchenbuch", "slug": "branchenbuch"} | kw)
    return parent.add_child(instance=page)


def make_premises(*, neighbourhood="Schalke", **kw):
    """Return stored premises whose offer stands; `neighbourhood` is a name."""
    premises = Premises(
        **{
            "title": f"Laden {next(numbers)}",
            "street": "Schalker Straße 12",
            "size": 60,
            "neighbourhood": Neighbourhood.objects.get(name=neighbourhood),
            "live": True,
        }
        | kw
    )
    premises.save()
    index_object(premises)
    return premises
