"""Whether a shop is open at a moment, and that in German words."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class OpeningState:
    """A state at one moment; all times are the naive wall clock of the place.

    kind: "open" (until `changes_at`, None: round the clock), "closed" (until `changes_at`, None: no
    opening known), "by_appointment", or "unknown" (nothing is stored).
    """

    kind: str
    now: dt.datetime
    changes_at: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.kind == "open"

    @property
    def is_known(self) -> bool:
        return self.kind != "unknown"

    @property
    def until(self) -> dt.datetime | None:
        """When it closes; None while it is closed or never closes."""
        return self.changes_at if self.is_open else None

    @property
    def opens_at(self) -> dt.datetime | None:
        return self.changes_at if self.kind == "closed" else None

    @cached_property
    def text(self) -> str:
        """The state as a visitor reads it; empty where nothing is stored."""
        if self.kind == "unknown":
            return ""
        if self.kind == "by_appointment":
            return _("nach Vereinbarung")
        return self._open_text() if self.is_open else self._closed_text()

    def _open_text(self):
        if self.changes_at is None:
            return _("rund um die Uhr geöffnet")
        if self.changes_at - self.now < dt.timedelta(days=1):
            return _("jetzt geöffnet, bis %(time)s") % {"time": self._closing_time()}
        last_moment = self.changes_at - dt.timedelta(minutes=1)
        return _("jetzt geöffnet, bis %(weekday)s, %(time)s") % {
            "weekday": date_format(last_moment, "l"),
            "time": self._closing_time(),
        }

    def _closing_time(self):
        is_midnight = self.changes_at.time() == dt.time.min
        return "24:00" if is_midnight else clock(self.changes_at)

    def _closed_text(self):
        if self.changes_at is None:
            return _("geschlossen")
        return _("öffnet %(day)s um %(time)s") % {
            "day": day_in_words(self.changes_at.date(), self.now.date()),
            "time": clock(self.changes_at),
        }


def clock(moment: dt.datetime | dt.time) -> str:
    """Return `9:00`, `18:30`."""
    return f"{moment.hour}:{moment.minute:02}"


def day_in_words(day: dt.date, today: dt.date) -> str:
    """Return `heute`, `morgen`, `am Montag` within a week, else `am 7. Januar`."""
    distance = (day - today).days
    if distance == 0:
        return _("heute")
    if distance == 1:
        return _("morgen")
    if 1 < distance < 7:
        return _("am %(weekday)s") % {"weekday": date_format(day, "l")}
    return _("am %(date)s") % {
        "date": date_format(day, "j. F" if day.year == today.year else "j. F Y")
    }
