"""How an empty site gets its starting content: each part once, published as after an editor's click."""

from django.db import transaction
from django.db.models import Q

from content.models import LoadedContent

EXAMPLE_MARK = "(Beispiel)"
IS_INVENTED = "ist erfunden und zeigt, wie ein Eintrag aussieht."
INVENTED = f"<p><em>Beispiel: {{}} {IS_INVENTED}</em></p>"


def marked(entries, name_field=None):
    """Return the entries that readers are told are examples, in their name or their description."""
    says_so = Q(description__contains=IS_INVENTED)
    if name_field:
        says_so |= Q(**{f"{name_field}__endswith": EXAMPLE_MARK})
    return entries.filter(says_so)


def without_marks(model, versions, fields):
    """Take the mark out of texts of examples, in a migration; a badge says it now.

    So do their versions: a version that is published later would bring the mark back.
    """
    for row in model.objects.filter(description__contains=IS_INVENTED):
        texts = {field: _unmarked(getattr(row, field)) for field in fields}
        model.objects.filter(pk=row.pk).update(**texts)
    own_versions = versions.objects.filter(
        content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name
    )
    for version in own_versions.iterator():
        if IS_INVENTED in version.content.get("description", ""):
            texts = {field: _unmarked(version.content.get(field, "")) for field in fields}
            version.content |= texts
            version.object_str = _unmarked(version.object_str)
            version.save()


def _unmarked(text):
    return text.replace(f" {EXAMPLE_MARK}", "")


def load_once(part, name, load, report):
    """Call `load()`, which returns how many it made, once in the life of an installation.

    That it was called is stored under `part`: what was deleted since does not come back, and a part
    that a later release brings is loaded then. `report` is called with a German line about `name`.
    """
    with transaction.atomic():
        _row, is_new = LoadedContent.objects.get_or_create(part=part)
        count = load() if is_new else 0
    report(f"{name}: {count} angelegt" if is_new else f"{name}: schon geladen")


def publish(snippet):
    """Check, store and publish a new snippet, so that addresses, dates and indexes follow."""
    snippet.full_clean(exclude=["latest_revision", "live_revision"])
    snippet.live = False
    snippet.save()
    snippet.save_revision().publish()
