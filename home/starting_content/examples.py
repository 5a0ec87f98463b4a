"""Which of the home section's rows are examples. Partners and programme are real, and no examples."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model

from content.sections import ExampleKind
from home.models import NewsPage
from home.starting_content.news import IS_EXAMPLE, RECENT
from home.starting_content.pictures import SCENES


def example_news():
    """Return the invented items: those of the first day, and those that say so."""
    slugs = {entry.slug for entry in RECENT}
    news = NewsPage.objects.all()
    return [page for page in news if page.slug in slugs or IS_EXAMPLE in stored_words(page)]


def stored_words(page):
    """Return what stands in a page's blocks, without printing what they show of other sections."""
    return str(list(page.body.raw_data))


def example_pictures():
    """Return the drawings as they came; with other words beside it, a picture is the editors' own."""
    drawn = Q()
    for scene in SCENES.values():
        drawn |= Q(title=scene.title, description=scene.alt)
    return get_image_model().objects.filter(drawn)


EXAMPLES = (
    ExampleKind(_("Meldungen"), example_news),
    ExampleKind(_("Bilder mit ihren Dateien"), example_pictures, is_invented=False),
)
