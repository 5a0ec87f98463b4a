"""What is counted of decisions, and how the report shows and exports it."""

import datetime as dt
import io

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from content.place.time_zone import BERLIN
from submissions.desk.statistics.counts import (
    ACCEPTED,
    DECLINED,
    OUTCOMES,
    WITHDRAWN,
    Decided,
    ages,
    by_month,
    last_months,
    median_duration,
)
from submissions.desk.statistics.report import bar_of, duration_in_words
from submissions.models import DecisionFigure
from submissions.registry import kinds
from tests.submissions.desk.cast import row

REPORT = "/admin/reports/einreichungen/"
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def decided(at, *, took=DAY, outcome=ACCEPTED, kind="event"):
    moment = dt.datetime.fromisoformat(at).replace(tzinfo=BERLIN)
    return Decided(kind, outcome, moment - took, moment)


def test_the_median_is_the_middle_of_what_the_team_decided():
    took = [HOUR, 2 * HOUR, 30 * HOUR, 40 * HOUR]
    decisions = [decided("2027-03-10", took=duration) for duration in took]
    assert median_duration(decisions) == 16 * HOUR
    assert median_duration([*decisions, decided("2027-03-10", took=50 * HOUR)]) == 30 * HOUR


def test_a_night_with_a_change_of_the_clock_has_its_own_length():
    spring = Decided(
        "event",
        ACCEPTED,
        dt.datetime(2027, 3, 27, 12, tzinfo=BERLIN),
        dt.datetime(2027, 3, 28, 12, tzinfo=BERLIN),
    )
    assert median_duration([spring]) == 23 * HOUR


def test_what_was_withdrawn_says_nothing_about_the_teams_time():
    decisions = [
        decided("2027-03-10", took=DAY),
        decided("2027-03-10", took=99 * DAY, outcome=WITHDRAWN),
    ]
    assert median_duration(decisions) == DAY
    assert median_duration(decisions[1:]) is None


def test_months_are_counted_by_kind_and_outcome():
    decisions = [
        decided("2027-02-28T23:30"),
        decided("2027-03-01T00:10"),
        decided("2027-03-31T23:59", outcome=DECLINED, kind="business"),
        decided("2027-03-05", outcome=DECLINED),
        decided("2027-03-06", outcome=WITHDRAWN),
    ]
    found = [(m.first_day, m.kind, dict(m.outcomes)) for m in by_month(decisions, by_kind=True)]
    assert found == [
        (dt.date(2027, 2, 1), "event", {ACCEPTED: 1}),
        (dt.date(2027, 3, 1), "business", {DECLINED: 1}),
        (dt.date(2027, 3, 1), "event", {ACCEPTED: 1, DECLINED: 1, WITHDRAWN: 1}),
    ]


def test_a_month_without_decisions_is_shown_all_the_same():
    months = last_months(dt.date(2027, 1, 15), 3)
    assert months == [dt.date(2026, 11, 1), dt.date(2026, 12, 1), dt.date(2027, 1, 1)]
    found = by_month([decided("2026-12-24"), decided("2026-10-01")], months)
    assert [(month.first_day, month.total) for month in found] == [
        (dt.date(2026, 11, 1), 0),
        (dt.date(2026, 12, 1), 1),
        (dt.date(2027, 1, 1), 0),
    ]


def test_open_ones_are_counted_by_age_and_kind():
    now = dt.datetime(2027, 3, 31, 12, tzinfo=BERLIN)
    days = [0, 1, 2, 6, 7, 29, 30, 400]
    received = [("event" if day % 2 else "business", now - day * DAY) for day in days]
    assert ages(received, now) == [
        (0, 2, {"business": 1, "event": 1}),
        (2, 7, {"business": 2}),
        (7, 14, {"event": 1}),
        (14, 30, {"event": 1}),
        (30, None, {"business": 2}),
    ]


@given(st.lists(st.tuples(st.integers(0, 5000), st.sampled_from(OUTCOMES)), max_size=40))
def test_no_decision_is_lost_between_the_months(rows):
    start = dt.datetime(2020, 1, 1, tzinfo=BERLIN)
    decisions = [Decided("event", outcome, start, start + day * DAY) for day, outcome in rows]
    assert sum(month.total for month in by_month(decisions)) == len(rows)


def test_the_chart_stacks_what_the_table_says():
    (month,) = by_month([decided("2027-03-01"), decided("2027-03-02", outcome=DECLINED)])
    bar = bar_of(month)
    assert (bar.label, bar.parts) == ("Mär", [("accepted", 1), ("declined", 1), ("withdrawn", 0)])


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (None, ""),
        (HOUR, "einer Stunde"),
        (47 * HOUR, "47 Stunden"),
        (60 * HOUR, "2 Tagen"),
        (HOUR / 9, "einer Stunde"),
    ],
)
def test_durations_are_said_in_hours_then_in_days(duration, words):
    assert duration_in_words(duration) == words


@pytest.fixture
def some_figures(db):
    now = timezone.now()
    for kind, outcome, took in [
        ("event", ACCEPTED, 5 * HOUR),
        ("event", ACCEPTED, 7 * HOUR),
        ("business", DECLINED, 80 * HOUR),
    ]:
        DecisionFigure.objects.create(
            kind=kind, outcome=outcome, received_at=now - took, decided_at=now
        )


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


def test_an_editor_reads_the_report(staff, some_figures):
    row("Laden", kind="business", age=10)
    page = staff.get(REPORT)
    assert page.context["median"] == "7 Stunden"
    assert page.context["decided"] == 3
    assert [(row.kind, row.accepted, row.declined) for row in page.context["object_list"]] == [
        ("Veranstaltung", 2, 0),
        ("Betrieb", 0, 1),
    ]
    ages_shown = [(age, total) for age, _counts, total in page.context["ages"] if total]
    assert ages_shown == [("7 bis 13 Tage", 1)]
    assert len(page.context["months"]) == 12


def test_without_decisions_the_report_says_so(staff):
    assert "Noch wurde nichts entschieden." in staff.get(REPORT).content.decode()


def test_the_export_holds_the_same_numbers_as_text_that_no_spreadsheet_runs(
    staff, some_figures, monkeypatch
):
    monkeypatch.setattr(kinds, "choices", lambda: [("event", "=1+1"), ("business", "Eintrag")])
    exported = b"".join(staff.get(f"{REPORT}?export=csv").streaming_content).decode("utf-8-sig")
    head, first, second = exported.strip().splitlines()
    assert head.startswith("Monat;Art;Angenommen;Abgelehnt;Zurückgezogen;Zusammen;")
    assert first.split(";")[1:] == ["'=1+1", "2", "0", "0", "2", "0,2"]
    assert second.split(";")[1:] == ["Eintrag", "0", "1", "0", "1", "3,3"]
    answer = staff.get(f"{REPORT}?export=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet[2]][1:] == ["'=1+1", 2, 0, 0, 2, 0.2]


def test_who_may_not_read_submissions_reads_no_figures(client, django_user_model, db):
    stranger = django_user_model.objects.create_user("fremd", is_staff=True)
    client.force_login(stranger)
    assert client.get(REPORT).status_code == 302
