"""Teams with valid defaults, published and findable, their members, and who leads them."""

import datetime as dt
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.members import account_for
from content.models import Neighbourhood
from content.search.index import index_object
from teams.models import (
    Facilitation,
    Goal,
    Meeting,
    MeetingMail,
    Member,
    Story,
    SuccessTeam,
    TeamsPage,
)

numbers = count(1)
ROLE = "Teambegleitung"


def make_team(*, neighbourhood="Schalke", members=6, **kw):
    """Return a stored, public team with two free chairs; `neighbourhood` is a name."""
    team = SuccessTeam(
        **{
            "name": f"Team {next(numbers)}",
            "summary": "Läden, die sich helfen",
            "description": "<p>Wir treffen uns jeden Monat.</p>",
            "neighbourhood": Neighbourhood.objects.get(name=neighbourhood),
            "seats": 8,
            "live": True,
        }
        | kw
    )
    team.full_clean()
    team.save()
    for _number in range(members):
        make_member(team, has_account=False)
    index_object(team)
    return SuccessTeam.objects.get(pk=team.pk)


def make_member(team, *, has_account=True, now=None, **kw):
    """Return a stored member of a team, who can sign in."""
    number, now = next(numbers), now or timezone.now()
    name = f"Mitglied {number}"
    values = {
        "name": name,
        "email": f"mitglied{number}@example.org",
        "state": Member.State.ACTIVE,
        "created_at": now,
        "joined_at": now,
    } | kw
    if has_account and values["email"]:
        values.setdefault("user", account_for(values["email"], values["name"]))
    return Member.objects.create(team=team, **values)


def make_facilitator(*teams, name="begleitung"):
    """Return the account of somebody with the role who leads these teams."""
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim und lang")
    user.groups.add(Group.objects.get(name=ROLE))
    for team in teams:
        Facilitation.objects.create(team=team, user=user)
    return user


def make_goal(member, **kw):
    values = {"title": "Mehr Stammkundschaft", "set_at": timezone.now()} | kw
    return Goal.objects.create(member=member, **values)


def make_meeting(team, *, starts_at=None, **kw):
    """Return a meeting of two hours, a week from now."""
    starts_at = starts_at or timezone.now() + dt.timedelta(days=7)
    values = {"ends_at": starts_at + dt.timedelta(hours=2), "place": "Café Halbzeit"} | kw
    return Meeting.objects.create(team=team, starts_at=starts_at, **values)


def make_mail(member, meeting, *, kind="before", now=None, **kw):
    """Return a letter that went to a member about a meeting."""
    now = now or timezone.now()
    values = {
        "meeting_starts_at": meeting.starts_at,
        "sent_at": now,
        "sent_on": timezone.localdate(now),
    } | kw
    return MeetingMail.objects.create(member=member, meeting=meeting, kind=kind, **values)


def make_story(team, **kw):
    """Return a story that visitors read."""
    values = {
        "title": f"Geschichte {next(numbers)}",
        "text": "Wir haben es geschafft.",
        "live": True,
    }
    story = Story(team=team, **values | kw)
    story.full_clean()
    story.save()
    index_object(story)
    return story


def make_teams_page(parent, **kw):
    """Return the teams' page as a published child of `parent`."""
    return parent.add_child(instance=TeamsPage(**{"title": "Teams", "slug": "erfolgsteams"} | kw))
