"""How something that happened becomes evidence; whoever knows that it happened calls `record`.

A source is what it is read from: a date, a visit, a decision. It is known by a name and a number, not
by a foreign key, so that the numbers stay when the source is deleted.
"""

import datetime as dt
import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, Subquery, Sum
from django.utils import translation

from evidence import periods
from evidence.models import Evidence

Kind = Evidence.Kind
PLACE = ("day", "kind", "neighbourhood_id", "category", "detail", "subject")
NOTHING = (0, 0)


@dataclass(frozen=True)
class Scope:
    """Where a fact belongs: part of town, trade, and the business (or whatever row) it is about."""

    neighbourhood: Any = None
    category: str = ""
    subject: Any = None


NOWHERE = Scope()


@dataclass(frozen=True)
class Fact:
    """One thing that happened on a local day. `detail` may be a lazy text; it is stored in German."""

    kind: str
    day: dt.date
    scope: Scope = NOWHERE
    number: int = 1
    minutes: int = 0
    detail: Any = ""


@transaction.atomic(savepoint=False)
def record(source, number, *facts):
    """Let the evidence of a source be these facts, and nothing else.

    What was recorded before and is not so any more is taken back by rows with a minus. Doing it
    twice adds nothing. Whoever may do it at the same time for one source holds a lock on it.
    """
    rows = Evidence.objects.filter(source=source, source_id=number)
    known = {
        tuple(place): (number_sum, minutes_sum)
        for *place, number_sum, minutes_sum in rows.order_by()
        .values_list(*PLACE)
        .annotate(number_sum=Sum("number"), minutes_sum=Sum("minutes"))
    }
    wanted = {}
    for fact in facts:
        place = _place_of(fact, known)
        before = wanted.get(place, NOTHING)
        wanted[place] = (before[0] + fact.number, before[1] + fact.minutes)
    changes = [_change(place, known.get(place), wanted.get(place)) for place in known | wanted]
    Evidence.objects.bulk_create(
        Evidence(source=source, source_id=number, **values) for values in changes if values
    )


def _change(place, known, wanted):
    """Return the values of the row that leads from what is known to what is wanted; None for none."""
    (number, minutes), (known_number, known_minutes) = wanted or NOTHING, known or NOTHING
    number, minutes = number - known_number, minutes - known_minutes
    is_new = known is None
    if not (is_new or number or minutes):
        return None
    return dict(zip(PLACE, place, strict=True)) | {"number": number, "minutes": minutes}


def _place_of(fact, known):
    scope = fact.scope
    neighbourhood = scope.neighbourhood.pk if scope.neighbourhood else None
    # An editor may work in another language than the report is written in.
    with translation.override(settings.LANGUAGE_CODE):
        detail = str(fact.detail)[: Evidence._meta.get_field("detail").max_length]
    subject = _mark(fact, known)
    return (fact.day, str(fact.kind), neighbourhood, str(scope.category), detail, subject)


def _mark(fact, known):
    """Return the mark of the business; after the period was closed only the one it has already."""
    row = fact.scope.subject
    if row is None or row.pk is None:
        return ""
    period = periods.of_day(fact.day)
    if period.is_closed:
        return next((place[-1] for place in known if place[:2] == (fact.day, fact.kind)), "")
    return hashed(period.key, f"{row._meta.label_lower}:{row.pk}")


def hashed(key, name):
    """Return the mark that a period's key makes of a name; without the key nobody can make it again."""
    return hmac.new(key.encode(), name.encode(), hashlib.sha256).hexdigest()


def recorded(source, number, kind):
    """Return the number recorded of a source; None where nothing of this kind was."""
    rows = Evidence.objects.filter(source=source, source_id=number, kind=kind)
    return rows.aggregate(sum=Sum("number"))["sum"]


def recorded_of_rows(source, kind):
    """Return `recorded` as an expression for a queryset of the source's rows."""
    rows = Evidence.objects.filter(source=source, source_id=OuterRef("pk"), kind=kind)
    return Subquery(rows.order_by().values("source_id").annotate(n=Sum("number")).values("n"))
