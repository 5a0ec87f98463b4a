"""Where members arrive: their team, or the choice of one, and what is next in it."""

from django.shortcuts import redirect, render
from django.utils import timezone

from teams.room.access import for_members, led_teams, own_memberships, signed_in
from teams.work import check_ins, feedback, turns


@signed_in
def my_team(request):
    """Lead on to the one team that somebody has, or let them choose; who has none sees their account."""
    memberships = list(own_memberships(request.user))
    led = list(led_teams(request.user).for_cards())
    teams = {member.team_id: member.team for member in memberships} | {
        team.pk: team for team in led
    }
    if len(teams) == 1:
        team = next(iter(teams.values()))
        return redirect("team-room" if memberships else "team-leading", team.slug)
    if led and not memberships:
        return redirect("led-teams")
    if not teams and not request.user.memberships.exists():
        return redirect("account_overview")
    context = {
        "memberships": memberships,
        "led": led,
        "former": request.user.memberships.left().select_related("team"),
    }
    return render(request, "teams/room/start.html", context)


@for_members
def room(request, member):
    """What is next: the date, one's own step, what the others need, and what is asked."""
    now = timezone.now()
    feedback.open_due(now)
    meeting = member.team.meetings.upcoming(now).first()
    goals = list(member.goals.open().in_order().prefetch_related("steps"))
    context = {
        "member": member,
        "team": member.team,
        "meeting": meeting,
        "attendance": meeting and meeting.attendances.filter(member=member).first(),
        "goals": goals,
        "loose_steps": turns.notes_for(member).loose_steps(),
        "needs": check_ins.needs_of_others(member),
        "to_answer": feedback.to_answer(member),
        "others": member.team.members.in_team().exclude(pk=member.pk).by_name(),
        "is_leading": led_teams(request.user).filter(pk=member.team_id).exists(),
    }
    return render(request, "teams/room/room.html", context)
