"""Fills an empty PostgreSQL database from the SQLite database of a backup."""

from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.sql import InsertQuery
from wagtail.search.models import IndexEntry

from home.operations.backup.databases import DatabaseRefused

ALIAS = "moved"
ROWS_AT_ONCE = 500
# Each kind of database has its own search index; it is made anew.
MADE_ANEW = (IndexEntry,)


def copy_from_sqlite(file: Path, report):
    """Make the tables and copy all rows, in one transaction; returns {table: how many rows}."""
    connections.settings[ALIAS] = connections.settings["default"] | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {},
        "CONN_MAX_AGE": 0,
    }
    try:
        _refuse_other_tables()
        with transaction.atomic():
            # What the migrations wrote stands in the copy as well.
            call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
            counts = {model._meta.db_table: _copy(model, report) for model in _models()}
            _check(counts)
            _begin_numbers_behind_the_rows()
    finally:
        connections[ALIAS].close()
        del connections[ALIAS], connections.settings[ALIAS]
    call_command("update_index", verbosity=0)
    return counts


def _models():
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy and not issubclass(model, MADE_ANEW):
            yield model


def _refuse_other_tables():
    """Make the tables here, and refuse a copy that has others."""
    applied = set(MigrationRecorder(connections[ALIAS]).applied_migrations())
    call_command("migrate", verbosity=0, interactive=False)
    here = set(MigrationRecorder(connection).applied_migrations())
    if applied != here:
        raise DatabaseRefused(
            "Die Sicherung ist von einer anderen Version der Website. Bitte starten Sie zuerst diese "
            "Version mit SQLite, sichern Sie, und ziehen Sie dann um."
        )


def _copy(model, report):
    """Copy the rows of one table as they are: without signals, defaults and computed values."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    rows = model._base_manager.using(ALIAS).order_by("pk")
    count, batch = 0, []
    for row in rows.iterator(ROWS_AT_ONCE):
        batch.append(row)
        if len(batch) == ROWS_AT_ONCE:
            count += _insert(model, fields, batch)
            batch = []
    count += _insert(model, fields, batch)
    if count:
        report(f"  {model._meta.db_table}: {count}")
    return count


def _insert(model, fields, batch):
    if batch:
        query = InsertQuery(model)
        query.insert_values(fields, batch, raw=True)
        query.get_compiler(connection=connection).execute_sql()
    return len(batch)


def _check(counts):
    wrong = [
        model._meta.db_table
        for model in _models()
        if model._base_manager.count() != counts[model._meta.db_table]
    ]
    if wrong:
        raise DatabaseRefused(f"Beim Umzug fehlen Zeilen: {', '.join(wrong)}.")


def _begin_numbers_behind_the_rows():
    statements = connection.ops.sequence_reset_sql(no_style(), list(_models()))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
