"""The editors hear what the teams need of them; of people they hear numbers only."""

import pytest
from django.utils import timezone

from events.models import Event
from teams.membership.reminders import series_without_a_mark, teams_without_leading
from tests.factories.events import make_event
from tests.factories.teams import make_facilitator, make_member, make_team

pytestmark = pytest.mark.django_db


def test_a_team_is_named_where_somebody_waits_and_nobody_leads(team, alice, now):
    for _number in range(2):
        make_member(team, name="Dora Geheim", state="applied", has_account=False, now=now)
    led = make_team(name="Geführt", members=0)
    make_facilitator(led)
    make_member(led, state="applied", has_account=False)
    (reminder,) = teams_without_leading(now)
    expected = "Werkbank: 2 Bewerbungen warten, und niemand begleitet das Team"
    assert (reminder.text, reminder.due_on) == (expected, timezone.localdate(now))


def test_who_lost_the_role_leads_nobody(team, facilitator, now):
    make_member(team, state="applied", has_account=False)
    assert teams_without_leading(now) == []
    facilitator.groups.clear()
    assert len(teams_without_leading(now)) == 1


def test_editors_are_asked_to_mark_meetings_that_stand_in_the_calendar_unmarked(now):
    unmarked = make_team(name="Werkbank", event=make_event(kind=Event.Kind.MEETING))
    make_team(name="Markiert", event=make_event(kind=Event.Kind.TEAM))
    make_team(name="Zurückgezogen", event=make_event(kind=Event.Kind.MEETING, live=False))
    (reminder,) = series_without_a_mark(now)
    assert reminder.text == (
        "Werkbank: Sind die Treffen im Kalender offen für Gäste? Dann wählen Sie diese Art."
    )
    assert reminder.url == f"/admin/snippets/events/event/edit/{unmarked.event_id}/"
