"""Makes the lists of teams and applications known to the admin."""

from wagtail.snippets.models import register_snippet

from teams.admin.viewsets import SuccessTeamViewSet, TeamApplicationViewSet

register_snippet(SuccessTeamViewSet)
register_snippet(TeamApplicationViewSet)
