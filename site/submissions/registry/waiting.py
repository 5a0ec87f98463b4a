"""What waits for the team, wherever it is stored: the sources of the one queue.

A source says which of its rows stand in which list of the desk, and what each column shows. The
queue joins them by a UNION, so that order, pages and numbers run across all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    DateTimeField,
    JSONField,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from content import sections

# The lists of the desk, by their part of the address.
WAITING, ASKED, SPAM, CLOSED = "entscheiden", "rueckfragen", "spam", "erledigt"
UNCONFIRMED = "unbestaetigt"


def _text():
    return Value("", output_field=CharField())


def _nothing(field):
    # PostgreSQL takes a bare NULL for a text.
    return Cast(Value(None), field)


def _columns():
    """Return every column of the queue, with what stands there if a source leaves it out."""
    return {
        "source": _text(),
        "pk": _nothing(BigIntegerField()),
        "kind": _text(),
        "origin": _text(),
        "subject": _text(),
        "contact_name": _text(),
        "contact_email": _text(),
        "contact_telephone": _text(),
        "reference": _text(),
        "state": _text(),
        "created_at": _nothing(DateTimeField()),
        "since": _nothing(DateTimeField()),
        "date": _nothing(DateTimeField()),
        "is_due": Value(False, output_field=BooleanField()),
        "is_stuck": Value(False, output_field=BooleanField()),
        "similar_count": Value(0, output_field=BigIntegerField()),
        "spam_reasons": Value([], output_field=JSONField()),
        "assigned_to": _nothing(BigIntegerField()),
        "planned_for": _nothing(DateTimeField()),
        "decided_at": _nothing(DateTimeField()),
        "decided_by": _nothing(BigIntegerField()),
    }


COLUMNS = tuple(_columns())
PREFIX = "row_"  # a column must not be called like a field of a source's model


@dataclass(frozen=True)
class QueueSource:
    """One place whose rows wait for the team.

    `kinds()` returns [(key, label)], as the filter offers them. `rows(user)` returns the queryset of
    what a user may open, of everything for None, or None where it is nothing. `tabs` says by a
    condition which rows stand in which list. `columns()` names the expression of each column: `date`
    is when it begins, or (with `is_due`) until when it must be answered; `since` is since when it
    waits; `is_stuck` is true where its sender cannot go on, because no mail went out; `planned_for` is
    when what was accepted goes live. `kind_in_words`, `state_in_words` and `url` take a row of the
    queue.
    """

    key: str
    kinds: Callable[[], list[tuple[str, Any]]]
    rows: Callable[[Any], QuerySet | None]
    tabs: dict[str, Q]
    columns: Callable[[], dict[str, Any]]
    search_fields: tuple[str, ...]
    kind_in_words: Callable[[Any], Any]
    state_in_words: Callable[[Any], Any]
    url: Callable[[Any], str]

    def standing_in(self, tab: str, user) -> QuerySet | None:
        """Return the rows of one list, or None where there can be none."""
        rows = self.rows(user) if tab in self.tabs else None
        return None if rows is None else rows.order_by().filter(self.tabs[tab])

    def of(self, tab: str, user) -> QuerySet | None:
        """Return the rows of one list with every column, or None where there can be none."""
        rows = self.standing_in(tab, user)
        if rows is None:
            return None
        columns = _columns() | {"source": Value(self.key, output_field=CharField())}
        columns |= self.columns()
        return rows.annotate(**{PREFIX + name: of for name, of in columns.items()})


def every() -> list[QueueSource]:
    return sections.all_of("queue_sources")


def get(key: str) -> QueueSource:
    return {source.key: source for source in every()}[key]


def kinds() -> list[tuple[str, Any]]:
    """Return the kinds of all sources, each once: a draft is of the same kind as a submission."""
    return list({key: (key, label) for source in every() for key, label in source.kinds()}.values())
