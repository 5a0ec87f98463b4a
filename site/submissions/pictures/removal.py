"""Deletes the pictures that came with a submission, once their entry is withdrawn or deleted."""

from wagtail.images import get_image_model
from wagtail.models import Revision

from content.security.media import holders, pages_with


def pictures_of(entry):
    """Return the images that people sent in for an entry, in any of its versions."""
    if not hasattr(entry, "shown_pictures"):
        return []
    versions = [entry, *(version.as_object() for version in Revision.objects.for_instance(entry))]
    found = {image for version in versions for image in version.shown_pictures()}
    # What an editor has uploaded is the team's own.
    return [image for image in found if image.uploaded_by_user_id is None]


def delete_unused(images, entry):
    """Delete these images of an entry that is shown no more, unless something else has them.

    File, original and renditions go once this is committed.
    """
    for image in get_image_model().objects.filter(pk__in=[image.pk for image in images]):
        if not _is_used_beside(image, entry):
            image.delete()


def _is_used_beside(image, entry):
    """Whether anything but this entry, public or not, has the image."""
    for model, path in holders():
        others = model._base_manager.filter(**{path: image})
        if isinstance(entry, model):
            others = others.exclude(pk=entry.pk)
        if others.exists():
            return True
    return pages_with(image.pk).exists()
