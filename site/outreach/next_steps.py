"""What is done with next steps: ticked off, taken up again."""

from outreach.models import NextStep


def open_steps(user=None):
    """Return what is still to be done, of one colleague or of all, the first due first."""
    steps = NextStep.objects.open().select_related("visit", "assigned_to")
    return steps.of(user) if user is not None else steps


def finish(step, now, user):
    """Tick a step off; whoever does it second changes nothing."""
    return NextStep.objects.filter(pk=step.pk, done_at=None).update(done_at=now, done_by=user)


def reopen(step):
    """Take a step up again that was ticked off by mistake."""
    return NextStep.objects.filter(pk=step.pk).update(done_at=None, done_by=None)
