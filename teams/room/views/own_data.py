"""One's own membership: what is stored of it as a file, a pause, leaving, and deleting everything."""

from django.contrib import messages
from django.contrib.auth import get_user_model, logout
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from teams.mails import meeting_mails
from teams.membership import correcting, leaving
from teams.membership.privacy import export_member
from teams.room.access import signed_in
from teams.room.forms import OwnDataForm, posted
from teams.room.mail_forms import MailsForm, wanted_by


def for_memberships(view):
    """Call the view with a membership of whoever is signed in, also one that has ended."""

    @signed_in
    def wrapped(request, slug, **kwargs):
        rows = request.user.memberships.filter(team__slug=slug).select_related("team__closing")
        # Who left and came back has two: the running one counts.
        found = rows.filter(left_at=None).first() or rows.order_by("left_at").last()
        if found is None:
            raise Http404
        return view(request, found, **kwargs)

    return wrapped


@for_memberships
def overview(request, member):
    return _page(request, member, "overview")


@for_memberships
def change(request, member):
    """Correct one's own name and number."""
    known = {"name": member.name, "telephone": member.telephone}
    form = OwnDataForm(posted(request), initial=known)
    if request.method == "POST" and form.is_valid():
        correcting.correct(member, **form.cleaned_data)
        messages.success(request, _("Gespeichert."))
        return redirect("team-own-data", member.team.slug)
    return _page(request, member, "change", form=form)


@for_memberships
def choose_mails(request, member):
    """Choose which letters one wants; who has left gets none anyhow."""
    if member.has_left:
        raise Http404
    form = MailsForm(posted(request), initial=wanted_by(member))
    if request.method == "POST" and form.is_valid():
        meeting_mails.switch(member, form.cleaned_data)
        messages.success(request, _("Gespeichert."))
        return redirect("team-own-data", member.team.slug)
    return _page(request, member, "mails", form=form)


@for_memberships
def export(request, member):
    """Hand out all that is stored, as a file that machines read too."""
    response = JsonResponse(
        export_member(member), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = 'attachment; filename="mein-team.json"'
    return response


@for_memberships
def pause(request, member):
    if request.method == "POST":
        if member.state == member.State.PAUSED:
            leaving.come_back(member)
        else:
            leaving.pause(member, timezone.now())
    return redirect("team-own-data", member.team.slug)


@for_memberships
def leave(request, member):
    """Ask once, then end the membership."""
    if request.method == "POST":
        leaving.leave(member, timezone.now())
        messages.success(request, _("Sie sind nicht mehr im Team."))
        return redirect("my-team")
    return _page(request, member, "leave")


@for_memberships
def erase(request, member):
    """Ask once, then delete the person at once; the account goes where nothing else needs it."""
    if request.method == "GET":
        return _page(request, member, "erase")
    user = request.user
    leaving.erase(member, timezone.now())
    if not get_user_model().objects.filter(pk=user.pk).exists():
        logout(request)
    messages.success(request, _("Ihre Daten sind gelöscht."))
    return redirect("account_login" if not request.user.is_authenticated else "my-team")


def _page(request, member, template, **context):
    context |= {"member": member, "team": member.team}
    return render(request, f"teams/room/own_data/{template}.html", context)
