"""Who comes to a meeting, as whoever leads sees it: asking again, and answering for who has no e-mail."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from submissions.mails import calls
from submissions.models import Call
from teams.mails import meeting_mails
from teams.models import Attendance, MeetingMail
from teams.room.access import for_leading
from teams.work import answers, meetings


@for_leading
def who_comes(request, team, pk):
    """Who comes, who cannot, and who has not said."""
    meeting = _planned(team, pk)
    answered = (
        meeting.attendances.exclude(member=None).select_related("member").order_by("member__name")
    )
    context = {
        "team": team,
        "meeting": meeting,
        "coming": [row.member for row in answered if row.answer == Attendance.Answer.COMES],
        "not_coming": [row.member for row in answered if row.answer == Attendance.Answer.CANNOT],
        "without_answer": meeting_mails.without_answer(meeting),
        "has_begun": meeting.starts_at <= timezone.now(),
    }
    return render(request, "teams/room/leading/who_comes.html", context)


@for_leading
def nudge(request, team, pk):
    """Ask whoever has not answered, each at most once a day."""
    if request.method == "POST":
        meeting = _planned(team, pk)
        if count := meeting_mails.nudge(meeting, timezone.now()):
            text = ngettext("%(n)d Mitglied ist gefragt.", "%(n)d Mitglieder sind gefragt.", count)
            messages.success(request, text % {"n": count})
        else:
            messages.warning(
                request,
                _("Heute ist niemand mehr zu fragen: Alle haben geantwortet oder einen Brief."),
            )
    return redirect("team-who-comes", team.slug, pk)


@for_leading
def answer(request, team, pk, member):
    """Note what somebody without an e-mail address says."""
    meeting = _planned(team, pk)
    found = get_object_or_404(team.members.active().filter(email=""), pk=member)
    if request.method == "POST":
        meetings.answer(meeting, found, comes=request.POST.get("comes") == "1")
    return redirect("team-who-comes", team.slug, pk)


@for_leading
def call(request, team, pk):
    """Note how a call went to a member of this team."""
    rows = MeetingMail.objects.filter(member__team=team)
    found = get_object_or_404(Call.objects.filter(pk__in=rows.values("calls")), pk=pk)
    if request.method == "POST":
        result, now = request.POST.get("answer", ""), timezone.now()
        if result in dict(found.answers):
            answers.note_call(found, result, now, request.user)
        elif result == Call.Result.NOBODY:
            calls.missed(found, now)
        else:
            raise Http404
        messages.success(request, _("Gespeichert."))
    return redirect("team-leading", team.slug)


def _planned(team, pk):
    return get_object_or_404(team.meetings.planned(), pk=pk)
