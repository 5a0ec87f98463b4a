"""The entries of the directory as plain values: all that a table may mean, in a few queries.

No object is made of a business that is only looked at; of a draft that waits, its values stand in its
newest revision.
"""

from typing import Any, NamedTuple

from directory.models import Business, versions
from directory.tables.columns import BY_KEY, SEVERAL

FIELDS = {key: Business._meta.get_field(key) for key in BY_KEY}


class Entry(NamedTuple):
    """The entry that a row means, without `pk` where it is new.

    `newest` are its values by column as editors left them; `stored` those of its row in the database:
    others only where a draft waits behind what is public.
    """

    slug: str
    pk: int | None = None
    live: bool = False
    newest: dict[str, Any] = {}
    stored: dict[str, Any] = {}


def load(pks, keys, lists) -> dict[int, Entry]:
    """Return these entries by their id, with their values in these columns."""
    single = [key for key in keys if key not in SEVERAL]
    columns = ["pk", "slug", "live", *map(_column, single)]
    businesses = Business.objects.filter(pk__in=pks)
    values = {}
    for pk, slug, live, *row in businesses.values_list(*columns):
        values[pk] = Entry(slug, pk, live, {}, dict(zip(single, row, strict=True)))
    rows = {key: _rows_of(key, pks, lists) for key in SEVERAL if key in keys}
    drafts = dict(versions.drafts(businesses).values_list("pk", "latest_revision__content"))
    entries = {}
    for pk, entry in values.items():
        stored = entry.stored
        if "neighbourhood" in stored:
            stored["neighbourhood"] = lists.rows["neighbourhood"].get(stored["neighbourhood"])
        stored.update({key: of_entry.get(pk, []) for key, of_entry in rows.items()})
        newest = _values_in(drafts[pk], keys, lists) if pk in drafts else stored
        entries[pk] = entry._replace(newest=newest)
    return entries


def _column(key):
    return FIELDS[key].attname


def _rows_of(key, pks, lists):
    """Return {id of an entry: the rows that it names in this column}."""
    field, found = FIELDS[key], {}
    through = field.remote_field.through.objects.filter(business__in=pks)
    for pk, named in through.values_list("business", field.m2m_reverse_field_name()):
        found.setdefault(pk, []).append(lists.rows[key][named])
    return found


def _values_in(content, keys, lists):
    """Return the values of a revision; what it names and is gone since is left out."""
    return {key: _value_in(content, key, lists) for key in keys}


def _value_in(content, key, lists):
    if key in SEVERAL:
        named = (lists.rows[key].get(pk) for pk in content.get(key, ()))
        return [row for row in named if row is not None]
    if key == "neighbourhood":
        return lists.rows[key].get(content.get(key))
    field = FIELDS[key]
    return field.to_python(content[key]) if key in content else field.get_default()
