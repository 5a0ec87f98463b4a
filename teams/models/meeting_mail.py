"""Which letter around a meeting went to which member; its link answers one question, once."""

import datetime as dt

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from submissions.models.private_link import PrivateLinkQuerySet, PrivatePage
from teams.models.goal import CheckIn, Goal, Step
from teams.models.meeting import Attendance, Meeting
from teams.models.member import Member
from teams.models.private import PrivateRow

# How long the link of a letter may be used.
GOOD_FOR = dt.timedelta(days=14)


class MeetingMailQuerySet(PrivateLinkQuerySet):
    def asking_who_comes(self):
        return self.filter(kind__in=MeetingMail.ASKING_WHO_COMES)

    def with_open_call(self):
        """Those about which somebody is still to be called."""
        return self.filter(calls__isnull=False, calls__done_at=None)


class MeetingMail(PrivateRow, PrivatePage):
    """One letter to one member about one date of a meeting, noted so that none goes twice.

    Whoever has no e-mail address is called by whoever leads the team: that call is about this row.
    """

    class Kind(models.TextChoices):
        BEFORE = "before", _("vor einem Treffen")
        AFTER = "after", _("nach einem Treffen")
        HALFWAY = "halfway", _("zwischen zwei Treffen")
        NUDGE = "nudge", _("Erinnerung der Begleitung")

    ASKING_WHO_COMES = (Kind.BEFORE, Kind.NUDGE)
    # These calls are for whoever leads the team, and for nobody else.
    has_own_callers = True

    member = models.ForeignKey(
        Member, models.CASCADE, related_name="meeting_mails", verbose_name=_("Mitglied")
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="mails", verbose_name=_("Treffen")
    )
    kind = models.CharField(_("Anlass"), max_length=8, choices=Kind)
    # A meeting that is moved is written about again.
    meeting_starts_at = models.DateTimeField(_("Beginn des Treffens"))
    goal = models.ForeignKey(Goal, models.CASCADE, null=True, blank=True, related_name="+")
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(_("Geschrieben"))
    sent_on = models.DateField(_("Geschrieben am"))
    used_at = models.DateTimeField(_("Beantwortet"), null=True, blank=True)
    calls = GenericRelation("submissions.Call", for_concrete_model=False)

    objects = MeetingMailQuerySet.as_manager()

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "meeting", "kind", "meeting_starts_at"],
                condition=~Q(kind="nudge"),
                name="written_once_about_a_date",
            ),
            models.UniqueConstraint(
                fields=["member", "sent_on"],
                condition=Q(kind="nudge"),
                name="nudged_once_a_day",
            ),
        ]
        verbose_name = _("Brief an ein Mitglied")
        verbose_name_plural = _("Briefe an Mitglieder")

    def __str__(self):
        return f"{self.get_kind_display()}: {self.meeting}"

    def address_with(self, token):
        return reverse("team-mail", args=[token])

    @property
    def asks_who_comes(self):
        return self.kind in self.ASKING_WHO_COMES

    def may_be_answered(self, now):
        """Tell whether its link still works: once, for a time, and while the question makes sense."""
        is_good = self.used_at is None and now < self.sent_at + GOOD_FOR
        if not is_good or self.member.state != Member.State.ACTIVE or self.member.team.is_closed:
            return False
        if self.asks_who_comes:
            return self.meeting.state == Meeting.State.PLANNED and self.meeting.starts_at > now
        return self.goal is not None and self.goal.is_open and not self.goal.is_private

    @property
    def answers(self):
        """What may be answered, as {key: label}."""
        if self.asks_who_comes:
            choices = (Attendance.Answer.COMES, Attendance.Answer.CANNOT)
        else:
            choices = CheckIn.Answer
        return {choice.value: choice.label for choice in choices}

    @property
    def person_to_call(self):
        """Name and number for whoever calls."""
        return self.member.person_to_call

    @property
    def call_answers(self):
        return tuple(self.answers.items())
