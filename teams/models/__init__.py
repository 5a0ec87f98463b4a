"""What the section of the Erfolgsteams stores."""

from .application import TeamApplication
from .page import TeamsPage
from .team import SuccessTeam

__all__ = ["SuccessTeam", "TeamApplication", "TeamsPage"]
