"""Rounds of feedback: asked about a goal, answered by each for themselves, then open to all.

Nobody reads what the others said before all have answered or the time is up, so that the first answer
does not become everybody's.
"""

import datetime as dt

from django.db import transaction

from teams.models import Feedback, FeedbackRound

USUAL_TIME = dt.timedelta(days=7)


class CannotAsk(Exception):
    """There is a round about this goal already, the goal is private or over, or nobody else is there."""


@transaction.atomic
def ask(goal, *, question, ends_at, now):
    """Ask all active others what they think."""
    others = list(goal.member.team.members.active().exclude(pk=goal.member_id).exclude(name=""))
    is_possible = goal.is_open and not goal.is_private and others
    if not is_possible or goal.rounds.collecting().exists():
        raise CannotAsk
    asked = FeedbackRound.objects.create(
        goal=goal, question=question, asked_at=now, ends_at=ends_at
    )
    Feedback.objects.bulk_create(Feedback(round=asked, author=member) for member in others)
    return asked


@transaction.atomic
def answer(feedback, *, convinces, asks, tries, now):
    """Store what one of those who were asked says; it may be changed until the round is open."""
    asked = _locked(feedback.round_id)
    if asked.is_open_to_all:
        return False
    feedback.convinces, feedback.asks, feedback.tries = convinces, asks, tries
    feedback.given_at = now
    feedback.save()
    _open_if_complete(asked, now)
    return True


@transaction.atomic
def open_to_all(asked, now):
    """Let everybody read the answers; who has said nothing is awaited no more."""
    asked = _locked(asked.pk)
    if asked.is_open_to_all:
        return False
    asked.answers.awaited().delete()
    asked.opened_at = now
    asked.save(update_fields=["opened_at"])
    return True


def open_due(now):
    """Open the rounds whose time is up; run nightly, and asked again by whoever reads."""
    return sum(open_to_all(asked, now) for asked in FeedbackRound.objects.due(now))


@transaction.atomic
def stop_waiting_for(member, now):
    """Await nothing more of somebody who leaves, pauses or is erased: the others go on."""
    awaited = member.feedback.awaited()
    rounds = FeedbackRound.objects.collecting().filter(pk__in=awaited.values("round"))
    waiting = list(rounds.select_for_update())
    awaited.delete()
    for asked in waiting:
        _open_if_complete(asked, now)
    for goal in member.goals.all():
        end_of_goal(goal, now)


def end_of_goal(goal, now):
    """End the open round about a goal that is over, private, or whose owner has gone."""
    for asked in goal.rounds.collecting():
        open_to_all(asked, now)


def to_answer(member):
    """Return what a member is asked and has not answered yet."""
    awaited = member.feedback.awaited().filter(round__opened_at=None)
    return awaited.select_related("round__goal__member").order_by("round__ends_at")


def readable(goal):
    """Return the rounds about a goal whose answers may be read, with their answers."""
    return goal.rounds.opened().prefetch_related("answers__author")


def _open_if_complete(asked, now):
    if not asked.answers.awaited().exists():
        open_to_all(asked, now)


def _locked(pk):
    return FeedbackRound.objects.select_for_update().get(pk=pk)
