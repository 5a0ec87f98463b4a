"""All teams that somebody leads, on one page."""

from django.shortcuts import render
from django.utils import timezone

from teams.room import access
from teams.work import overview as overviews


@access.signed_in
def overview(request):
    """What is next in each team, and what is to be done; numbers and no goals."""
    teams = list(access.led_teams(request.user).for_cards())
    rows = overviews.of_teams(teams, timezone.now())
    context = {
        "running": [row for row in rows if not row.team.is_closed],
        "closed": [row for row in rows if row.team.is_closed],
    }
    return render(request, "teams/room/leading/all_teams.html", context)
