"""Meeting mode: the page for the phone in the middle of the table, and what it sends."""

import uuid

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.admin.offline.copies import may_be_kept
from content.admin.offline.notes import noted_at, takes_notes
from teams.models import Turn, TurnNote
from teams.room.access import for_everybody_inside, for_members
from teams.room.forms import posted
from teams.room.turn_forms import (
    ArrangeForm,
    MinutesForm,
    SortStepForm,
    TurnForm,
)
from teams.work import goals, turns

# What the order says of whoever has the turn, beside the states of all others.
CURRENT = "current"


@may_be_kept
@for_everybody_inside
def table(request, team, member, pk):
    """Whose turn it is, and all that may be needed until the end without a network."""
    return _page(request, team, _meeting(team, pk))


@takes_notes
@for_everybody_inside
def arrange(request, team, member, pk):
    """The buttons: somebody had their turn, is skipped, comes later, or has just arrived."""
    meeting, form = _meeting(team, pk), ArrangeForm(posted(request))
    if form.is_valid():
        fields = form.cleaned_data
        turns.arrange(meeting, fields["member"], state=fields["state"], before=fields["before"])
    return redirect("team-turns", team.slug, pk)


@takes_notes
@for_everybody_inside
def write(request, team, member, pk, of):
    """What is said at somebody's turn; two of the buttons end it, with all that is written by then."""
    meeting, state = _meeting(team, pk), request.POST.get("state", "")
    shared = turns.shared_goals(team.members.filter(pk=of)).in_order()
    options = {"goals": shared, "is_ending": state in turns.ENDS, "auto_id": _ids(of)}
    form = TurnForm(posted(request), **options)
    if form.is_valid():
        state = state if state in turns.ENDS else ""
        _store(request, meeting, of, form.cleaned_data | {"state": state})
    elif form.is_bound:
        return _page(request, team, meeting, sent=(of, form))
    return redirect("team-turns", team.slug, pk)


def _store(request, meeting, of, fields):
    now = noted_at(request, timezone.now())
    try:
        turn = turns.write_down(meeting, of, now=now, **fields)
    except turns.Gone:
        messages.error(request, _("Diese Person ist nicht mehr im Team."))
    except turns.Full:
        messages.error(request, _("Für diese Person ist schon sehr viel aufgeschrieben."))
    else:
        if turn:
            text = _("Aufgeschrieben für %(name)s.") % {"name": turn.member.called}
            messages.success(request, text)


@takes_notes
@for_everybody_inside
def minutes(request, team, member, pk):
    """A line for the minutes."""
    meeting, form = _meeting(team, pk), MinutesForm(posted(request))
    if form.is_valid():
        try:
            turns.note_minutes(meeting, form.cleaned_data["line"])
        except turns.Full:
            messages.error(request, _("Die Niederschrift ist voll."))
        else:
            messages.success(request, _("Das steht in der Niederschrift."))
    elif form.is_bound:
        return _page(request, team, meeting, sent=(None, form))
    return redirect("team-turns", team.slug, pk)


@for_members
def sort_step(request, member, pk, note):
    """Put a step that was written down at the table to one of one's own goals."""
    loose = TurnNote.objects.loose_steps().filter(turn__member=member, turn__meeting_id=pk)
    note, form = get_object_or_404(loose, pk=note), SortStepForm(posted(request))
    if form.is_valid():
        goal = get_object_or_404(member.goals.open(), pk=form.cleaned_data["goal"])
        try:
            turns.put_to_goal(note, goal)
        except goals.TooMany:
            messages.error(request, _("Dieses Ziel hat schon sehr viele Schritte."))
        else:
            return redirect("team-goal", member.team.slug, goal.pk)
    return redirect("team-meeting", member.team.slug, pk)


def _meeting(team, pk):
    return get_object_or_404(team.meetings.taking_place(), pk=pk)


def _ids(of):
    """Return how the ids of a form are made: one page has the same form for each member."""
    return f"{of}-%s"


def _page(request, team, meeting, sent=(None, None)):
    """Show the table; `sent` is a form with mistakes, and whom it is about (None: the minutes)."""
    about, form = sent
    order = turns.in_order(meeting)
    facts = _facts(meeting, order)
    context = {
        "team": team,
        "meeting": meeting,
        "minutes": turns.MINUTES,
        "turns": [
            _part(turn, order, facts, form if about == turn.member_id else None) for turn in order
        ],
        "current": turns.current(order),
        "states": [(CURRENT, _("ist dran")), *Turn.State.choices],
        "steps": turns.steps_seen(meeting, team),
        "minutes_form": form if form and about is None else MinutesForm(),
        "form": form,
    }
    return TemplateResponse(request, "teams/room/turns/table.html", context)


def _facts(meeting, order):
    """Return what the page says of all members: their goals by member, and how much is written down."""
    found = turns.shared_goals([turn.member_id for turn in order])
    shared = {}
    for goal in found.in_order().prefetch_related("steps"):
        shared.setdefault(goal.member_id, []).append(goal)
    counted = TurnNote.objects.filter(turn__meeting=meeting).values_list("turn__member")
    return shared, dict(counted.annotate(n=Count("pk")))


def _part(turn, order, facts, sent):
    """Return what the page shows of one member: the place in the order, goals, and the form."""
    shared, counts = facts
    own_goals = shared.get(turn.member_id, [])
    options = {"initial": {"key": uuid.uuid4()}, "auto_id": _ids(turn.member_id)}
    return {
        "turn": turn,
        "member": turn.member,
        "shown": CURRENT if turn == turns.current(order) else turn.state,
        "is_sent": sent is not None,
        "neighbour": turns.neighbour(order, turn),
        "earlier": _waits_before(order, turn),
        "goals": own_goals,
        "count": counts.get(turn.member_id, 0),
        "turn_form": sent or TurnForm(goals=own_goals, **options),
    }


def _waits_before(order, turn):
    """Return whose place somebody takes who wants to come earlier; None for the first."""
    waiting = [other for other in order if other.is_waiting]
    place = waiting.index(turn) if turn in waiting else 0
    return waiting[place - 1].member if place else None
