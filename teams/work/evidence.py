"""What the evidence says of teams: numbers, and no word of what was talked about."""

from django.utils import timezone

from evidence.recording import Fact, Kind, Scope, record, recorded

TEAM, MEETING, GOAL = "team", "team_meeting", "team_goal"
CLOSING = "team_closing"
# A team is one from its third member on.
FORMED_BY = 3


def scope_of(team):
    return Scope(team.neighbourhood)


def record_new_member(team, now):
    """Record, once in the life of a team, that its third member was accepted."""
    is_third = team.members.in_team().count() == FORMED_BY
    if is_third and recorded(TEAM, team.pk, Kind.TEAM_FORMED) is None:
        day = timezone.localdate(now)
        record(TEAM, team.pk, Fact(Kind.TEAM_FORMED, day, scope_of(team)))


def record_meeting(meeting):
    """Record that a team met, and how many came."""
    day, scope = timezone.localdate(meeting.starts_at), scope_of(meeting.team)
    people = Fact(Kind.TEAM_PEOPLE, day, scope, number=meeting.attended_count)
    record(MEETING, meeting.pk, Fact(Kind.TEAM_MEETING, day, scope), people)


def forget_meeting(meeting):
    """Take back what was recorded of a meeting that is open again."""
    record(MEETING, meeting.pk)


def record_goal(goal):
    """Record that a goal was set, and whether it was reached."""
    scope = scope_of(goal.member.team)
    facts = [Fact(Kind.GOAL_SET, timezone.localdate(goal.set_at), scope)]
    if goal.state == goal.State.REACHED:
        facts.append(Fact(Kind.GOAL_REACHED, timezone.localdate(goal.finished_at), scope))
    record(GOAL, goal.pk, *facts)


def forget_goal(goal):
    """Take back what was recorded of a goal that its owner deletes: it was a mistake."""
    record(GOAL, goal.pk)


def record_closing(team, now):
    """Record that a team was closed."""
    record(CLOSING, team.pk, Fact(Kind.TEAM_CLOSED, timezone.localdate(now), scope_of(team)))


def forget_closing(team):
    """Take that back: the team goes on."""
    record(CLOSING, team.pk)
