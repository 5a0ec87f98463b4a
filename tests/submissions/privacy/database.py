"""Reads every column of every table as a program could, whatever it is stored as."""

import json
import re

from django.core import signing
from django.db import connection

from content.text import normalise


def texts_of(value):
    """Yield every text in a stored value: in JSON, in JSON inside of JSON, in bytes."""
    if isinstance(value, memoryview | bytes):
        value = bytes(value).decode(errors="ignore")
    if isinstance(value, dict):
        for pair in value.items():
            yield from texts_of(list(pair))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)
    elif isinstance(value, str):
        yield value
        if value.lstrip().startswith(("{", "[", '"')):
            try:
                data = json.loads(value)
            except ValueError:
                return
            if data != value:
                yield from texts_of(data)
        elif value.count(":") >= 2:
            yield from texts_of(in_session(value))


def in_session(value):
    try:
        return signing.loads(value, salt="django.contrib.sessions.SessionStore")
    except (signing.BadSignature, ValueError):
        return ()


def columns():
    """Yield (table, column, values) of the whole database."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in sorted(tables):
            cursor.execute(f"SELECT * FROM {quote(table)}")
            names = [column[0] for column in cursor.description]
            rows = cursor.fetchall()
            for place, name in enumerate(names):
                yield table, name, [row[place] for row in rows]


def places_with(*, email="", name="", number=""):
    """Return where an address, a name (in search form) or a number (its last digits) is stored."""
    return sorted(
        f"{table}.{column}"
        for table, column, values in columns()
        if any(_tells(text, email, name, number) for value in values for text in texts_of(value))
    )


def _tells(text, email, name, number):
    return (
        (email and email.casefold() in text.casefold())
        or (name and normalise(name) in normalise(text))
        or (number and number in re.sub(r"[\s()/.\-–]", "", text))
    )
