"""Report periods in the admin: made, closed by whoever may change them, and then fixed."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from evidence.models import ReportPeriod
from evidence.recording import Fact, Kind, record
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
LIST = reverse("wagtailsnippets_evidence_reportperiod:list")


@pytest.fixture
def over():
    """Last year, with something in it."""
    year = timezone.localdate().year - 1
    record("visit", 1, Fact(Kind.VISIT, dt.date(year, 5, 5)))
    return ReportPeriod.objects.create(
        name="Voriges Jahr", first_day=dt.date(year, 1, 1), last_day=dt.date(year, 12, 31)
    )


def closing(period):
    return reverse("evidence-close-period", args=[period.pk])


def test_an_editor_closes_a_period_that_is_over(client, over):
    client.force_login(make_editor("erika"))
    assert closing(over) in client.get(LIST).content.decode()
    assert "Schlüssel des Zeitraums" in client.get(closing(over)).content.decode()
    over.refresh_from_db()
    assert over.key
    client.post(closing(over))
    over.refresh_from_db()
    assert (over.key, over.is_closed) == ("", True)
    assert closing(over) not in client.get(LIST).content.decode()


def test_a_closed_period_and_one_with_rows_stay(client, over):
    client.force_login(make_editor("erika"))
    client.post(reverse("wagtailsnippets_evidence_reportperiod:delete", args=[over.pk]))
    address = reverse("wagtail_bulk_action", args=["evidence", "reportperiod", "delete"])
    client.post(f"{address}?next={LIST}&id={over.pk}")
    assert ReportPeriod.objects.get() == over
    client.post(closing(over))
    edit = reverse("wagtailsnippets_evidence_reportperiod:edit", args=[over.pk])
    assert client.get(edit).status_code == 302


def test_who_only_reads_numbers_closes_nothing(client, over):
    reader = get_user_model().objects.create_user("rosa", "rosa@example.org", "geheim-2026")
    reader.groups.add(Group.objects.get(name="Auswertung"))
    client.force_login(reader)
    assert client.get(LIST).status_code == 200
    client.post(closing(over))
    over.refresh_from_db()
    assert not over.is_closed


def test_a_period_that_goes_on_is_not_closed(client, over):
    client.force_login(make_editor("erika"))
    today = timezone.localdate()
    running = ReportPeriod.objects.create(name="Jetzt", first_day=today, last_day=today)
    assert closing(running) not in client.get(LIST).content.decode()
    client.post(closing(running))
    running.refresh_from_db()
    assert not running.is_closed
