"""Copies of what editors list: the same content under a name of its own, nothing of its history."""

from copy import copy

from django.db.models import Field, Model
from django.utils.translation import gettext as _
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.snippets.views.snippets import CopyView

# What a copy begins anew: who published or checked it when, and what is planned for it.
FRESH = {
    "pk": None,
    "latest_revision": None,
    "live_revision": None,
    "first_published_at": None,
    "last_published_at": None,
    "go_live_at": None,
    "expire_at": None,
    "checked_on": None,
    "locked_at": None,
    "locked_by": None,
    "live": False,
    "expired": False,
    "locked": False,
    "has_unpublished_changes": False,
}


def unpublished_copy(entry: ClusterableModel) -> ClusterableModel:
    """Return an unsaved copy of an entry with its child rows; its slug is made when it is saved."""
    data = entry.serializable_data()
    data |= {name: value for name, value in FRESH.items() if name in data}
    data["slug"] = ""
    for relation in get_all_child_relations(type(entry)):
        for row in data[relation.get_accessor_name()]:
            row["pk"] = row[relation.field.name] = None
    return type(entry).from_serializable_data(data)


def named_copy(row: Model) -> Model:
    """Return an unsaved copy that can be saved as it is: what must be unique is made so."""
    if isinstance(row, ClusterableModel):
        new = unpublished_copy(row)
    else:
        new = copy(row)
        new.pk = None
        if hasattr(new, "slug"):
            new.slug = free_value(row, "slug", f"{row.slug}-kopie", "-{}")
    name = getattr(row, "name_field", "name" if hasattr(row, "name") else "title")
    text = _("Kopie von %(title)s") % {"title": getattr(row, name)}
    setattr(new, name, free_value(row, name, text, " ({})"))
    return new


def free_value(row: Model, name: str, text: str, number: str) -> str:
    """Return the text, cut to what the field holds; numbered where a unique field has it already."""
    field: Field = row._meta.get_field(name)
    if not field.unique:
        return text[: field.max_length]
    text = text[: field.max_length - len(number.format(1000))]
    taken = set(
        type(row)
        ._default_manager.filter(**{f"{name}__startswith": text})
        .values_list(name, flat=True)
    )
    if text not in taken:
        return text
    numbered = (text + number.format(n) for n in range(2, len(taken) + 3))
    return next(value for value in numbered if value not in taken)


class CopySnippetView(CopyView):
    """The form of a new row, filled in with a copy that can be published."""

    def get_initial_form_instance(self):
        return named_copy(self.get_object())
