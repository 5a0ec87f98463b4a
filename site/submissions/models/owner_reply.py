"""What the owner of an entry says to a change that somebody else proposed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OwnerReply(models.Model):
    """Whether an owner agrees with somebody else's change; the one who proposed it never sees it."""

    class Answer(models.TextChoices):
        AGREES = "agrees", _("Die Änderung ist richtig.")
        OBJECTS = "objects", _("Ich bin nicht einverstanden.")

    change = models.ForeignKey(
        "submissions.Submission",
        on_delete=models.CASCADE,
        related_name="owner_replies",
        verbose_name=_("Änderung"),
    )
    owner = models.ForeignKey(
        "submissions.Submission",
        on_delete=models.CASCADE,
        related_name="replies_as_owner",
        verbose_name=_("Einreichung, aus der der Eintrag kam"),
    )
    answer = models.CharField(_("Antwort"), max_length=10, choices=Answer)
    text = models.TextField(_("Begründung"), max_length=4000, blank=True)
    created_at = models.DateTimeField(_("Geantwortet"), auto_now=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["change", "owner"], name="one_reply_of_each_owner")
        ]
        verbose_name = _("Antwort auf eine fremde Änderung")
        verbose_name_plural = _("Antworten auf fremde Änderungen")

    def __str__(self):
        return f"{self.owner.contact_name}: {self.get_answer_display()}"

    @property
    def is_objection(self):
        return self.answer == self.Answer.OBJECTS
