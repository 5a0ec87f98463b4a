"""The pages of whoever leads a team: who is in it, who wants to be, and how somebody comes in."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.drawing.codes import qr_code
from submissions.models import Call
from teams.mails import meeting_mails
from teams.membership import correcting, joining, leaving
from teams.models import Closing, MeetingMail, Member
from teams.room.access import for_leading
from teams.room.forms import (
    InviteForm,
    NameForm,
    ReasonForm,
    TelephoneMemberForm,
    posted,
)
from teams.room.mail_forms import MailsForm, wanted_by

FULL = gettext_lazy("Im Team ist kein Platz frei.")
KNOWN = gettext_lazy(
    "Diese Adresse gehört schon zum Team, ist eingeladen oder steht auf der Warteliste."
)


@for_leading
def overview(request, team):
    """Everybody of a team, sorted by what is to be done."""
    members = team.members
    now = timezone.now()
    context = {
        "applied": members.applied().select_related("application"),
        "waiting": members.waiting(),
        "invited": members.invited(),
        "in_team": members.in_team().by_name(),
        "meetings": team.meetings.upcoming(now)[:4],
        "to_close": team.meetings.to_close(now),
        "calls": _calls(team),
        "closing": Closing.objects.filter(team=team).exclude(closed_at=None).first(),
    }
    return _page(request, team, "overview", context)


def _calls(team):
    """Return whom to call because they have no e-mail address."""
    mails = MeetingMail.objects.filter(member__team=team)
    return Call.objects.open().filter(pk__in=mails.values("calls")).prefetch_related("row")


@for_leading
def act(request, team, pk, action):
    """One button beside a member."""
    member = _member(team, pk)
    if request.method == "POST":
        try:
            done = ACTIONS[action](member, timezone.now())
        except joining.NoPlace:
            messages.error(request, FULL)
        else:
            _say(request, done)
    return redirect("team-leading", team.slug)


# Each takes the member and the moment, and returns whether anything changed.
ACTIONS = {
    "aufnehmen": joining.accept,
    "warteliste": joining.put_on_waiting_list,
    "fragen": joining.offer_place,
    "ja": partial(joining.say_yes, by_facilitator=True),
    "nein": partial(joining.withdraw, by_facilitator=True),
    "pause": leaving.pause,
    "zurueck": lambda member, now: leaving.come_back(member),
    "austritt": partial(leaving.leave, by_facilitator=True),
}


def _say(request, done):
    if done:
        messages.success(request, _("Gespeichert."))
    else:
        messages.warning(
            request, _("Hier hat sich inzwischen etwas geändert. Bitte sehen Sie nach.")
        )


@for_leading
def decline(request, team, pk):
    """Say no to somebody who applied or waits; the reason goes to them."""
    member = _member(team, pk)
    if member.state not in (Member.State.APPLIED, Member.State.WAITING):
        raise Http404
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        _say(request, joining.decline(member, form.cleaned_data["reason"]))
        return redirect("team-leading", team.slug)
    return _page(request, team, "decline", {"member": member, "form": form})


@for_leading
def name(request, team, pk):
    """Write down the name of a member who has none yet."""
    member = _member(team, pk)
    form = NameForm(posted(request), initial={"name": member.name})
    if request.method == "POST" and form.is_valid():
        _say(request, correcting.give_name(member, form.cleaned_data["name"]))
        return redirect("team-leading", team.slug)
    return _page(request, team, "name", {"member": member, "form": form})


@for_leading
def choose_mails(request, team, pk):
    """Choose what somebody without an e-mail address wants to be called about."""
    member = get_object_or_404(team.members.in_team().filter(email=""), pk=pk)
    form = MailsForm(posted(request), initial=wanted_by(member))
    if request.method == "POST" and form.is_valid():
        meeting_mails.switch(member, form.cleaned_data)
        _say(request, True)
        return redirect("team-leading", team.slug)
    return _page(request, team, "mails", {"member": member, "form": form})


@for_leading
def invite(request, team):
    """Ask somebody by mail."""

    def act(fields):
        joining.invite(team, now=timezone.now(), user=request.user, **fields)

    return _add(request, team, InviteForm, "invite", act)


@for_leading
def add_by_telephone(request, team):
    """Take in somebody who said yes on the telephone."""

    def act(fields):
        del fields["has_agreed"]
        joining.add_by_telephone(team, now=timezone.now(), user=request.user, **fields)

    return _add(request, team, TelephoneMemberForm, "telephone", act)


def _add(request, team, form_class, template, act):
    form = form_class(posted(request), initial={"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            act(dict(form.cleaned_data))
        except joining.NoPlace:
            form.add_error(None, FULL)
        except joining.AlreadyThere:
            form.add_error("email", KNOWN)
        else:
            _say(request, True)
            return redirect("team-leading", team.slug)
    return _page(request, team, template, {"form": form})


@for_leading
def table(request, team):
    """Show a code that lets one person in: made by the button, good for half an hour and once."""
    if request.method == "GET":
        return _page(request, team, "table", {})
    invitation = joining.open_table(team, now=timezone.now(), user=request.user)
    context = {"code": qr_code(invitation.full_url), "invitation": invitation}
    return _page(request, team, "table", context)


def _member(team, pk):
    found = get_object_or_404(team.members.not_left(), pk=pk)
    found.team = team
    return found


def _page(request, team, template, context):
    context |= {"team": team, "is_leading": True}
    return render(request, f"teams/room/leading/{template}.html", context)
