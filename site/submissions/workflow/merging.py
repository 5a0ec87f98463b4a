"""Two entries that are one: what a section's own merging is made of.

Nothing is deleted: the entry that goes is unpublished, its address leads to the one that stays, and
what pointed at it (events, teams, submissions, versions of other drafts) points there.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.log_actions import log
from wagtail.models import Revision, RevisionMixin

from content.listing.addresses import forward_address
from content.place.times import moment_in_words
from submissions.models import Submission
from submissions.workflow import corrections

KEEP, DROP = "keep", "drop"


class MergeError(ValidationError):
    """Two entries that can not become one now; the message tells the editor why."""


@transaction.atomic
def locked(keep, drop):
    """Return both rows, locked and fresh; raises MergeError where they can not be merged."""
    if type(keep) is not type(drop) or keep.pk == drop.pk:
        raise MergeError(_("Zum Zusammenführen braucht es zwei verschiedene Einträge einer Art."))
    rows = type(keep)._default_manager.select_for_update().in_bulk([keep.pk, drop.pk])
    keep, drop = rows[keep.pk], rows[drop.pk]
    if keep.live and keep.has_unpublished_changes:
        raise MergeError(
            _(
                "Bei „%(name)s“ wartet eine unveröffentlichte Änderung. Entscheiden Sie zuerst "
                "darüber."
            ),
            params={"name": str(keep)},
        )
    if drop.live and not keep.live:
        raise MergeError(
            _(
                "„%(name)s“ ist nicht öffentlich und kann nicht an die Stelle eines öffentlichen "
                "Eintrags treten. Behalten Sie den anderen, oder veröffentlichen Sie diesen zuerst."
            ),
            params={"name": str(keep)},
        )
    return keep, drop


def with_chosen(keep, drop, choices, groups):
    """Return the newest version of `keep` with the values of `drop` where `choices` say so.

    `groups` is a Merging's [(key, label, field names)], `choices` {key: KEEP or DROP}.
    """
    result, source = keep.get_latest_revision_as_object(), drop.get_latest_revision_as_object()
    for key, _label, names in groups:
        if choices.get(key, KEEP) == DROP:
            for name in names:
                copy_field(source, result, name)
    return result


def copy_field(source, target, name):
    """Give `target` the value that `source` has in a field, a list of rows or of children."""
    field = source._meta.get_field(name)
    if field.one_to_many:
        children = list(getattr(source, name).all())
        for child in children:
            child.pk = None
        setattr(target, name, children)
    elif field.many_to_many:
        setattr(target, name, list(getattr(source, name).all()))
    else:
        setattr(target, field.attname, getattr(source, field.attname))


def move_relations(keep, drop, but_not=()):
    """Let every row that points at `drop` point at `keep`, in versions of drafts too."""
    for relation in drop._meta.related_objects:
        field = relation.field
        is_plain = relation.one_to_many and not isinstance(field, ParentalKey)
        if not is_plain or relation.name in but_not:
            continue
        relation.related_model._base_manager.filter(**{field.name: drop}).update(
            **{field.name: keep}
        )
        if issubclass(relation.related_model, RevisionMixin):
            _repoint_versions(relation.related_model, field, keep, drop)
        for key in relation.related_model._meta.fields:
            if isinstance(key, ParentalKey):
                _repoint_children(key, field, keep, drop)


def _repoint_children(key, field, keep, drop):
    """Let the child rows in versions of their parents point at `keep`; `key` leads to the parent."""
    content_type = ContentType.objects.get_for_model(key.related_model)
    name = key.remote_field.get_accessor_name()
    for version in Revision.objects.filter(content_type=content_type):
        pointing = [row for row in version.content.get(name, ()) if row[field.name] == drop.pk]
        for row in pointing:
            row[field.name] = keep.pk
        if pointing:
            Revision.objects.filter(pk=version.pk).update(content=version.content)


def _repoint_versions(model, field, keep, drop):
    content_type = ContentType.objects.get_for_model(model)
    versions = Revision.objects.filter(
        content_type=content_type, **{f"content__{field.name}": drop.pk}
    )
    for version in versions:
        version.content[field.name] = keep.pk
        Revision.objects.filter(pk=version.pk).update(content=version.content)


def move_submissions(keep, drop, user):
    """Make the submissions about `drop` submissions about `keep`; open ones are decided there."""
    if workflow_state := drop.current_workflow_state:
        workflow_state.cancel(user=user)
    for submission in Submission.objects.about(drop).select_for_update():
        log(submission, "submissions.merge", user=user)
        Submission.objects.filter(pk=submission.pk).update(
            object_id=keep.pk, base_revision=None, replaced_revision=None
        )


def finish(result, drop, user):
    """Take `drop` off the site, store what it became, and lead its address there.

    If `result` is public, the chosen values are published, and open submissions count as accepted.
    """
    was_public = drop.live or drop.first_published_at is not None
    if drop.live:
        drop.unpublish(user=user)
    revision = result.save_revision(user=user, clean=False)
    if was_public:
        forward_address(drop, result)
    if result.live:
        revision.publish(user=user)
        corrections.after_decision(result)
    return type(result)._default_manager.get(pk=result.pk)


def values_side_by_side(keep, drop, groups):
    """Return [(key, label, value of keep, value of drop)] where the two differ, for the editor."""
    first, second = keep.get_latest_revision_as_object(), drop.get_latest_revision_as_object()
    rows = []
    for key, label, names in groups:
        shown = [_shown(version, names) for version in (first, second)]
        if shown[0] != shown[1]:
            rows.append((key, label, *shown))
    return rows


def _shown(entry, names):
    texts = (_text_of(entry, entry._meta.get_field(name)) for name in names)
    return " · ".join(text for text in texts if text)


def _text_of(entry, field):
    if field.one_to_many or field.many_to_many:
        return ", ".join(map(str, getattr(entry, field.name).all()))
    if field.choices and hasattr(entry, f"get_{field.name}_display"):
        return str(getattr(entry, f"get_{field.name}_display")() or "")
    value = getattr(entry, field.name)
    if hasattr(field, "in_words"):
        return field.in_words(value)
    if isinstance(value, bool):
        return str(_("ja") if value else _("nein"))
    if isinstance(field, models.DateTimeField) and value:
        return moment_in_words(value)
    if isinstance(field, models.DateField) and value:
        return date_format(value, "j. F Y")
    if isinstance(field, RichTextField):
        return strip_tags(value.replace("</p>", " ")).strip()
    return "" if value is None else str(value)
