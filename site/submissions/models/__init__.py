"""What the way in stores; one file for each thing it speaks of."""

from .desk import AnswerText, DecisionFigure
from .front_door import RateCount, SpentProof, SubmittedPicture, UnfinishedForm
from .mail_text import LetterText
from .message import Message, MessageAnswer
from .review_task import ReviewTask
from .settings import NoticeSettings, RetentionRules
from .submission import ConversationEntry, Submission

__all__ = [
    "AnswerText",
    "ConversationEntry",
    "DecisionFigure",
    "LetterText",
    "Message",
    "MessageAnswer",
    "NoticeSettings",
    "RateCount",
    "RetentionRules",
    "ReviewTask",
    "SpentProof",
    "Submission",
    "SubmittedPicture",
    "UnfinishedForm",
]
