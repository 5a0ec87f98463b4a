"""Loads rows that hold a time, a number or a picture which is none.

SQLite stores whatever it is given. Django raises while it loads such a row, so that one of them took
every list, the night and its own edit form with it. PostgreSQL refuses such values. A picture whose
file is broken is shown as Wagtail shows one whose file is missing.
"""

import datetime as dt
import logging
import sqlite3
from decimal import InvalidOperation

from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from wagtail.images.models import AbstractImage, SourceImageIOError
from willow.image import UnrecognisedImageFormatError

logger = logging.getLogger(__name__)

# Stands for a moment that cannot be read: so long ago that it is in no list of what is to come.
LONG_AGO = dt.datetime(1900, 1, 1)
READERS = {
    "datetime": (parse_datetime, LONG_AGO),
    "timestamp": (parse_datetime, LONG_AGO),
    "date": (parse_date, LONG_AGO.date()),
    "time": (parse_time, dt.time()),
}
_logged = set()
_generate_rendition_file = AbstractImage.generate_rendition_file


def load_broken_values():
    """Read on over what is no value; called once, when the site starts."""
    for name, (parse, substitute) in READERS.items():
        sqlite3.register_converter(name, _or(substitute, parse))
    AbstractImage.generate_rendition_file = _rendition_file


def _or(substitute, parse):
    def read(stored):
        try:
            found = parse(stored.decode())
        except ValueError:
            found = None
        if found is None:
            _log_once(stored)
        return substitute if found is None else found

    return read


@receiver(connection_created)
def load_broken_columns(sender, connection, **kwargs):
    """Leave a column empty that may be, and read on over numbers; Django has no hook but these."""
    if connection.vendor == "sqlite":
        ops = connection.ops
        plain = type(ops)
        ops.convert_datetimefield_value = _empty_if(
            LONG_AGO, plain.convert_datetimefield_value, ops
        )
        ops.convert_datefield_value = _empty_if(LONG_AGO.date(), plain.convert_datefield_value, ops)
        ops.get_decimalfield_converter = lambda expression: _number(
            plain.get_decimalfield_converter(ops, expression)
        )


def _empty_if(substitute, convert, ops):
    def converted(value, expression, connection):
        if value == substitute and expression.output_field.null:
            return None
        try:
            return convert(ops, value, expression, connection)
        except (AttributeError, ValueError):
            # An expression has no column whose type the reader above would know.
            _log_once(value)
            return None

    return converted


def _number(convert):
    def converted(value, expression, connection):
        try:
            return convert(value, expression, connection)
        except (TypeError, ValueError, InvalidOperation):
            _log_once(value)
            return None

    return converted


def _rendition_file(image, *args, **kwargs):
    try:
        return _generate_rendition_file(image, *args, **kwargs)
    except (UnrecognisedImageFormatError, OSError, SyntaxError, ZeroDivisionError) as error:
        if getattr(error, "errno", None):
            raise  # the disk is at fault, not the picture
        _log_once(image.file.name)
        raise SourceImageIOError(str(error)) from error


def _log_once(value):
    if value not in _logged:
        _logged.add(value)
        logger.warning("A stored value cannot be read: %r", value)
