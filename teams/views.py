"""What each address of the teams answers."""

from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from content.caching.site_frame import site_frame_of
from content.listing.addresses import section_page
from submissions.front_door.views import propose
from teams.models import Meeting, Member, Story, SuccessTeam


def listing(request, page):
    """All teams, those with a free chair first."""
    teams = list(SuccessTeam.objects.public().for_cards())
    return page.render(
        request,
        context_overrides={
            "open_teams": [team for team in teams if team.accepts_members],
            "teams": teams,
            "full_teams": [t for t in teams if not (t.accepts_members or t.is_closed)],
            "closed_teams": [team for team in teams if team.is_closed],
        },
    )


def team(request, page, slug):
    """One team, with its next meetings."""
    teams = SuccessTeam.objects.public().for_cards().select_related("event")
    hidden = site_frame_of(request).hidden_sections
    context = page_context(get_object_or_404(teams, slug=slug), hidden)
    return page.render(request, context_overrides=context, template="teams/team_detail.html")


def story(request, page, slug):
    """What was reached in a team, as somebody tells it."""
    stories = Story.objects.public().select_related("team")
    context = story_context(get_object_or_404(stories, slug=slug))
    return page.render(request, context_overrides=context, template="teams/story.html")


def story_context(story):
    """Return what the page of a story prints, and its preview."""
    return {"story": story, "team": story.team if story.team_id else None}


def apply(request, page, slug):
    """The form for a seat in this team, or for its waiting list; its page says where it takes nobody."""
    team = get_object_or_404(SuccessTeam.objects.public(), slug=slug)
    if team.is_closed or not team.is_open:
        return redirect(team.get_absolute_url())
    return propose(request, kind="team", page=page, initial={"team": team})


def teams_of_business(business, now):
    """The teams that meet at an event of this business which is still to come."""
    if business.pk is None or not business.organises_events:
        return []
    coming = SuccessTeam.objects.public().meeting_after(now)
    return list(coming.filter(event__organiser_business=business))


def teams_of_event(event, now):
    """The teams of which this event is a meeting, or several, open to guests."""
    if event.pk is None:
        return []
    is_theirs = Q(event=event.pk) | Q(meetings__event=event.pk)
    return list(SuccessTeam.objects.public().filter(is_theirs).distinct())


def page_context(team, hidden=frozenset()):
    """Return what the page of a team tells; `hidden` are the sections it may not tell of."""
    now = timezone.now()
    return {
        "team": team,
        "is_pausing": team.is_pausing(timezone.localdate(now)),
        "meetings": [] if _section_of(Meeting, "event") in hidden else team.next_meetings(now),
        "named": [] if _section_of(Member, "named_business") in hidden else team.named_members,
        "stories": team.stories.public().newest() if team.pk else [],
    }


def _section_of(model, field):
    """Return to which section that belongs to which a field of ours points."""
    return model._meta.get_field(field).related_model.section


def preview_context(team):
    """What a preview shows; it stands on no page of its own."""
    return page_context(team) | {"page": section_page("teams")}
