"""Calendars made to do harm: what they hold is read within the bounds, or refused in a sentence."""

import datetime as dt
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from content.security.bounded_process import NEEDS_TOO_MUCH
from content.security.reading import Refusal
from events.ical_import import reading, sync
from events.models import ImportSource
from tests.events.ical_import.test_reader import BERLIN, calendar, vevent

NOW = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
DAYS = [dt.date(2026, 9, 1) + dt.timedelta(days=n) for n in range(3000)]
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


@pytest.mark.parametrize(
    "lines",
    [
        [f"RDATE:{day:%Y%m%d}T100000Z" for day in DAYS[:800]],
        [f"EXDATE;TZID=Europe/Berlin:{day:%Y%m%d}T180000" for day in DAYS],
    ],
    ids=["800 added dates", "3,000 excluded dates"],
)
@pytest.mark.django_db
def test_a_look_at_many_exceptions_costs_the_site_itself_half_a_second(lines):
    source = ImportSource.objects.create(name="VHS", text="x", read_at=NOW)
    found = read(calendar(vevent(DAILY, *lines)), "VHS")
    begin = time.process_time()
    (line,) = sync.preview(source, found, NOW).lines
    assert line.kind == sync.NEW
    assert time.process_time() - begin <= 0.5


@pytest.mark.django_db
def test_what_needs_too_much_is_said_at_the_field(settings, admin_client):
    settings.FILE_READING_SECONDS = 0.01
    file = SimpleUploadedFile("k.ics", calendar(vevent(BERLIN)))
    answer = admin_client.post("/admin/kalender-einlesen/", {"name": "VHS", "file": file})
    assert answer.context["form"].errors == {"file": [str(NEEDS_TOO_MUCH)]}
