"""One row per date: what lists, months and addresses read."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q, Subquery
from django.db.models.functions import Coalesce, Least
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.recurrence import german, plan
from events.recurrence.local_time import days_of, end_of, local, start_of, today
from events.recurrence.plan import LONGEST

# Listed on more than one day; all others have ended before two days have passed.
LASTS_DAYS = Q(last_day__gt=F("first_day"))
TWO_DAYS = timedelta(days=2)
ON_CARDS = (
    "original_start",
    "starts_at",
    "ends_at",
    "first_day",
    "last_day",
    "state",
    "note",
    "place",
    "seats_taken",
    "event__title",
    "event__slug",
    "event__kind",
    "event__all_day",
    "event__price",
    "event__place_name",
    "event__online_url",
    "event__registration",
    "event__places",
    "event__neighbourhood__name",
    "event__neighbourhood__colour",
    "event__picture_id",
)


class OccurrenceQuerySet(models.QuerySet):
    def public(self):
        """Dates of published events."""
        return self.filter(event__live=True)

    def in_window(self, start, end):
        """Dates that overlap [start, end), both aware datetimes."""
        return self.filter(starts_at__lt=end, ends_at__gt=start, starts_at__gt=start - LONGEST)

    def on_days(self, first, last):
        """Dates listed on one of these local days, both included."""
        return self.from_day(first).until_day(last)

    def from_day(self, day):
        """Dates listed on this local day or later."""
        long_ago = {"last_day__gte": day, "starts_at__gt": start_of(day) - LONGEST}
        return self.filter(last_day__gte=day, starts_at__gte=_first_of(long_ago, start_of(day)))

    def until_day(self, day):
        """Dates listed on this local day or earlier."""
        return self.filter(starts_at__lt=end_of(day))

    def original_day(self, day):
        """Dates that were first announced for this local day, wherever they were moved."""
        return self.filter(original_start__gte=start_of(day), original_start__lt=end_of(day))

    def upcoming(self, now):
        """Dates that have not ended, the running ones among them, earliest first."""
        long_ago = {"ends_at__gt": now, "starts_at__gt": now - LONGEST}
        dates = self.filter(ends_at__gt=now, starts_at__gte=_first_of(long_ago, now - TWO_DAYS))
        return dates.order_by("starts_at", "event_id")

    def past(self, now):
        """Dates that have ended, latest first."""
        return self.filter(ends_at__lte=now, starts_at__lt=now).order_by("-starts_at", "event_id")

    def taking_place(self):
        return self.exclude(state=Occurrence.State.CANCELLED)

    def for_cards(self):
        """Load what an event card prints, and nothing else: a list has fifty of them."""
        cards = self.select_related("event__neighbourhood")
        return cards.only(*ON_CARDS).prefetch_related("event__picture__renditions")


def _first_of(long_ago, usual):
    """The moment from which a list in order of `starts_at` has to be read, as SQL.

    That is `usual`, unless something that lasts days began before and is still to be listed. The
    database then never walks through the dates of the past weeks.
    """
    still = Occurrence.objects.filter(LASTS_DAYS, **long_ago).order_by("starts_at")
    return Least(Coalesce(Subquery(still.values("starts_at")[:1]), usual), usual)


class Occurrence(models.Model):
    """One date of an event, made from the published version by `occurrences.rebuild`.

    `original_start` is its identity: it stays when the date is moved. `first_day` and `last_day`
    are the local days on which it is listed.
    """

    class State(models.TextChoices):
        SCHEDULED = plan.SCHEDULED, _("findet statt")
        CANCELLED = plan.CANCELLED, _("fällt aus")
        MOVED = plan.MOVED, _("verlegt")

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="occurrences")
    original_start = models.DateTimeField(_("Ursprünglicher Beginn"))
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    first_day = models.DateField(_("Erster Tag"))
    last_day = models.DateField(_("Letzter Tag"))
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.SCHEDULED)
    note = models.CharField(_("Hinweis"), max_length=160, blank=True)
    place = models.CharField(_("Anderer Ort"), max_length=160, blank=True)
    is_detached = models.BooleanField(
        _("Gehört nicht mehr zur Reihe"),
        default=False,
        help_text=_("Bleibt bestehen, weil sich jemand angemeldet hat."),
    )
    seats_taken = models.PositiveIntegerField(_("Belegte Plätze"), default=0)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["event", "original_start"], name="one_date_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="date_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["starts_at", "ends_at"], name="occurrence_times"),
            models.Index(fields=["event", "starts_at"], name="occurrence_of_event"),
            # Holds all columns that counting and picking by day read, so no row has to be loaded.
            models.Index(
                fields=["first_day", "starts_at", "event", "last_day"], name="occurrence_by_day"
            ),
            models.Index(
                fields=["starts_at", "first_day", "last_day", "event"],
                condition=LASTS_DAYS,
                name="occurrence_long",
            ),
        ]
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")

    def __str__(self):
        return f"{self.event}, {local(self.starts_at):%d.%m.%Y %H:%M}"

    def get_absolute_url(self):
        return self.event.get_absolute_url() + self.path

    @property
    def path(self):
        """Its address below the event's: `2026-12-01/`."""
        return f"{self.original_day:%Y-%m-%d}/"

    @property
    def full_url(self):
        return self.event.full_url + self.path

    @property
    def original_day(self):
        """The local day in its address; it stays when the date is moved."""
        return local(self.original_start).date()

    @property
    def is_cancelled(self):
        return self.state == self.State.CANCELLED

    @property
    def is_moved(self):
        return self.state == self.State.MOVED

    @property
    def has_new_time(self):
        return self.starts_at != self.original_start

    @property
    def is_running(self):
        return not self.is_cancelled and self.starts_at <= timezone.now() < self.ends_at

    @property
    def is_past(self):
        return self.ends_at <= timezone.now()

    @property
    def free_seats(self):
        """Places left, or None where the event counts none."""
        if self.event.places is None:
            return None
        return max(self.event.places - self.seats_taken, 0)

    @property
    def is_full(self):
        return self.event.registration == "here" and self.free_seats == 0

    @property
    def takes_registrations(self):
        """Whether somebody may register now, be it for the waiting list."""
        is_open = not self.is_cancelled and not self.is_past
        return is_open and self.event.takes_registrations

    @property
    def when(self):
        """As short as is clear: the year only if it is not this year."""
        is_this_year = self.local_start.year == today(timezone.now()).year
        return german.when(
            self.local_start,
            self.local_end,
            all_day=self.event.all_day,
            last=self.last_moment if self.lasts_days else None,
            day=german.SHORT_DAY if is_this_year else german.SHORT_DAY_AND_YEAR,
            dash=True,
        )

    @property
    def when_in_full(self):
        """`Dienstag, 12. Mai 2026, 18:00 bis 20:00 Uhr`; only the beginning where it lasts days."""
        end = None if self.lasts_days else self.local_end
        return german.when(self.local_start, end, all_day=self.event.all_day, day=german.LONG_DAY)

    @property
    def route_url(self):
        """The way to where this date takes place."""
        return self.event.route_to(self.place)

    @property
    def clock_time(self):
        """`18:30`, or "" for whole days; made here because a month prints a hundred of them."""
        return "" if self.event.all_day else f"{self.local_start:%H:%M}"

    @property
    def signs(self):
        """What is different at this date, as (look of the sign, words); usually nothing."""
        if self.is_cancelled:
            words = _("fällt aus")
            return [("cancelled", f"{words}: {self.note}" if self.note else words)]
        signs = [("state", _("verlegt"))] if self.is_moved else []
        if self.is_running:
            signs.append(("open", _("läuft gerade")))
        elif self.is_full and not self.is_past:
            signs.append(("state", _("ausgebucht")))
        return signs

    @property
    def local_start(self):
        return local(self.starts_at)

    @property
    def local_end(self):
        return local(self.ends_at)

    @property
    def lasts_days(self):
        """Whether it is listed on several days; a night belongs to the day on which it began."""
        return self.last_day > self.first_day

    @property
    def last_moment(self):
        """The local end as people name it: the last day of an all-day date is the one before."""
        return local(self.ends_at - timedelta(microseconds=1))

    def set_times(self, starts_at, ends_at):
        """Set the times together with the days that follow from them."""
        self.starts_at, self.ends_at = starts_at, ends_at
        self.first_day, self.last_day = days_of(starts_at, ends_at)
