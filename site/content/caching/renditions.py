"""Makes the renditions that pages show before the first visitor asks for them.

Wagtail makes a rendition while it renders the first page that shows it. That reader waits for the
picture, and goes without it where it cannot be stored (`content.security.missing_pictures`).
"""

from functools import cache

from django.conf import settings
from django.db import transaction
from django.template.loader import get_template
from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import Filter, SourceImageIOError
from wagtail.images.templatetags.wagtailimages_tags import ImageNode, SrcsetImageNode


@cache
def shown_specs() -> frozenset[str]:
    """Return the filter specs of all image tags in our templates."""
    folders = [folder for engine in settings.TEMPLATES for folder in engine["DIRS"]]
    templates = [
        get_template(path.relative_to(folder).as_posix()).template
        for folder in folders
        for path in folder.rglob("*.html")
    ]
    nodes = [node for each in templates for node in each.nodelist.get_nodes_by_type(ImageNode)]
    return frozenset(spec for node in nodes for spec in _specs(node))


def _specs(node):
    if isinstance(node, SrcsetImageNode):
        return Filter.expand_spec(node.filter_specs)
    return ["|".join(node.filter_specs)]


def prepare(image):
    """Let the worker make the renditions of an image once it is stored."""
    transaction.on_commit(lambda: make_renditions.enqueue(image.pk))


@task()
def make_renditions(image_id):
    """Make the renditions that are not there yet; a broken picture has none."""
    specs = shown_specs()
    image = get_image_model().objects.prefetch_renditions(*specs).filter(pk=image_id).first()
    if image is None:
        return  # deleted meanwhile
    for spec in specs:
        try:
            image.get_rendition(spec)
        except SourceImageIOError:
            return
