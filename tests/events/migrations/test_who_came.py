"""The number that a date kept before is in the evidence after an upgrade, and given back by a way back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from evidence.models import Evidence
from tests.events.conftest import make_calendar, make_home_page
from tests.factories.directory import make_business
from tests.factories.events import NOW, make_event

BEFORE = [("events", "0015_evening_kind_in_full")]
FIRST = ("events", "0016_who_came_is_evidence")


class Executor(MigrationExecutor):
    """Puts what follows from `FIRST` last of all migrations.

    From the first that it runs Django makes the models anew at each step, which takes seconds.
    """

    def migration_plan(self, targets, clean_start=False):
        plan = super().migration_plan(targets, clean_start)
        graph = self.loader.graph
        last = {graph.nodes[key] for key in graph.backwards_plan(FIRST)}
        return sorted(plan, key=lambda step: step[0] in last) if clean_start else plan


def migrate(to=None):
    """Migrate to these, or to the newest; returns the state of the models then."""
    executor = Executor(connection)
    return executor.migrate(to or executor.loader.graph.leaf_nodes())


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_number_of_a_date_is_taken_over_and_stands_once():
    make_calendar(make_home_page())
    business = make_business(neighbourhood="Hassel")
    counted = make_event(
        starts="2026-05-01 23:30", ends="2026-05-02 02:00", kind="evening", now=NOW
    )
    counted.organiser_business = business
    counted.save()
    make_event(starts="2026-05-02 18:00", ends="2026-05-02 20:00", now=NOW)
    try:
        old = migrate(BEFORE).apps.get_model("events", "Occurrence")
        old.objects.filter(event=counted.pk).update(attended_count=14)
    finally:
        migrate()
    rows = Evidence.objects.order_by("pk")
    assert [
        (row.kind, row.number, row.day.isoformat(), row.detail, bool(row.subject)) for row in rows
    ] == [
        ("event", 1, "2026-05-01", "Unternehmerinnen- und Unternehmerabend", True),
        ("people", 14, "2026-05-01", "Unternehmerinnen- und Unternehmerabend", True),
    ]
    assert counted.occurrences.get().attended_count == 14
