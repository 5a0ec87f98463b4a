"""What the section of the Erfolgsteams stores."""

from .application import TeamApplication
from .closing import Closing
from .feedback import Feedback, FeedbackRound
from .file import TeamFile
from .goal import CheckIn, Goal, Step
from .meeting import Attendance, Meeting
from .meeting_mail import MeetingMail
from .member import Facilitation, Member, TableInvitation
from .page import TeamsPage
from .story import Story
from .team import SuccessTeam
from .turn import Turn, TurnNote

__all__ = [
    "Attendance",
    "CheckIn",
    "Closing",
    "Facilitation",
    "Feedback",
    "FeedbackRound",
    "Goal",
    "Meeting",
    "MeetingMail",
    "Member",
    "Step",
    "Story",
    "SuccessTeam",
    "TableInvitation",
    "TeamApplication",
    "TeamFile",
    "TeamsPage",
    "Turn",
    "TurnNote",
]
