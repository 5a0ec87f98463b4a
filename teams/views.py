"""What each address of the teams answers."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from content.listing.addresses import section_page
from submissions.front_door.views import propose
from teams.models import SuccessTeam


def listing(request, page):
    """All teams, those with a free chair first."""
    teams = list(SuccessTeam.objects.public().for_cards())
    return page.render(
        request,
        context_overrides={
            "open_teams": [team for team in teams if team.accepts_members],
            "full_teams": [team for team in teams if not team.accepts_members],
        },
    )


def team(request, page, slug):
    """One team, with its next meetings."""
    teams = SuccessTeam.objects.public().select_related("neighbourhood", "event")
    context = page_context(get_object_or_404(teams, slug=slug))
    return page.render(request, context_overrides=context, template="teams/team_detail.html")


def apply(request, page, slug):
    """The form for a seat in this team."""
    team = get_object_or_404(SuccessTeam.objects.public(), slug=slug)
    return propose(request, kind="team", page=page, initial={"team": team})


def teams_of_business(business, now):
    """The teams that meet at an event of this business which is still to come."""
    if business.pk is None or not business.organises_events:
        return []
    coming = SuccessTeam.objects.public().meeting_after(now)
    return list(coming.filter(event__organiser_business=business))


def page_context(team):
    return {"team": team, "meetings": team.next_meetings(timezone.now())}


def preview_context(team):
    """What a preview shows; it stands on no page of its own."""
    return page_context(team) | {"page": section_page("teams")}
