"""What the report counts, in the words that stand beside each number; one place for each rule.

Every number is a sum over rows of the evidence, so it opens them, and it stays the same when the
data of persons is deleted.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from evidence.models import Evidence

Kind = Evidence.Kind
# By these a business was reached, if the row carries its mark.
REACHING = (Kind.VISIT, Kind.SUBMISSION, Kind.EVENT)
MINUTES_AN_HOUR = 60
# Below that a number might tell of somebody who is known to look for just that.
FEWEST_SEARCHES = 5


@dataclass(frozen=True)
class Totals:
    """The sums of some rows: numbers and minutes by kind, and contacts of each mark."""

    numbers: Counter
    minutes: Counter
    contacts: Counter


@dataclass(frozen=True)
class Count:
    """One number of the report: how it is called, what it means, its rows and how it is read."""

    key: str
    label: Any
    meaning: Any
    kinds: tuple[str, ...]
    read: Callable[[Totals], Any]
    only_marked: bool = False

    def rows(self, rows):
        """Return those of these rows that the number is made of."""
        found = rows.filter(kind__in=self.kinds)
        return found.exclude(subject="") if self.only_marked else found


def _sum_of(kind):
    return lambda totals: totals.numbers[kind]


COUNTS = (
    Count(
        "events",
        _("Veranstaltungen"),
        _("Der Termin ist vorbei und mit einer Zahl abgeschlossen."),
        (Kind.EVENT,),
        _sum_of(Kind.EVENT),
    ),
    Count(
        "people",
        _("Personen bei Veranstaltungen"),
        _("Gezählt beim Abschließen, nicht die Plätze. Wer zweimal kommt, zählt zweimal."),
        (Kind.PEOPLE,),
        _sum_of(Kind.PEOPLE),
    ),
    Count(
        "reached",
        _("Erreichte Betriebe"),
        _(
            "Mit Gespräch, angenommener Einreichung oder eigener Veranstaltung. Jeder Betrieb zählt "
            "in einem Zeitraum einmal."
        ),
        REACHING,
        lambda totals: len(totals.contacts),
        only_marked=True,
    ),
    Count(
        "again",
        _("davon mehrmals erreicht"),
        _("Betriebe mit zwei oder mehr solchen Kontakten im Zeitraum."),
        REACHING,
        lambda totals: sum(1 for contacts in totals.contacts.values() if contacts > 1),
        only_marked=True,
    ),
    Count(
        "visits",
        _("Besuche"),
        _("Besuche in Betrieben, bei denen wir mit jemandem gesprochen haben."),
        (Kind.VISIT,),
        _sum_of(Kind.VISIT),
    ),
    Count(
        "nobody_in",
        _("Besuche ohne Gespräch"),
        _("Niemand war da. Diese Besuche zählen nicht zu den anderen."),
        (Kind.NOBODY_IN,),
        _sum_of(Kind.NOBODY_IN),
    ),
    Count(
        "topics",
        _("Themen der Besuche"),
        _("Ein Besuch kann mehrere Themen haben."),
        (Kind.TOPIC,),
        _sum_of(Kind.TOPIC),
    ),
    Count(
        "advice",
        _("Stunden Beratung"),
        _("Die Minuten, die bei Besuchen notiert sind."),
        (Kind.VISIT,),
        lambda totals: round(totals.minutes[Kind.VISIT] / MINUTES_AN_HOUR, 1),
    ),
    Count(
        "submissions",
        _("Einreichungen"),
        _("Bestätigt und vom Team entschieden, auch abgelehnte."),
        (Kind.SUBMISSION,),
        _sum_of(Kind.SUBMISSION),
    ),
    Count(
        "new",
        _("Neue Betriebe im Branchenbuch"),
        _("Der Eintrag wurde im Zeitraum zum ersten Mal veröffentlicht."),
        (Kind.NEW_BUSINESS,),
        _sum_of(Kind.NEW_BUSINESS),
    ),
    Count(
        "closed",
        _("Geschlossene Betriebe"),
        _("Der Eintrag endete mit dem Grund „geschlossen“."),
        (Kind.CLOSED_BUSINESS,),
        _sum_of(Kind.CLOSED_BUSINESS),
    ),
    Count(
        "let",
        _("Vermietete Ladenlokale"),
        _("Das Angebot endete mit dem Grund „vermietet“."),
        (Kind.PREMISES_LET,),
        _sum_of(Kind.PREMISES_LET),
    ),
    Count(
        "teams",
        _("Gegründete Erfolgsteams"),
        _("Gezählt, sobald das dritte Mitglied aufgenommen ist."),
        (Kind.TEAM_FORMED,),
        _sum_of(Kind.TEAM_FORMED),
    ),
    Count(
        "teams_closed",
        _("Abgeschlossene Erfolgsteams"),
        _("Die Begleitung hat das Team mit einem Rückblick abgeschlossen."),
        (Kind.TEAM_CLOSED,),
        _sum_of(Kind.TEAM_CLOSED),
    ),
    Count(
        "team_meetings",
        _("Treffen der Erfolgsteams"),
        _("Das Treffen ist vorbei, und die Begleitung hat es abgeschlossen."),
        (Kind.TEAM_MEETING,),
        _sum_of(Kind.TEAM_MEETING),
    ),
    Count(
        "team_people",
        _("Personen bei diesen Treffen"),
        _("Gezählt beim Abschließen. Wer zweimal kommt, zählt zweimal."),
        (Kind.TEAM_PEOPLE,),
        _sum_of(Kind.TEAM_PEOPLE),
    ),
    Count(
        "goals",
        _("Gesetzte Ziele"),
        _("Ziele von Mitgliedern der Erfolgsteams. Die Ziele selbst bleiben im Team."),
        (Kind.GOAL_SET,),
        _sum_of(Kind.GOAL_SET),
    ),
    Count(
        "goals_reached",
        _("Erreichte Ziele"),
        _("Das Mitglied hat sein Ziel als erreicht abgeschlossen."),
        (Kind.GOAL_REACHED,),
        _sum_of(Kind.GOAL_REACHED),
    ),
)
BY_KEY = {count.key: count for count in COUNTS}
# What the rows of each part of the first chart are, from below.
SERIES = (
    ("visits", Kind.VISIT, _("Besuche")),
    ("events", Kind.EVENT, _("Veranstaltungen")),
    ("submissions", Kind.SUBMISSION, _("Einreichungen")),
)


def choices():
    return [(count.key, count.label) for count in COUNTS]


def totals_of(rows):
    """Return the sums of these rows; two questions, however many there are."""
    numbers, minutes, contacts = Counter(), Counter(), Counter()
    by_kind = rows.order_by().values_list("kind").annotate(n=Sum("number"), m=Sum("minutes"))
    for kind, number, spent in by_kind:
        numbers[kind], minutes[kind] = number, spent
    marked = rows.exclude(subject="").filter(kind__in=REACHING)
    by_source = marked.order_by().values_list("subject", "source", "source_id", "kind")
    for subject, _source, _number, _kind, times in by_source.annotate(n=Sum("number")):
        if times > 0:  # else it was taken back
            contacts[subject] += 1
    return Totals(numbers, minutes, contacts)


def by_detail(rows, key):
    """Return [(detail, number)] of a number, the most first: what visits were about, for example."""
    found = BY_KEY[key].rows(rows).order_by().values_list("detail").annotate(n=Sum("number"))
    return sorted(((detail, n) for detail, n in found if n), key=lambda row: (-row[1], row[0]))


def unmet_demand(rows):
    """Return [(trade, number)] of what was looked for in vain, the most first; few searches are none."""
    sought = rows.filter(kind=Kind.UNMET_DEMAND).order_by().values_list("category")
    found = sought.annotate(n=Sum("number")).filter(n__gte=FEWEST_SEARCHES)
    return sorted(found, key=lambda row: (-row[1], row[0]))


def by_month(rows):
    """Return {first day of a month: Counter of numbers by kind}."""
    months = defaultdict(Counter)
    found = rows.order_by().values_list(TruncMonth("day"), "kind").annotate(n=Sum("number"))
    for month, kind, number in found:
        months[month][kind] = number
    return months
