"""Who may open which page of a room: members their own, whoever leads the teams they lead.

What somebody may not see is not found: nobody learns that it is there.
"""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from teams.mails.letters import MAY_LEAD
from teams.models import Member, SuccessTeam

# Members have no password: the page behind this asks for the address and mails a code.
SIGN_IN = "account_request_login_code"
CLOSED = _("Das Erfolgsteam ist abgeschlossen. Sie können alles lesen, aber nichts mehr ändern.")


def signed_in(view):
    """Let in whoever is signed in; nothing of it is kept by a browser or a proxy."""
    checked = require_http_methods(["GET", "HEAD", "POST"])(view)
    return never_cache(login_required(checked, login_url=SIGN_IN))


def for_members(view):
    """Call the view with the member who is signed in, as `view(request, member, …)`."""

    @signed_in
    @wraps(view)
    def wrapped(request, slug, **kwargs):
        member = own_membership(request.user, slug)
        return only_read(request, member.team) or view(request, member, **kwargs)

    return wrapped


def for_leading(view):
    """Call the view with a team that whoever is signed in leads, as `view(request, team, …)`."""

    @signed_in
    @wraps(view)
    def wrapped(request, slug, **kwargs):
        team = led_team(request.user, slug)
        return only_read(request, team) or view(request, team, **kwargs)

    return wrapped


def for_everybody_inside(view):
    """Call the view as `view(request, team, member, …)`; who leads a team need not be its member."""

    @signed_in
    @wraps(view)
    def wrapped(request, slug, **kwargs):
        member = own_memberships(request.user).filter(team__slug=slug).first()
        team = member.team if member else led_team(request.user, slug)
        return only_read(request, team) or view(request, team, member, **kwargs)

    return wrapped


def only_read(request, team):
    """Answer what is sent to the room of a closed team: there one can only read; else return None."""
    if request.method != "POST" or not team.is_closed:
        return None
    messages.error(request, CLOSED)  # so that a phone keeps what it noted without a network
    return redirect(request.path)


def inside_only(view):
    """Let only those into a view whom the room is open to; the view itself is told nothing of it."""

    @for_everybody_inside
    @wraps(view)
    def wrapped(request, team, member, **kwargs):
        return view(request, **kwargs)

    return wrapped


def own_memberships(user):
    """Return the memberships by which somebody is in a team now."""
    return Member.objects.in_team().filter(user=user).select_related("team__closing")


def own_membership(user, slug):
    return get_object_or_404(own_memberships(user), team__slug=slug)


def led_teams(user):
    """Return the teams that somebody leads: by the role, and because they were named for them."""
    teams = SuccessTeam.objects.led_by(user)
    return teams if user.has_perm(MAY_LEAD) else teams.none()


def led_team(user, slug):
    team = led_teams(user).for_cards().filter(slug=slug).first()
    if team is None:
        raise Http404
    return team


def leads(user, team):
    """Tell whether somebody leads a team."""
    return led_teams(user).filter(pk=team.pk).exists()
