"""One row per date: what lists, months and addresses read."""

from datetime import timedelta

from django.db import models
from django.db.models import Case, F, Q, Subquery, When
from django.db.models.functions import Coalesce, Least
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from content.place.times import digits, time_of_day
from events.recurrence import german, plan
from events.recurrence.local_time import days_of, end_of, local, start_of, today
from events.recurrence.plan import LONGEST
from evidence.recording import Kind, recorded, recorded_of_rows

# Listed on more than one day; all others have ended before two days have passed.
LASTS_DAYS = Q(last_day__gt=F("first_day"))
TWO_DAYS = timedelta(days=2)
# The name of this source in the evidence.
EVIDENCE = "date"
ON_CARDS = (
    "original_start",
    "starts_at",
    "ends_at",
    "has_open_end",
    "is_second_of_day",
    "first_day",
    "last_day",
    "state",
    "note",
    "place",
    "seats_taken",
    "is_queued",
    "event__title",
    "event__description",  # says whether it is an example
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
        long_ago = {"ends_at__gt": start, "starts_at__gt": start - LONGEST}
        begun = _first_of(long_ago, start - TWO_DAYS)
        return self.filter(starts_at__lt=end, ends_at__gt=start, starts_at__gte=begun)

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

    def before(self, date):
        """Dates that begin before this one, the nearest first; those of one moment in order of event."""
        same = Q(starts_at=date.starts_at, event_id__lt=date.event_id)
        earlier = self.filter(Q(starts_at__lt=date.starts_at) | same)
        return earlier.order_by("-starts_at", "-event_id")

    def after(self, date):
        """Dates that begin after this one, the nearest first; those of one moment in order of event."""
        same = Q(starts_at=date.starts_at, event_id__gt=date.event_id)
        later = self.filter(Q(starts_at__gt=date.starts_at) | same)
        return later.order_by("starts_at", "event_id")

    def taking_place(self):
        return self.exclude(state=Occurrence.State.CANCELLED)

    def with_attendance(self):
        """With `attended_count`, so that a list costs no question for each date."""
        people = recorded_of_rows(EVIDENCE, Kind.PEOPLE)
        dates = self.annotate(was_held=recorded_of_rows(EVIDENCE, Kind.EVENT))
        return dates.annotate(attended_count=Case(When(was_held__gt=0, then=people)))

    def for_rows(self):
        """Load what the row of a timetable prints, and nothing else: a list has fifty of them."""
        return self.select_related("event__neighbourhood").only(*ON_CARDS)

    def for_cards(self):
        """Load what an event card prints: the same, and its picture."""
        return self.for_rows().prefetch_related("event__picture__renditions")


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
    has_open_end = models.BooleanField(_("Ende offen"), default=False)
    is_second_of_day = models.BooleanField(_("Zweiter Termin des Tages"), default=False)
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
    is_queued = models.BooleanField(
        default=False,
        editable=False,
        help_text=_("Es warten Gäste: Wer neu kommt, bekommt keinen der freien Plätze."),
    )

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
        return f"{self.event}, {german.moment_in_digits(self.local_start, self.event.all_day)}"

    def get_absolute_url(self):
        return self.event.get_absolute_url() + self.path

    @property
    def is_example(self):
        return self.event.is_example

    @property
    def path(self):
        """Its address below the event's: `2026-12-01/`, or `2026-12-01-1500/` for a second one."""
        return f"{self.name}/"

    @property
    def name(self):
        """What tells it from the other dates of its event, in addresses and forms."""
        form = "%Y-%m-%d-%H%M" if self.is_second_of_day else "%Y-%m-%d"
        return local(self.original_start).strftime(form)

    @property
    def original_time(self):
        """What an exception has to name beside the day; None where the day is enough."""
        return local(self.original_start).time() if self.is_second_of_day else None

    @property
    def known_end(self):
        """The end for whoever is told one; None where it is open."""
        return None if self.has_open_end else self.ends_at

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

    @cached_property
    def attended_count(self):
        """How many people were there, as the evidence says; None where nobody counted, or it fell out."""
        was_held = recorded(EVIDENCE, self.pk, Kind.EVENT)
        return recorded(EVIDENCE, self.pk, Kind.PEOPLE) if was_held else None

    @property
    def free_seats(self):
        """Places that nobody holds, or None where the event counts none."""
        if self.event.places is None:
            return None
        return max(self.event.places - self.seats_taken, 0)

    @property
    def open_seats(self):
        """Places for somebody who comes now, behind those who wait; None where none are counted."""
        return 0 if self.is_queued and self.event.places is not None else self.free_seats

    @property
    def is_full(self):
        """Whether somebody who registers now has to wait."""
        return self.event.registration == "here" and self.open_seats == 0

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
            has_open_end=self.has_open_end,
            last=self.last_moment if self.lasts_days else None,
            day=german.SHORT_DAY if is_this_year else german.SHORT_DAY_AND_YEAR,
        )

    @property
    def when_in_full(self):
        """`Dienstag, 12. Mai 2026, 18 bis 20 Uhr`."""
        return german.when(
            self.local_start,
            self.local_end,
            all_day=self.event.all_day,
            has_open_end=self.has_open_end,
            last=self.last_moment if self.lasts_days else None,
            day=german.LONG_DAY,
        )

    @property
    def times_on_its_day(self):
        """Beginning and end as they stand below the heading of its day: `18:30 Uhr`, `bis 20`.

        An open end is no end: `ab 18:30 Uhr` and nothing.
        """
        if self.lasts_days:
            end = german.day_in_words(self.last_moment, german.SHORT_DAY)
            return _("mehrtägig"), _("bis %(end)s") % {"end": end}
        if self.event.all_day:
            return _("ganztägig"), ""
        if self.has_open_end:
            return _("ab %(begin)s") % {"begin": self.clock_time}, ""
        return self.clock_time, _("bis %(end)s") % {"end": digits(self.local_end, is_end=True)}

    @property
    def route_url(self):
        """The way to where this date takes place."""
        return self.event.route_to(self.place)

    @property
    def clock_time(self):
        """`18:30 Uhr`, or "" for whole days; made here because a month prints a hundred of them."""
        return "" if self.event.all_day else time_of_day(self.local_start)

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
