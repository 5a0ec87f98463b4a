"""Goals with their steps, check-ins and rounds of feedback."""

import datetime as dt

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teams.models import Feedback, Goal, Step
from teams.room.access import for_everybody_inside, for_members, leads
from teams.room.forms import (
    AskForm,
    CheckInForm,
    FeedbackForm,
    GoalForm,
    NewGoalForm,
    StepForm,
    posted,
)
from teams.room.stair import stair
from teams.work import check_ins, feedback, goals


@for_everybody_inside
def listing(request, team, member):
    """One's own goals, and those that the others let one read."""
    seen = _seen(team, member).in_order()
    context = {
        "own": [goal for goal in seen if member and goal.member_id == member.pk],
        "others": [goal for goal in seen if not (member and goal.member_id == member.pk)],
    }
    return _page(request, team, member, "list", context)


@for_members
def new(request, member):
    form = NewGoalForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            goal = goals.set_goal(member, now=timezone.now(), **form.cleaned_data)
        except goals.TooMany:
            form.add_error(
                None, _("So viele Ziele auf einmal helfen nicht. Beenden Sie zuerst eines.")
            )
        else:
            return redirect("team-goal", member.team.slug, goal.pk)
    return _page(request, member.team, member, "new", {"form": form})


@for_everybody_inside
def goal(request, team, member, pk):
    """One goal: the owner works on it, the others read it and how it goes."""
    goal = get_object_or_404(_seen(team, member), pk=pk)
    rows = list(goal.check_ins.all())
    highest = max((row.steps_total for row in rows), default=0)
    context = {
        "goal": goal,
        "is_own": member is not None and goal.member_id == member.pk,
        "check_ins": rows,
        "stair": stair([row.steps_done for row in rows], highest),
        "rounds": feedback.readable(goal),
        "collecting": goal.rounds.collecting().first(),
        "awaited": member and feedback.to_answer(member).filter(round__goal=goal).first(),
        "step_form": StepForm(),
        # Both ask for a text, on one page: a label belongs to one of them.
        "check_in_form": CheckInForm(auto_id="check_in_%s"),
    }
    return _page(request, team, member, "goal", context)


@for_members
def change(request, member, pk):
    goal = _own(member, pk)
    fields = ("title", "why", "due_on", "is_private")
    form = GoalForm(posted(request), initial={name: getattr(goal, name) for name in fields})
    if request.method == "POST" and form.is_valid():
        goals.change(goal, now=timezone.now(), **form.cleaned_data)
        return redirect("team-goal", member.team.slug, pk)
    return _page(request, member.team, member, "change", {"goal": goal, "form": form})


@for_members
def add_step(request, member, pk):
    """Add a step; a form with an error is shown on a page of its own."""
    goal = _own(member, pk)
    form = StepForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            goals.add_step(goal, **form.cleaned_data)
        except goals.TooMany:
            form.add_error("text", _("Das sind schon sehr viele Schritte."))
        else:
            return redirect("team-goal", member.team.slug, pk)
    return _page(request, member.team, member, "step", {"goal": goal, "form": form})


@for_members
def tick(request, member, pk, step):
    """The button beside a step: done, or not done after all."""
    found = get_object_or_404(Step, pk=step, goal=_own(member, pk))
    if request.method == "POST":
        goals.tick(found, is_done=request.POST.get("done") == "1", now=timezone.now())
    return redirect("team-goal", member.team.slug, pk)


@for_members
def check_in(request, member, pk):
    goal = _own(member, pk)
    form = CheckInForm(posted(request))
    if request.method == "POST" and form.is_valid():
        check_ins.check_in(goal, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Danke, das steht jetzt da."))
        return redirect("team-goal", member.team.slug, pk)
    return _page(request, member.team, member, "check_in", {"goal": goal, "form": form})


@for_members
def act(request, member, pk, action):
    """Finish a goal, take it up again, or delete it."""
    goal = _own(member, pk)
    if request.method == "POST":
        ACTIONS[action](goal, timezone.now())
        if action == "loeschen":
            return redirect("team-goals", member.team.slug)
    return redirect("team-goal", member.team.slug, pk)


ACTIONS = {
    "erreicht": lambda goal, now: goals.finish(goal, state=Goal.State.REACHED, now=now),
    "aufgeben": lambda goal, now: goals.finish(goal, state=Goal.State.DROPPED, now=now),
    "weiter": lambda goal, now: goals.reopen(goal),
    "loeschen": lambda goal, now: goals.delete(goal),
}


@for_members
def ask(request, member, pk):
    """Ask the others what they think of a goal."""
    goal, now = _own(member, pk), timezone.now()
    form = AskForm(posted(request))
    if request.method == "POST" and form.is_valid():
        ends_at = now + dt.timedelta(days=form.cleaned_data["days"])
        try:
            feedback.ask(goal, question=form.cleaned_data["question"], ends_at=ends_at, now=now)
        except (feedback.CannotAsk, IntegrityError):
            form.add_error(None, CANNOT_ASK)
        else:
            messages.success(request, _("Die anderen sind gefragt."))
            return redirect("team-goal", member.team.slug, pk)
    return _page(request, member.team, member, "ask", {"goal": goal, "form": form})


CANNOT_ASK = gettext_lazy(
    "Zu diesem Ziel läuft schon eine Runde, es ist beendet oder nur für Sie, oder sonst ist gerade "
    "niemand im Team."
)


@for_members
def close_round(request, member, pk):
    """End one's own round before its time: what was answered can be read."""
    if request.method == "POST":
        feedback.end_of_goal(_own(member, pk), timezone.now())
    return redirect("team-goal", member.team.slug, pk)


@for_members
def answer(request, member, pk):
    """Answer a round; until it opens an answer may be changed, and nobody else reads it."""
    rows = Feedback.objects.filter(author=member).select_related("round__goal__member")
    row = get_object_or_404(rows, pk=pk)
    if row.round.is_open_to_all:
        return redirect("team-goal", member.team.slug, row.round.goal_id)
    names = ("convinces", "asks", "tries")
    form = FeedbackForm(posted(request), initial={name: getattr(row, name) for name in names})
    if request.method == "POST" and form.is_valid():
        feedback.answer(row, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Danke. Ihre Rückmeldung ist gespeichert."))
        return redirect("team-room", member.team.slug)
    return _page(
        request, member.team, member, "answer", {"row": row, "goal": row.round.goal, "form": form}
    )


def _own(member, pk):
    found = get_object_or_404(member.goals.all(), pk=pk)
    found.member = member
    return found


def _seen(team, member):
    seen = Goal.objects.seen_in(team, member)
    return seen.select_related("member").prefetch_related("steps")


def _page(request, team, member, template, context):
    context |= {"member": member, "team": team, "is_leading": leads(request.user, team)}
    return render(request, f"teams/room/goals/{template}.html", context)
