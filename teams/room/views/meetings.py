"""Meetings: members read and answer, whoever leads plans, moves, cancels and closes them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from teams.room.access import for_everybody_inside, for_leading, for_members, leads
from teams.room.forms import AgendaForm, CancelForm, CloseForm, MeetingForm, NewMeetingForm, posted
from teams.work import guests, meetings, turns

TAKEN = gettext_lazy("Zu dieser Zeit hat das Team schon ein Treffen.")


@for_everybody_inside
def listing(request, team, member):
    """What is to come, and what was."""
    now = timezone.now()
    upcoming = team.meetings.upcoming(now).select_related("event")
    context = {"upcoming": upcoming, "past": team.meetings.past(now)[:24]}
    return _page(request, team, member, "list", context)


@for_everybody_inside
def meeting(request, team, member, pk):
    """One meeting: what it is about, who comes, and afterwards the minutes."""
    meeting = get_object_or_404(team.meetings.select_related("event", "team"), pk=pk)
    answers = list(meeting.attendances.select_related("member"))
    context = {
        "meeting": meeting,
        "coming": [row for row in answers if row.answer == "comes" and row.member],
        "not_coming": [row for row in answers if row.answer == "cannot" and row.member],
        "own": next((row for row in answers if member and row.member_id == member.pk), None),
        "has_begun": meeting.starts_at <= timezone.now(),
        "may_open": meeting.is_open_to_guests or guests.may_come(meeting, timezone.now()),
        "steps": turns.steps_seen(meeting, team, member),
        "own_notes": turns.notes_by_kind(member, meeting) if member else [],
        "own_goals": member.goals.open().in_order() if member else [],
    }
    return _page(request, team, member, "meeting", context)


@for_members
def answer(request, member, pk):
    """The buttons that say whether one comes."""
    meeting = get_object_or_404(member.team.meetings, pk=pk)
    if request.method == "POST":
        meetings.answer(meeting, member, comes=request.POST.get("comes") == "1")
    return redirect("team-meeting", member.team.slug, pk)


@for_everybody_inside
def agenda(request, team, member, pk):
    """Every member may write down what is to be talked about."""
    meeting = get_object_or_404(team.meetings, pk=pk)
    form = AgendaForm(posted(request), initial={"agenda": meeting.agenda})
    if request.method == "POST" and form.is_valid():
        meetings.write_down(meeting, agenda=form.cleaned_data["agenda"])
        return redirect("team-meeting", team.slug, pk)
    return _page(request, team, member, "agenda", {"meeting": meeting, "form": form})


@for_leading
def plan(request, team):
    """Plan one meeting, or the dates of a rhythm."""
    form = NewMeetingForm(posted(request), now=timezone.now())
    if request.method == "POST" and form.is_valid():
        fields = ("starts_at", "length", "place", "agenda", "repeats", "count")
        planned = meetings.plan(team, **{name: form.cleaned_data[name] for name in fields})
        text = ngettext("%(n)d Treffen ist geplant.", "%(n)d Treffen sind geplant.", len(planned))
        messages.success(request, text % {"n": len(planned)})
        return redirect("team-meetings", team.slug)
    return _page(request, team, None, "plan", {"form": form})


@for_leading
def move(request, team, pk):
    meeting = get_object_or_404(team.meetings.planned(), pk=pk)
    initial = MeetingForm.initial_from(meeting)
    form = MeetingForm(posted(request), now=timezone.now(), initial=initial)
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in ("starts_at", "ends_at", "place")}
        try:
            meetings.move(meeting, **fields)
        except meetings.Taken:
            form.add_error("day", TAKEN)
        else:
            messages.success(
                request, _("Das Treffen ist verlegt. Die Mitglieder bekommen eine E-Mail.")
            )
            return redirect("team-meeting", team.slug, pk)
    return _page(request, team, None, "move", {"meeting": meeting, "form": form})


@for_leading
def cancel(request, team, pk):
    meeting = get_object_or_404(team.meetings.planned(), pk=pk)
    form = CancelForm(posted(request))
    if request.method == "POST" and form.is_valid():
        meetings.cancel(meeting, reason=form.cleaned_data["reason"])
        messages.success(request, _("Das Treffen fällt aus. Die Mitglieder bekommen eine E-Mail."))
        return redirect("team-meetings", team.slug)
    return _page(request, team, None, "cancel", {"meeting": meeting, "form": form})


@for_leading
def close(request, team, pk):
    """Say who came and what was talked about; done again it puts the numbers right."""
    meeting = get_object_or_404(
        team.meetings.taking_place().filter(starts_at__lte=timezone.now()), pk=pk
    )
    members = team.members.in_team().by_name()
    form = CloseForm(posted(request), members=members, initial=_noted(meeting))
    if request.method == "POST" and form.is_valid():
        meetings.close(meeting, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Das Treffen ist abgeschlossen."))
        return redirect("team-meeting", team.slug, pk)
    return _page(request, team, None, "close", {"meeting": meeting, "form": form})


def _noted(meeting):
    """Return what the form shows: who came; of an open meeting who was in its round, or said yes."""
    rows = list(meeting.attendances.all())
    came = [
        row.member_id
        for row in rows
        if (row.has_come if meeting.is_held else row.answer == "comes")
    ]
    if not meeting.is_held:
        came = turns.at_the_table(meeting) or came
    guests = (meeting.attended_count or 0) - sum(row.has_come for row in rows)
    return {"came": came, "guests": max(guests, 0), "minutes": meeting.minutes}


def _page(request, team, member, template, context):
    context |= {"team": team, "member": member, "is_leading": leads(request.user, team)}
    return render(request, f"teams/room/meetings/{template}.html", context)
