"""Where somebody is signed in, and how long: the team until eight hours without a click."""

import datetime as dt

import httpagentparser
from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib.sessions.models import Session
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.second_factor import rules

# Members may stay signed in on a device of their own.
REMEMBERED = dt.timedelta(days=90)
# Each click would be a write to the database.
SEEN_EVERY = dt.timedelta(minutes=10)
SEEN = "seen_at"


def begin(request, user):
    """Say how long a new session lasts: `SESSION_COOKIE_AGE` without a click, or what was ticked."""
    # Whoever leads members sees their addresses and counts as the team, without the admin, too.
    is_team = user.has_perm("wagtailadmin.access_admin") or rules.needs_one(user)
    if not is_team and request.POST.get("remember"):
        request.session.set_expiry(int(REMEMBERED.total_seconds()))


def touch(request, now):
    """Let a session in use run on; every ten minutes is enough."""
    seen = request.session.get(SEEN, 0)
    if now.timestamp() - seen >= SEEN_EVERY.total_seconds():
        request.session[SEEN] = int(now.timestamp())
        sessions = UserSession.objects.filter(session_key=request.session.session_key)
        sessions.update(last_seen_at=now)


def purge(now):
    """Forget the sessions that have ended."""
    running = Session.objects.filter(expire_date__gt=now).values("session_key")
    return UserSession.objects.exclude(session_key__in=running).delete()[0]


def device_of(user_agent):
    """Say in words on what somebody is signed in: `Chrome, Android`."""
    found = httpagentparser.detect(user_agent)
    parts = [found.get("browser", {}).get("name"), found["platform"]["name"]]
    return ", ".join(part for part in parts if part) or _("Unbekanntes Gerät")


class SessionsView(ListUserSessionsView):
    """One's own sessions: each can be ended, or all others at once."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for session in context["sessions"]:
            session.device = device_of(session.user_agent)
        return context

    def post(self, request, *args, **kwargs):
        if "session" not in request.POST:
            return super().post(request, *args, **kwargs)
        own = UserSession.objects.filter(user=request.user, pk__in=request.POST.getlist("session"))
        for session in own:
            session.end()
        message = "usersessions/messages/sessions_logged_out.txt"
        get_adapter().add_message(request, 20, message)
        return redirect("usersessions_list")
