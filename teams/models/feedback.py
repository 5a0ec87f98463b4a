"""What the others think of a plan: a round of feedback that opens when all have answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from teams.models.goal import Goal
from teams.models.member import FORMER_MEMBER, Member
from teams.models.private import PrivateRow


class FeedbackRoundQuerySet(models.QuerySet):
    def collecting(self):
        """Those whose answers nobody reads yet."""
        return self.filter(opened_at=None)

    def opened(self):
        return self.exclude(opened_at=None)

    def due(self, now):
        return self.collecting().filter(ends_at__lte=now)


class FeedbackRound(PrivateRow):
    """One question to the team about a goal or plan; `opened_at` is when its answers became readable."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="rounds")
    question = models.TextField(_("Worum es geht"), max_length=2000)
    asked_at = models.DateTimeField(_("Gefragt am"))
    ends_at = models.DateTimeField(_("Antworten bis"))
    opened_at = models.DateTimeField(_("Geöffnet am"), null=True, blank=True)

    objects = FeedbackRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal"],
                condition=models.Q(opened_at=None),
                name="one_round_at_a_time_about_a_goal",
            )
        ]
        verbose_name = _("Runde mit Rückmeldungen")
        verbose_name_plural = _("Runden mit Rückmeldungen")

    def __str__(self):
        return f"{self.goal}"

    @property
    def is_open_to_all(self):
        return self.opened_at is not None


class FeedbackQuerySet(models.QuerySet):
    def given(self):
        return self.exclude(given_at=None)

    def awaited(self):
        return self.filter(given_at=None)


class Feedback(PrivateRow):
    """What one member says; the row is there, still empty, as soon as they are asked."""

    round = models.ForeignKey(FeedbackRound, models.CASCADE, related_name="answers")
    author = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="feedback"
    )
    convinces = models.TextField(_("Was überzeugt mich?"), max_length=1000, blank=True)
    asks = models.TextField(_("Was würde ich fragen?"), max_length=1000, blank=True)
    tries = models.TextField(_("Was würde ich versuchen?"), max_length=1000, blank=True)
    given_at = models.DateTimeField(_("Geantwortet am"), null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["round", "given_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "author"], name="answers_a_round_once")
        ]
        verbose_name = _("Rückmeldung")
        verbose_name_plural = _("Rückmeldungen")

    def __str__(self):
        return f"{self.round}: {self.author_in_words}"

    @property
    def author_in_words(self):
        return self.author.called if self.author else FORMER_MEMBER
