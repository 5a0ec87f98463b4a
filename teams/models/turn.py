"""Meeting mode: whose turn it is at the table, and what is written down for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from teams.models.goal import Step
from teams.models.meeting import Meeting
from teams.models.member import Member
from teams.models.private import PrivateRow


class Turn(PrivateRow):
    """Where one member stands in the round of a meeting. Whoever is erased takes it along."""

    class State(models.TextChoices):
        WAITING = "waiting", _("kommt noch dran")
        DONE = "done", _("war dran")
        SKIPPED = "skipped", _("übersprungen")
        ABSENT = "absent", _("nicht da")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="turns")
    member = models.ForeignKey(Member, models.CASCADE, related_name="turns")
    position = models.PositiveSmallIntegerField(_("Reihenfolge"))
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.WAITING)

    class Meta:
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="one_turn_at_a_meeting")
        ]
        verbose_name = _("Platz in einer Runde")
        verbose_name_plural = _("Plätze in Runden")

    def __str__(self):
        return f"{self.member.called}: {self.get_state_display()}"

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING

    @property
    def is_away(self):
        """Whether this member has to be brought into the round first."""
        return self.state in (self.State.SKIPPED, self.State.ABSENT)


class TurnNoteQuerySet(models.QuerySet):
    def loose_steps(self):
        """Steps that belong to no goal yet."""
        return self.filter(kind=TurnNote.Kind.STEP, step=None)


class TurnNote(PrivateRow):
    """One thing that a neighbour wrote down for the member whose turn it was; who wrote is not kept.

    Only that member reads it. A step that belongs to a goal is read with the goal.
    """

    class Kind(models.TextChoices):
        CONVINCES = "convinces", _("Was überzeugt mich?")
        ASKS = "asks", _("Was würde ich fragen?")
        TRIES = "tries", _("Was würde ich versuchen?")
        STEP = "step", _("Nächster Schritt")

    turn = models.ForeignKey(Turn, models.CASCADE, related_name="notes")
    kind = models.CharField(_("Was"), max_length=10, choices=Kind)
    text = models.TextField(_("Text"), max_length=1000)
    # What a phone sends again, because the answer got lost, stands once.
    key = models.UUIDField(unique=True, editable=False)
    noted_at = models.DateTimeField(_("Aufgeschrieben am"))
    step = models.OneToOneField(
        Step, models.CASCADE, null=True, blank=True, related_name="turn_note"
    )

    objects = TurnNoteQuerySet.as_manager()

    class Meta:
        ordering = ["noted_at", "pk"]
        verbose_name = _("Notiz aus einer Runde")
        verbose_name_plural = _("Notizen aus Runden")

    def __str__(self):
        return f"{self.get_kind_display()}"

    @property
    def is_loose(self):
        """Whether this is a step that its member has still to put to a goal."""
        return self.kind == self.Kind.STEP and self.step_id is None
