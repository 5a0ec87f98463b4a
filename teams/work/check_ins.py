"""Check-ins: how it goes with a goal, said at the table or from home."""

from django.db import transaction

from teams.models import CheckIn
from teams.work.goals import locked


@transaction.atomic
def check_in(goal, *, answer, now, text="", meeting=None):
    """Note how it goes, with how many steps are done just now.

    At one meeting the newer word about a goal replaces the older.
    """
    goal = locked(goal)
    steps = list(goal.steps.all())
    values = {
        "answer": answer,
        "text": text,
        "at": now,
        "steps_done": sum(step.is_done for step in steps),
        "steps_total": len(steps),
    }
    if meeting is None:
        return CheckIn.objects.create(goal=goal, **values)
    return CheckIn.objects.update_or_create(goal=goal, meeting=meeting, defaults=values)[0]


def needs_of_others(member):
    """Return the newest check-in of each open goal of the others that says what they need."""
    from_others = CheckIn.objects.filter(
        goal__member__in=member.team.members.in_team().exclude(pk=member.pk),
        goal__state="open",
        goal__is_private=False,
    )
    newest = {row.goal_id: row for row in from_others.select_related("goal__member")}
    return [row for row in newest.values() if row.answer != CheckIn.Answer.DONE]
