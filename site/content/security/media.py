"""Hands out pictures, and asks each time whether visitors may see them.

Only renditions are handed out, and only those of an image that something shows: a published entry, a
page for everybody, a row without drafts such as a partner. Whoever may see a private page sees its
pictures too; editors see all, and a private link shows those of its entry by an address with a key.
Documents have Wagtail's own view.
"""

from functools import cache
from mimetypes import guess_type
from urllib.parse import quote

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.core.signing import BadSignature, TimestampSigner
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    ManyToOneRel,
    OuterRef,
    Value,
)
from django.db.models.fields import CharField
from django.http import FileResponse, Http404
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from modelcluster.fields import ParentalKey
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from content import sections
from content.caching.site_frame import site_frame_of
from content.listing.snippet import ListedSnippet
from content.search.privacy import for_everybody

# In a reader's own browser. What others share is asked for again: it may have been withdrawn.
BROWSER_SECONDS = 24 * 3600
SHARED_SECONDS = 60
KEY, KEY_SECONDS = "zugang", 3600
_keys = TimestampSigner(salt="content.security.media")
# What the admin shows beside renditions.
FOR_EDITORS = ("original_images/", "avatar_images/")


@require_safe
def serve(request, path):
    """Answer with a picture that this visitor may see; all others are not found."""
    rendition = _renditions().filter(file=path).first()
    if rendition is not None and _is_public(request, rendition):
        return _answer(path, public=True, max_age=BROWSER_SECONDS, s_maxage=SHARED_SECONDS)
    is_known = rendition is not None or path.startswith(FOR_EDITORS)
    if is_known and (
        _is_editor(request)
        or _has_key(request, path)
        or (rendition and _is_let_in(request, rendition))
    ):
        return _answer(path, private=True, no_cache=True)
    raise Http404


def address_with_key(rendition):
    """Return the address by which whoever is shown it sees a picture for an hour, public or not."""
    return f"{rendition.url}?{KEY}={quote(_keys.sign(rendition.file.name))}"


def _has_key(request, path):
    try:
        return _keys.unsign(request.GET.get(KEY, ""), max_age=KEY_SECONDS) == path
    except BadSignature:
        return False


def _answer(path, **caching):
    try:
        changed = default_storage.get_modified_time(path)
        file = default_storage.open(path)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=guess_type(path)[0])
    response["Last-Modified"] = http_date(changed.timestamp())
    response["ETag"] = f'"{changed.timestamp():.6f}-{file.size}"'
    patch_cache_control(response, **caching)
    return response


def _is_editor(request):
    return request.user.has_perm("wagtailadmin.access_admin")


def _is_public(request, rendition):
    """Whether something that everybody may see shows the image of this rendition."""
    if rendition.is_in_private_collection:
        return False
    hidden = site_frame_of(request).hidden_sections
    is_shown = rendition.is_in_row or any(
        getattr(rendition, f"is_in_{app}") for app in _places().keys() - hidden
    )
    return is_shown or for_everybody(pages_with(rendition.image_id)).exists()


def _is_let_in(request, rendition):
    """Whether this visitor has passed all that guards the image and one place that shows it."""
    collection = rendition.image.collection
    if not _passes(request, collection.get_view_restrictions()):
        return False
    if rendition.is_in_row:
        return True
    pages = list(pages_with(rendition.image_id).live())
    for app in _places():
        if getattr(rendition, f"is_in_{app}"):
            pages += sections.get(app).page.objects.live()
    return any(_passes(request, page.get_view_restrictions()) for page in pages)


def _passes(request, restrictions):
    return all(restriction.accept_request(request) for restriction in restrictions)


def pages_with(image_id):
    """Return the pages, drafts among them, that refer to an image, by a field or in their blocks."""
    content_types = ContentType.objects.get_for_models(get_image_model(), Page)
    references = ReferenceIndex.objects.filter(
        to_content_type=content_types[get_image_model()],
        to_object_id=str(image_id),
        base_content_type=content_types[Page],
    )
    return Page.objects.filter(pk__in=list(references.values_list("object_id", flat=True)))


def _renditions():
    """Return the renditions, each with where its image is shown; one query finds one."""
    here = ExpressionWrapper(OuterRef("image__collection__path"), output_field=CharField())
    private = CollectionViewRestriction.objects.alias(here=here)
    private = private.filter(here__startswith=F("collection__path"))
    shown = {f"is_in_{app}": _any_of(shows) for app, shows in _places().items()}
    return (
        get_image_model()
        .get_rendition_model()
        .objects.annotate(
            is_in_private_collection=Exists(private), is_in_row=_any_of(_rows()), **shown
        )
    )


def _any_of(shows):
    """Return whether one of these querysets, each `(model, path to the image)`, has the image."""
    found = Value(False, output_field=BooleanField())
    for model, path in shows:
        rows = model.objects.public() if issubclass(model, ListedSnippet) else model.objects
        found = Exists(rows.filter(**{path: OuterRef("image_id")})) | found
    return found


@cache
def _places():
    """Return what may show an image below a section's page: {app: [(model, path to the image)]}."""
    places = {}
    for model, path in holders():
        if issubclass(model, ListedSnippet):
            places.setdefault(model.section, []).append((model, path))
    return places


@cache
def _rows():
    """Return the rows without drafts that may show an image: [(model, path to the image)]."""
    return [(m, path) for m, path in holders() if not issubclass(m, ListedSnippet | Page)]


def holders():
    """Yield each model that points at images, a child row as its parent, and the way from it."""
    for relation in get_image_model()._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if not isinstance(relation, ManyToOneRel) or model not in sections.shown_models():
            continue
        name = relation.field.name
        for key in model._meta.get_fields():
            if isinstance(key, ParentalKey):
                model, name = key.related_model, f"{key.related_query_name()}__{name}"
        yield model, name
