"""Teams with valid defaults, published and findable."""

from itertools import count

from content.models import Neighbourhood
from content.search.index import index_object
from teams.models import SuccessTeam, TeamsPage

numbers = count(1)


def make_team(*, neighbourhood="Schalke", **kw):
    """Return a stored, public team with two free chairs; `neighbourhood` is a name."""
    team = SuccessTeam(
        **{
            "name": f"Team {next(numbers)}",
            "summary": "Läden, die sich helfen",
            "description": "<p>Wir treffen uns jeden Monat.</p>",
            "neighbourhood": Neighbourhood.objects.get(name=neighbourhood),
            "member_count": 6,
            "seats": 8,
            "live": True,
        }
        | kw
    )
    team.full_clean()
    team.save()
    index_object(team)
    return team


def make_teams_page(parent, **kw):
    """Return the teams' page as a published child of `parent`."""
    return parent.add_child(instance=TeamsPage(**{"title": "Teams", "slug": "erfolgsteams"} | kw))
