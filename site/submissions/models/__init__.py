"""What the way in stores; one file for each thing it speaks of."""

from .call import Call
from .desk import AnswerText, DecisionFigure, DraftNote
from .entry_care import EntryCare
from .front_door import RateCount, SpentProof, SubmittedPicture, UnfinishedForm
from .granted_right import GrantedRight
from .mail_text import LetterText
from .message import Message, MessageAnswer
from .outgoing_mail import MailedLink, OutgoingMail
from .owner_reply import OwnerReply
from .review_task import ReviewTask
from .settings import NoticeSettings, RetentionRules
from .submission import ConversationEntry, Submission

__all__ = [
    "AnswerText",
    "Call",
    "ConversationEntry",
    "DecisionFigure",
    "DraftNote",
    "EntryCare",
    "GrantedRight",
    "LetterText",
    "MailedLink",
    "Message",
    "MessageAnswer",
    "NoticeSettings",
    "OutgoingMail",
    "OwnerReply",
    "RateCount",
    "RetentionRules",
    "ReviewTask",
    "SpentProof",
    "Submission",
    "SubmittedPicture",
    "UnfinishedForm",
]
