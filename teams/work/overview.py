"""How the teams of one facilitator are: what is next, who comes, what is to be done. Numbers only."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from teams.models import Attendance, Goal, Meeting, MeetingMail, Member
from teams.models.team import IN_TEAM


@dataclass(frozen=True)
class TeamOverview:
    """One team and its next meeting, or None. Goals that members keep to themselves do not count."""

    team: Any
    meeting: Any
    coming: int
    not_coming: int
    without_answer: int
    applied: int
    waiting: int
    to_close: int
    calls: int
    goals_open: int
    goals_reached: int


def of_teams(teams, now):
    """Return a TeamOverview for each team; the number of questions does not depend on theirs."""
    members = _members(teams)
    meetings = _next_meetings(teams, now)
    goals = _goals(teams)
    to_close = _count(Meeting.objects.to_close(now).filter(team__in=teams), "team")
    mails = MeetingMail.objects.with_open_call().filter(member__team__in=teams)
    calls = _count(mails, "member__team")
    return [
        _overview(team, meetings.get(team.pk), members, goals, to_close[team.pk], calls[team.pk])
        for team in teams
    ]


def _overview(team, meeting, members, goals, to_close, calls):
    coming, not_coming = (meeting.coming, meeting.not_coming) if meeting else (0, 0)
    active = members[team.pk, Member.State.ACTIVE]
    return TeamOverview(
        team=team,
        meeting=meeting,
        coming=coming,
        not_coming=not_coming,
        without_answer=active - coming - not_coming if meeting else 0,
        applied=members[team.pk, Member.State.APPLIED],
        waiting=members[team.pk, Member.State.WAITING],
        to_close=to_close,
        calls=calls,
        goals_open=goals[team.pk, Goal.State.OPEN],
        goals_reached=goals[team.pk, Goal.State.REACHED],
    )


def _members(teams):
    """Return {(team, state): how many}; who is known only as a number is asked nothing."""
    rows = Member.objects.known().filter(team__in=teams).order_by()
    return _pairs(rows.values_list("team", "state").annotate(n=Count("pk")))


def _goals(teams):
    shared = Goal.objects.filter(is_private=False, member__state__in=IN_TEAM)
    rows = shared.filter(member__team__in=teams).order_by()
    return _pairs(rows.values_list("member__team", "state").annotate(n=Count("pk")))


def _pairs(rows):
    return Counter({(team, state): count for team, state, count in rows})


def _count(rows, team):
    return Counter(dict(rows.order_by().values_list(team).annotate(n=Count("pk"))))


def _next_meetings(teams, now):
    """Return {team: its next meeting}, with how many of those who are asked come, and cannot."""
    Answer = Attendance.Answer
    asked = Q(attendances__member__state=Member.State.ACTIVE)
    rows = Meeting.objects.not_begun(now).filter(team__in=teams)
    counted = rows.annotate(
        coming=Count("attendances", asked & Q(attendances__answer=Answer.COMES)),
        not_coming=Count("attendances", asked & Q(attendances__answer=Answer.CANNOT)),
    )
    found = {}
    for meeting in counted:
        found.setdefault(meeting.team_id, meeting)
    return found
