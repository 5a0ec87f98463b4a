"""What a member wants to reach: goals with steps, and the check-ins that tell how it goes."""

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from teams.models.meeting import Meeting
from teams.models.member import Member
from teams.models.private import PrivateRow
from teams.models.team import IN_TEAM


class GoalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Goal.State.OPEN)

    def seen_in(self, team, member=None):
        """What is read in a team: what its members do not keep private, and a member's own.

        Whoever leads the team and is no member of it reads only the first.
        """
        shared = Q(is_private=False, member__team=team, member__state__in=IN_TEAM)
        return self.filter(shared | Q(member=member) if member else shared)

    def in_order(self):
        """Open ones first, by their date."""
        is_done = models.Case(
            models.When(state=Goal.State.OPEN, then=0),
            default=1,
            output_field=models.IntegerField(),
        )
        return self.order_by(is_done, "due_on", "pk")


class Goal(PrivateRow):
    """One goal of one member, with steps; a private one is seen by nobody else, also not who leads."""

    class State(models.TextChoices):
        OPEN = "open", _("läuft")
        REACHED = "reached", _("erreicht")
        DROPPED = "dropped", _("aufgegeben")

    member = models.ForeignKey(
        Member, models.CASCADE, related_name="goals", verbose_name=_("Mitglied")
    )
    title = models.CharField(_("Ziel"), max_length=160)
    why = models.TextField(_("Warum"), max_length=1000, blank=True)
    due_on = models.DateField(_("Bis wann"), null=True, blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.OPEN)
    is_private = models.BooleanField(_("Nur für mich"), default=False)
    set_at = models.DateTimeField(_("Gesetzt am"))
    finished_at = models.DateTimeField(_("Beendet am"), null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["member", "pk"]
        verbose_name = _("Ziel")
        verbose_name_plural = _("Ziele")

    def __str__(self):
        return self.title

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @cached_property
    def listed_steps(self):
        return list(self.steps.all())

    @property
    def steps_done(self):
        return sum(step.is_done for step in self.listed_steps)

    @property
    def next_step(self):
        return next((step for step in self.listed_steps if not step.is_done), None)

    @property
    def progress_in_words(self):
        """`3 von 5 Schritten geschafft`."""
        total = len(self.listed_steps)
        if not total:
            return _("Noch keine Schritte")
        return ngettext(
            "%(done)s von %(total)s Schritt geschafft",
            "%(done)s von %(total)s Schritten geschafft",
            total,
        ) % {"done": self.steps_done, "total": total}


class Step(PrivateRow):
    """One step towards a goal."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="steps")
    text = models.CharField(_("Schritt"), max_length=200)
    due_on = models.DateField(_("Bis wann"), null=True, blank=True)
    done_at = models.DateTimeField(_("Geschafft am"), null=True, blank=True)

    class Meta:
        ordering = ["goal", "pk"]
        verbose_name = _("Schritt")
        verbose_name_plural = _("Schritte")

    def __str__(self):
        return self.text

    @property
    def is_done(self):
        return self.done_at is not None


class CheckIn(PrivateRow):
    """How it goes with a goal at one moment; how many steps were done then draws the stair."""

    class Answer(models.TextChoices):
        DONE = "done", _("geschafft")
        STUCK = "stuck", _("hängt")
        NEEDS = "needs", _("ich brauche …")

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="check_ins")
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="check_ins"
    )
    answer = models.CharField(_("Wie es steht"), max_length=6, choices=Answer)
    text = models.CharField(_("In einem Satz"), max_length=300, blank=True)
    at = models.DateTimeField(_("Wann"))
    steps_done = models.PositiveSmallIntegerField(_("Geschaffte Schritte"))
    steps_total = models.PositiveSmallIntegerField(_("Schritte"))

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("Zwischenstand")
        verbose_name_plural = _("Zwischenstände")

    def __str__(self):
        return f"{self.get_answer_display()}"
