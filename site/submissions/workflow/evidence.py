"""What the evidence says of decisions: that something was sent in and decided, and how."""

from django.utils.text import format_lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from evidence.recording import NOWHERE, Fact, Kind, Scope, record
from submissions.models import Submission
from submissions.registry import kinds

State = Submission.State
DECISION = "decision"
# What the team decided; whoever takes something back has decided it alone.
OUTCOMES = {State.ACCEPTED: _("angenommen"), State.DECLINED: _("abgelehnt")}


def record_decision(figure):
    """Record one decision of the team; by an accepted submission a business was reached."""
    if figure.outcome not in OUTCOMES:
        return
    kind = kinds.get(figure.kind).label if kinds.is_known(figure.kind) else figure.kind
    detail = format_lazy("{}: {}", kind, OUTCOMES[figure.outcome])
    day = localtime(figure.decided_at).date()
    fact = Fact(Kind.SUBMISSION, day, scope=_scope_of(figure), detail=detail)
    record(DECISION, figure.pk, fact)


def forget_decision(figure):
    """Take back what was recorded of a decision that is undone, and the figure itself."""
    record(DECISION, figure.pk)
    figure.delete()


def _scope_of(figure):
    submission = figure.submission
    if submission.draft is None or not kinds.is_known(figure.kind):
        return NOWHERE
    scope_of = kinds.get(figure.kind).evidence_scope
    scope = scope_of(submission.draft) if scope_of else NOWHERE
    # What a stranger knows better was no talk with the business.
    is_reached = figure.outcome == State.ACCEPTED and not submission.is_correction
    return scope if is_reached else Scope(scope.neighbourhood, scope.category)
