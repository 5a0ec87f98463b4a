"""Calendars made to do harm: what they hold is read within the bounds, or refused in a sentence."""

import datetime as dt
import time

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from content.security.bounded_process import NEEDS_TOO_MUCH
from content.security.reading import Refusal
from events.ical_import import reading
from tests.events.ical_import.test_reader import BERLIN, calendar, vevent
from tests.factories.counting import cpu_seconds

NOW = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
DAYS = [dt.date(2026, 9, 12) + dt.timedelta(days=n) for n in range(3000)]
DAILY = f"{BERLIN}\nRRULE:FREQ=DAILY;COUNT=100"


def read(data, organiser):
    return reading.read(data, organiser, NOW)


def test_what_is_found_is_what_the_reader_finds():
    (found,) = read(calendar(vevent(BERLIN, title="Titel " * 50)), "Volkshochschule").entries
    assert found.facts["organiser_name"] == "Volkshochschule"
    assert found.remarks == ("Der Titel ist gekürzt.",)
    (refused,) = read(calendar(vevent(BERLIN, title="")), "Volkshochschule").entries
    assert (refused.facts, refused.reason) == (None, "Es fehlt der Titel.")


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 20_000 + b"END:X\r\n" * 20_000,
        calendar(vevent(BERLIN, "DESCRIPTION:" + "<p " * 150_000)),
        calendar(vevent(BERLIN, "DESCRIPTION:" + "a\n " * 200_000)),
        calendar(vevent(BERLIN, 'X;A="' * 50_000)),
        calendar(*[vevent(f"{BERLIN}\nRRULE:FREQ=DAILY", uid=f"u{n}") for n in range(500)]),
        calendar(vevent(DAILY, "RDATE:" + ",".join(["20260913T100000Z"] * 40_000))),
        calendar(vevent(BERLIN, "RRULE:FREQ=DAILY;COUNT=1000000000")),
    ],
    ids=["nested", "half tags", "folds", "quotes", "500 daily", "40,000 dates", "endless"],
)
def test_a_calendar_made_to_hold_up_the_site_is_answered_within_the_bound(content):
    begin = time.monotonic()
    try:
        read(content, "x")
    except Refusal as refusal:
        assert str(refusal)
    assert time.monotonic() - begin <= 11


EVERY_DAY = BERLIN.replace("202605", "202609") + "\nRRULE:FREQ=DAILY"


@pytest.mark.parametrize(
    ("series", "lines", "exceptions"),
    [
        (DAILY, [f"RDATE:{day:%Y%m%d}T100000Z" for day in DAYS[:800]], 800),
        (DAILY, [f"EXDATE;TZID=Europe/Berlin:{day:%Y%m%d}T180000" for day in DAYS], 0),
        (EVERY_DAY, [f"EXDATE;TZID=Europe/Berlin:{day:%Y%m%d}T180000" for day in DAYS], 3000),
    ],
    ids=["800 added dates", "3,000 dates that it has not", "3,000 excluded dates"],
)
@pytest.mark.django_db
def test_the_page_with_many_exceptions_needs_less_than_half_a_second_of_cpu(
    admin_client, stop_clock, series, lines, exceptions
):
    stop_clock(NOW)

    def answer(*lines):
        """Upload a calendar; returns the page that shows it."""
        file = SimpleUploadedFile("k.ics", calendar(vevent(*lines)))
        data = {"name": "VHS", "file": file}
        return admin_client.post("/admin/kalender-einlesen/", data, follow=True)

    answer(BERLIN)  # what a process does once is done
    pages = []

    def begin_anew():
        cache.clear()  # what a file holds is kept for the next page
        pages.append(answer(series, *lines))

    assert cpu_seconds(begin_anew) <= 0.5
    page = pages[0]
    [(line, rows)] = page.context["new"]
    assert len(line.found.facts["changes"]) == exceptions
    words = dict(rows).get("Ausnahmen", "")
    assert words.endswith(f"und {exceptions - 50} weitere Ausnahmen" if exceptions else "")
    assert words.count(";") == (50 if exceptions else 0)


@pytest.mark.django_db
def test_what_needs_too_much_is_said_at_the_field(settings, admin_client):
    settings.FILE_READING_SECONDS = 0.01
    file = SimpleUploadedFile("k.ics", calendar(vevent(BERLIN)))
    answer = admin_client.post("/admin/kalender-einlesen/", {"name": "VHS", "file": file})
    assert answer.context["form"].errors == {"file": [str(NEEDS_TOO_MUCH)]}
