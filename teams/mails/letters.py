"""Letters to members and to whoever leads their team. Who answers one of them reaches the other."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.place.times import moment_in_words
from submissions.mails import calls, send
from submissions.mails.team import team as editors
from submissions.registry import mails
from teams.models import Facilitation

FOLDER = "teams/letters/facilitator"
# The role that lets somebody lead a team; which one it is says `Facilitation`.
MAY_LEAD = "teams.change_member"


def facilitators_of(team):
    """Return the accounts that lead a team: they have the role, and were named for this one."""
    found = Facilitation.objects.filter(team=team, user__is_active=True).select_related("user")
    return [row.user for row in found if row.user.has_perm(MAY_LEAD)]


def room_url(team):
    """Return the address of a team's room as mails carry it."""
    return settings.BASE_URL + reverse("team-room", args=[team.slug])


def leading_url(team):
    return settings.BASE_URL + reverse("team-leading", args=[team.slug])


def tell(member, key, more=None, headers=None):
    """Write a letter to a member. Whoever has no e-mail address hears it from who leads the team."""
    values = values_of(member, key) | (more or {})
    reply_to = next((user.email for user in facilitators_of(member.team) if user.email), "")
    if member.email:
        send.write(key, member.email, values, headers, reply_to=reply_to)
    else:
        _pass_on(member, key, values)


def values_of(member, key):
    """Return what the letters print, by the name of its placeholder."""
    team = member.team
    values = {
        "name": member.name,
        "team": team.name,
        "begleitung": team.facilitator,
        "link": room_url(team) if member.is_in_team else member.full_url,
    }
    if "treffen" in mails.get(key).placeholders:
        values |= next_meeting(team)
    if member.answer_by:
        values["bis"] = date_format(timezone.localtime(member.answer_by), "j. F Y")
    return values


def next_meeting(team, now=None):
    """Return when and where a team meets next: by its own dates, else by those of its event."""
    now = now or timezone.now()
    if meeting := team.meetings.planned().upcoming(now).first():
        return {"treffen": meeting.when, "ort": meeting.place}
    if date := next(iter(team.next_meetings(now)), None):
        words = moment_in_words(date.starts_at, "l, j. F Y")
        return {"treffen": words, "ort": date.place or date.event.place_name}
    return {"treffen": "", "ort": ""}


def without_private(values):
    """Return what a letter prints without what only its reader may know."""
    return values | {name: "" for name in mails.PRIVATE if name in values}


def _pass_on(member, key, values):
    """Ask whoever leads the team to say it; where nobody does, it is a call of the team."""
    if not mails.get(key).is_read_out:
        return
    values = without_private(values) | {"link": send.ON_THE_RECEIPT}
    subject, text = send.worded(key, values)
    text = calls.spoken(text)
    if facilitators_of(member.team):
        _write_to_facilitators(member.team, "pass_on", member=member, subject=subject, text=text)
    elif member.pk:
        calls.note(member, subject, text)


def tell_facilitators(member, key, **context):
    """Tell whoever leads the team what a member did; without anybody, the editors."""
    reply_to = member.email
    _write_to_facilitators(member.team, key, reply_to=reply_to, member=member, **context)


def _write_to_facilitators(team, key, reply_to="", **context):
    leading = [user for user in facilitators_of(team) if user.email]
    for user in leading or editors():
        send.send(
            f"{FOLDER}/{key}.txt",
            user.email,
            button=(leading_url(team), _("Zum Team")),
            # The editors are told that somebody waits, and not who.
            reply_to=reply_to if leading else "",
            team=team,
            is_leading=bool(leading),
            url=leading_url(team),
            **context,
        )
