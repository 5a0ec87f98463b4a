"""Erases again, in a restored database, what was erased after its backup was made."""

import contextlib
import json
import re

from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from submissions.privacy import erasures, persons
from submissions.registry import kinds, personal_data

ADDRESS = re.compile(r"[\w.+%-](?:[\w.+%'-]*[\w.+%-])?@[\w-]+(?:\.[\w-]+)+")
ROWS_AT_ONCE = 500


def erase_again(listed) -> dict[str, int]:
    """Erase the rows and persons of these erasures; returns how many of each were still there."""
    digests = {erasure.digest for erasure in listed}

    def is_erased(subject):
        return erasures.hash_of(subject) in digests

    rows = people = 0
    for model, forget in personal_data.rows().items():
        for instance in list(model._base_manager.all()):
            if is_erased(erasures.row(instance)):
                forget(instance)
                rows += 1
    for entry in _public_entries():
        if is_erased(erasures.row(entry)):  # its owner took it from the site
            entry.unpublish()
            rows += 1
    for address in sorted(addresses()):
        if is_erased(erasures.person(address)):
            persons.erase(address)
            people += 1
    return {"rows": rows, "people": people}


def addresses() -> set[str]:
    """Return every e-mail address that stands anywhere in the database, in small letters."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        names = [
            field.attname
            for field in model._meta.local_concrete_fields
            if isinstance(field, CharField | TextField | JSONField) and not field.is_relation
        ]
        if not names or not model._meta.managed or model._meta.proxy:
            continue
        for values in model._base_manager.values_list(*names).iterator(ROWS_AT_ONCE):
            for text in _texts_in(values):
                found.update(address.lower() for address in ADDRESS.findall(text))
    return found


def _texts_in(value):
    """Yield the texts in plain data, also in a text that is JSON: there a line ends with a letter."""
    if isinstance(value, str) and value.startswith(("{", "[")):
        with contextlib.suppress(ValueError):
            yield from _texts_in(json.loads(value))
            return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts_in(inner)


def _public_entries():
    for kind in kinds.every():
        if kind.is_published:
            yield from kind.model._default_manager.filter(live=True)
