"""The page tree of a small site: a home page at its root, and pages below it."""

from itertools import count

from wagtail.models import Page, Site

from content.search.index import index_object
from home.models import HomePage, NewsIndexPage, NewsPage, ProgrammePage, TextPage

numbers = count(1)


def make_home(**kw):
    """Return a home page that is the root of the default site, in place of the welcome page."""
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(**{"title": "Plan B", "slug": "start", "introduction": "<p>Da.</p>"} | kw)
    )
    Site.objects.filter(is_default_site=True).update(root_page=home, hostname="testserver", port=80)
    Site.clear_site_root_paths_cache()
    return home


def make_news_index(parent, **kw):
    return parent.add_child(
        instance=NewsIndexPage(**{"title": "Aktuelles", "slug": "aktuelles"} | kw)
    )


def make_news(parent, **kw):
    number = next(numbers)
    return findable(
        parent,
        NewsPage(
            **{
                "title": f"Meldung {number}",
                "slug": f"meldung-{number}",
                "summary": "Kurz gesagt",
                "body": [("text", "<p>Etwas ist passiert.</p>")],
            }
            | kw
        ),
    )


def make_text_page(parent, **kw):
    number = next(numbers)
    return findable(
        parent, TextPage(**{"title": f"Seite {number}", "slug": f"seite-{number}"} | kw)
    )


def make_programme_page(parent, **kw):
    number = next(numbers)
    return findable(
        parent, ProgrammePage(**{"title": f"Kapitel {number}", "slug": f"kapitel-{number}"} | kw)
    )


def findable(parent, page):
    parent.add_child(instance=page)
    if page.live:
        index_object(page)
    return page
