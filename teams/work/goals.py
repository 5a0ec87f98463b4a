"""Setting goals, taking their steps, finishing them: each changes only the member's own."""

from django.db import transaction

from teams.models import Goal, Step
from teams.work import evidence, feedback

State = Goal.State
MOST_GOALS, MOST_STEPS = 20, 30


class TooMany(Exception):
    """So many goals or steps help nobody."""


@transaction.atomic
def set_goal(member, *, title, now, why="", due_on=None, is_private=False, steps=()):
    """Set a goal with its first steps."""
    if member.goals.count() >= MOST_GOALS:
        raise TooMany
    goal = Goal.objects.create(
        member=member, title=title, why=why, due_on=due_on, is_private=is_private, set_at=now
    )
    Step.objects.bulk_create(Step(goal=goal, text=text) for text in steps[:MOST_STEPS] if text)
    evidence.record_goal(goal)
    return goal


@transaction.atomic
def change(goal, *, title, why, due_on, is_private, now):
    """Change what a goal says. What becomes private ends its open round: nobody may read of it."""
    goal = locked(goal)
    goal.title, goal.why, goal.due_on, goal.is_private = title, why, due_on, is_private
    goal.save(update_fields=["title", "why", "due_on", "is_private"])
    if is_private:
        feedback.end_of_goal(goal, now)
    return goal


@transaction.atomic
def finish(goal, *, state, now):
    """Say that a goal is reached, or that it is given up; its open round ends with it."""
    goal = locked(goal)
    if not goal.is_open:
        return False
    goal.state, goal.finished_at = state, now
    goal.save(update_fields=["state", "finished_at"])
    feedback.end_of_goal(goal, now)
    evidence.record_goal(goal)
    return True


@transaction.atomic
def reopen(goal):
    """Take up again what was finished by mistake."""
    goal = locked(goal)
    if goal.is_open:
        return False
    goal.state, goal.finished_at = State.OPEN, None
    goal.save(update_fields=["state", "finished_at"])
    evidence.record_goal(goal)
    return True


@transaction.atomic
def delete(goal):
    """Delete a goal with all that hangs on it, as if it had never been set."""
    evidence.forget_goal(goal)
    goal.delete()


@transaction.atomic
def add_step(goal, *, text, due_on=None):
    goal = locked(goal)
    if goal.steps.count() >= MOST_STEPS:
        raise TooMany
    return goal.steps.create(text=text, due_on=due_on)


def tick(step, *, is_done, now):
    """Say that a step is done, or that it is not; the first moment counts."""
    if step.is_done != is_done:
        step.done_at = now if is_done else None
        step.save(update_fields=["done_at"])
    return step


def locked(goal):
    return Goal.objects.select_for_update().select_related("member__team").get(pk=goal.pk)
