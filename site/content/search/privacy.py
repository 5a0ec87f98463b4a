"""What Wagtail's page privacy hides: pages, and all that a section shows below its page."""

from django.db import models, transaction
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django_tasks import task
from wagtail.models import Page, PageViewRestriction

from content import sections
from content.search.index import forget_objects, index_object


def for_everybody(pages):
    """Return the published ones among these pages that lie in no private part of the tree.

    Wagtail's `public()` asks for the private parts beforehand; this is one query.
    """
    here = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
    restrictions = PageViewRestriction.objects.alias(here=here)
    return pages.filter(live=True).exclude(
        Exists(restrictions.filter(here__startswith=F("page__path")))
    )


def open_below(pages):
    """Return the published ones of pages that ask for nothing more than the page they are shown on.

    For lists of child pages: whoever reads the list has passed what guards the page above.
    """
    return pages.filter(live=True, view_restrictions=None)


def hidden_sections():
    """Return the apps of the sections whose page is published, but for some visitors only.

    Nothing outside of that page tells of what such a section lists. Most sites hide nothing, and each
    saving asks: then it costs a thirtieth.
    """
    if not PageViewRestriction.objects.exists():
        return frozenset()
    conditions = {section.app: is_hidden(section.app) for section in sections.every()}
    row = PageViewRestriction.objects.values(**conditions).first()
    return frozenset(app for app, hides in (row or {}).items() if hides)


def is_hidden(app):
    """Return the condition, for any query, that the page of a section is for some visitors only."""
    section = sections.get(app)
    if not _lists_snippets(section):
        return models.Value(False, output_field=models.BooleanField())
    pages = section.page.objects.all()
    hides = Q(Exists(pages.filter(live=True))) & ~Q(Exists(for_everybody(pages)))
    return ExpressionWrapper(hides, output_field=models.BooleanField())


def follow_restriction(page):
    """Let the search know again what may be found, after this page was made private or public.

    What has become private is forgotten at once. What has become public is found once the
    background task has written it: that may be a whole directory.
    """
    hidden = hidden_sections()
    for section in sections.every():
        if section.app in hidden:
            for model in _listed(section):
                forget_objects(model)
    below = Page.objects.filter(path__startswith=page.path)
    private = below.exclude(pk__in=for_everybody(below).values("pk"))
    forget_objects(Page, private.values_list("pk", flat=True))
    transaction.on_commit(lambda: index_below.enqueue(page.path))


@task()
def index_below(path):
    """Write what may be found of the pages below this path, and of the sections that they show."""
    pages = for_everybody(Page.objects.filter(path__startswith=path))
    for page in pages.specific().iterator():
        if hasattr(page, "search_parts"):
            index_object(page)
        for section in sections.every():
            if _lists_snippets(section) and section.page is type(page):
                for model in _listed(section):
                    for entry in model.objects.filter(live=True).iterator(chunk_size=500):
                        index_object(entry)


def _lists_snippets(section):
    """Whether below the section's page lies more than pages, which are private by themselves."""
    return bool(getattr(section.page, "urlconf", ""))


def _listed(section):
    """Return the models that a section lists, as the search knows them."""
    return [kind.model for kind in section.search_kinds if not issubclass(kind.model, Page)]
