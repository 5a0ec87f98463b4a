"""When a team meets, who comes, and what was talked about.

Of a meeting that is open to guests an event in the calendar tells; nothing else of it is public.
"""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from content.place.times import moment_in_words, time_span
from teams.models.member import Member
from teams.models.private import PrivateRow
from teams.models.team import SuccessTeam

# How long a meeting lasts of which nobody said when it ends.
USUAL_LENGTH = dt.timedelta(hours=2)


class MeetingQuerySet(models.QuerySet):
    def planned(self):
        return self.filter(state=Meeting.State.PLANNED)

    def upcoming(self, now):
        """Those that are not over, the next first; a cancelled one still says that it is cancelled."""
        return self.filter(ends_at__gt=now).exclude(state=Meeting.State.HELD).order_by("starts_at")

    def taking_place(self):
        return self.exclude(state=Meeting.State.CANCELLED)

    def open_to_guests(self):
        """Those that stand in the calendar."""
        return self.filter(event__live=True).select_related("event")

    def past(self, now):
        """Those that are over, the latest first."""
        return self.filter(Q(ends_at__lte=now) | Q(state=Meeting.State.HELD)).order_by("-starts_at")

    def not_begun(self, now):
        return self.planned().filter(starts_at__gt=now).order_by("starts_at")

    def to_close(self, now):
        """Those that have begun and of which nobody has said yet who came."""
        return self.planned().filter(starts_at__lte=now).order_by("starts_at")


class Meeting(PrivateRow):
    """One date of a team. It is closed by whoever leads: who came then stays as a number."""

    class State(models.TextChoices):
        PLANNED = "planned", _("findet statt")
        CANCELLED = "cancelled", _("fällt aus")
        HELD = "held", _("hat stattgefunden")

    team = models.ForeignKey(
        SuccessTeam, models.CASCADE, related_name="meetings", verbose_name=_("Erfolgsteam")
    )
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    place = models.CharField(_("Ort"), max_length=160)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.PLANNED)
    agenda = models.TextField(_("Worum es geht"), max_length=2000, blank=True)
    minutes = models.TextField(_("Was wir besprochen haben"), max_length=8000, blank=True)
    cancel_reason = models.CharField(_("Warum es ausfällt"), max_length=200, blank=True)
    attended_count = models.PositiveSmallIntegerField(
        _("Wie viele da waren"), null=True, blank=True
    )
    event = models.ForeignKey(
        "events.Event",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="team_meetings",
        verbose_name=_("Veranstaltung im Kalender"),
    )
    guest_note = models.CharField(_("Was Gäste wissen sollten"), max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["team", "starts_at"], name="one_meeting_at_a_time"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="meeting_ends_after_its_start"
            ),
        ]
        verbose_name = _("Treffen")
        verbose_name_plural = _("Treffen")

    def __str__(self):
        return self.when

    @property
    def is_planned(self):
        return self.state == self.State.PLANNED

    @property
    def is_cancelled(self):
        return self.state == self.State.CANCELLED

    @property
    def is_held(self):
        return self.state == self.State.HELD

    @property
    def is_open_to_guests(self):
        """Whether it stands in the calendar; editors may have taken it out there, too."""
        return self.event is not None and self.event.live

    @property
    def day(self):
        """`2. Dezember`."""
        return date_format(localtime(self.starts_at), "j. F")

    @property
    def when(self):
        """`Mittwoch, 2. Dezember 2026, 19 bis 21 Uhr`."""
        start, end = localtime(self.starts_at), localtime(self.ends_at)
        day = moment_in_words(start, "l, j. F Y").rpartition(", ")[0]
        return f"{day}, {time_span(start, end)}"


class AttendanceQuerySet(models.QuerySet):
    def coming(self):
        return self.filter(answer=Attendance.Answer.COMES)

    def there(self):
        return self.filter(has_come=True)


class Attendance(PrivateRow):
    """What one member says of a meeting, and whether they came. Who is erased stays as one who came."""

    class Answer(models.TextChoices):
        OPEN = "", _("noch keine Antwort")
        COMES = "comes", _("kommt")
        CANNOT = "cannot", _("kann nicht")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="attendances"
    )
    answer = models.CharField(_("Antwort"), max_length=6, choices=Answer, blank=True)
    has_come = models.BooleanField(_("War da"), default=False)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="answers_once_for_a_meeting")
        ]
        verbose_name = _("Antwort zu einem Treffen")
        verbose_name_plural = _("Antworten zu Treffen")

    def __str__(self):
        return f"{self.meeting}: {self.get_answer_display()}"
