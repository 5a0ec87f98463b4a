"""The report "Wirkung": a half-year counted by hand, its rows, its exports, and what is released."""

import datetime as dt
import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from openpyxl import load_workbook

from content.models import Neighbourhood
from events.registration import attendance
from evidence.models import Evidence, ReleasedTotal, ReportPeriod
from evidence.recording import Fact, Kind, Scope, record
from evidence.report import releasing
from submissions.privacy import retention
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_category
from tests.factories.events import make_event, make_registration
from tests.factories.home import make_home, make_programme_page
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
REPORT, ROWS = "/admin/reports/wirkung/", "/admin/reports/wirkung/zeilen/"
NOW = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)


@pytest.fixture
def today(stop_clock):
    """It is the last day of the half-year."""
    stop_clock(NOW)


@pytest.fixture
def period():
    return ReportPeriod.objects.create(
        name="1. Halbjahr", first_day=dt.date(2026, 1, 1), last_day=dt.date(2026, 6, 30)
    )


@pytest.fixture
def half_year(today, period):
    """Two evenings (12 and 9 people), three visits to two businesses, and the rest once each."""
    sewing = make_business(name="Nähstube", categories=[make_category(name="Schneiderei")])
    baker = make_business(name="Backstube", neighbourhood="Hassel")
    schalke = Scope(Neighbourhood.objects.get(name="Schalke"), "Schneiderei", sewing)
    hassel = Scope(Neighbourhood.objects.get(name="Hassel"), "Bäckerei", baker)
    for number, (day, count) in enumerate([("2026-02-03", 12), ("2026-05-05", 9)]):
        event = make_event(
            starts=f"{day} 18:00", ends=f"{day} 20:00", kind="evening", registration="here"
        )
        date = event.occurrences.get()
        make_registration(date, email=f"gast{number}@example.org")
        attendance.write(date, count)
    visits = [(1, "2026-03-02", schalke, 20), (2, "2026-03-02", hassel, 10)]
    for number, day, scope, minutes in [*visits, (3, "2026-04-07", schalke, 45)]:
        day = dt.date.fromisoformat(day)
        topic = Fact(Kind.TOPIC, day, scope, detail="Wunsch")
        record("visit", number, Fact(Kind.VISIT, day, scope, minutes=minutes), topic)
    march = dt.date(2026, 3, 3)
    record("visit", 4, Fact(Kind.NOBODY_IN, march, hassel))
    record("decision", 1, Fact(Kind.SUBMISSION, march, hassel, detail="Betrieb: angenommen"))
    record("decision", 2, Fact(Kind.SUBMISSION, march, detail="Betrieb: abgelehnt"))
    record("business_begun", baker.pk, Fact(Kind.NEW_BUSINESS, march, hassel))
    record("business_ended", sewing.pk, Fact(Kind.CLOSED_BUSINESS, march, schalke))
    record("premises_let", 1, Fact(Kind.PREMISES_LET, march))
    # Outside of the period, and of what has already been.
    record("visit", 5, Fact(Kind.VISIT, dt.date(2025, 12, 31), schalke))
    record("visit", 6, Fact(Kind.VISIT, dt.date(2026, 7, 1), schalke))


BY_HAND = {
    "events": 2,
    "people": 21,
    "reached": 2,
    "again": 2,
    "visits": 3,
    "nobody_in": 1,
    "topics": 3,
    "advice": 1.2,
    "submissions": 2,
    "new": 1,
    "closed": 1,
    "let": 1,
    "teams": 0,
    "teams_closed": 0,
    "team_meetings": 0,
    "team_people": 0,
    "goals": 0,
    "goals_reached": 0,
}


@pytest.fixture
def staff(client):
    client.force_login(make_editor("erika"))
    return client


def numbers(client, **asked):
    return {row.key: row.number for row in client.get(REPORT, asked).context["object_list"]}


def test_the_report_says_what_was_counted_by_hand_and_the_same_after_the_purge(staff, half_year):
    assert numbers(staff) == BY_HAND
    counts = retention.purge(NOW + dt.timedelta(days=400))
    assert counts["registrations"] == 2
    assert numbers(staff) == BY_HAND


def test_closing_the_period_changes_no_number(staff, half_year, period):
    ReportPeriod.objects.filter(pk=period.pk).update(key="")
    assert numbers(staff) == BY_HAND


def test_it_is_narrowed_to_a_part_of_town_and_a_trade(staff, half_year):
    hassel = Neighbourhood.objects.get(name="Hassel")
    found = numbers(staff, stadtteil=hassel.pk)
    assert (found["visits"], found["reached"], found["again"], found["new"]) == (1, 1, 1, 1)
    assert (found["people"], found["closed"]) == (0, 0)
    found = numbers(staff, branche="Schneiderei")
    assert (found["visits"], found["reached"], found["advice"]) == (2, 1, 1.1)


def test_without_a_period_everything_until_today_counts(staff, half_year):
    assert numbers(staff, zeitraum="")["visits"] == 4


def test_each_number_opens_the_rows_that_it_is_made_of(staff, half_year):
    page = staff.get(REPORT)
    by_key = {row.key: row for row in page.context["object_list"]}
    for key in set(BY_HAND) - {"reached", "again", "advice"}:
        rows = staff.get(by_key[key].url).context["object_list"]
        assert sum(row.number for row in rows) == BY_HAND[key], key
    minutes = [row.minutes for row in staff.get(by_key["advice"].url).context["object_list"]]
    assert sum(minutes) == 75
    marks = {row.subject for row in staff.get(by_key["reached"].url).context["object_list"]}
    assert len(marks) == 2
    ((word, number, url),) = page.context["topics"]
    assert (word, number, len(staff.get(url).context["object_list"])) == ("Wunsch", 3, 3)


def test_a_mark_of_a_business_is_shown_nowhere(staff, half_year):
    mark = Evidence.objects.exclude(subject="").first().subject
    for address in (REPORT, ROWS, f"{ROWS}?export=csv"):
        answer = staff.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert mark not in body.decode(), address


def test_what_was_taken_back_reaches_nobody(staff, half_year):
    for number in (1, 2, 3):
        record("visit", number)
    record("decision", 1)
    found = numbers(staff)
    assert (found["visits"], found["reached"], found["again"], found["advice"]) == (0, 0, 0, 0)


def test_the_table_of_months_says_what_the_charts_draw(staff, half_year):
    page = staff.get(REPORT)
    months = [(name, sums["visit"], sums["people"]) for name, sums in page.context["months"]]
    assert months == [
        ("Januar 2026", 0, 0),
        ("Februar 2026", 0, 12),
        ("März 2026", 2, 0),
        ("April 2026", 1, 0),
        ("Mai 2026", 0, 9),
        ("Juni 2026", 0, 0),
    ]
    assert page.context["contacts_chart"].count("<rect") == 5
    assert page.context["people_chart"].count("<rect") == 2


def test_the_export_holds_number_and_wording(staff, half_year):
    answer = staff.get(f"{REPORT}?export=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet[1]] == ["Was", "Zahl", "Was damit gezählt ist"]
    assert [cell.value for cell in sheet[3]][:2] == ["Personen bei Veranstaltungen", 21]
    rows = staff.get(f"{ROWS}?zahl=people&export=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(rows.streaming_content))).active
    assert [row[5].value for row in sheet.iter_rows(min_row=2)] == [9, 12]


def test_it_costs_the_same_however_many_rows_there_are(staff, half_year):
    few = query_count(staff, REPORT)
    for number in range(100, 130):
        record("visit", number, Fact(Kind.VISIT, dt.date(2026, 3, 2), detail="x"))
    assert query_count(staff, REPORT) <= few


def test_whoever_only_evaluates_reads_and_releases_nothing(client, half_year, period):
    reader = get_user_model().objects.create_user("rosa", "rosa@example.org", "geheim-2026")
    reader.groups.add(Group.objects.get(name="Auswertung"))
    client.force_login(reader)
    assert numbers(client) == BY_HAND
    client.post(f"{REPORT}?zeitraum={period.pk}", {"zahl": ["people"]})
    assert not ReleasedTotal.objects.exists()
    assert client.get("/admin/einreichungen/").status_code == 302


def test_who_has_no_right_reads_no_numbers(client, half_year):
    stranger = get_user_model().objects.create_user("fremd", is_staff=True)
    client.force_login(stranger)
    assert [client.get(address).status_code for address in (REPORT, ROWS)] == [302, 302]


def test_without_anything_recorded_it_says_zero(staff, today):
    assert set(numbers(staff).values()) == {0}


def results(period):
    return [(float(number), str(label)) for number, label in releasing.results_of(period)]


def test_released_totals_stay_as_they_were_until_released_anew(staff, half_year, period):
    address = f"{REPORT}?zeitraum={period.pk}"
    staff.post(address, {"zahl": ["people", "advice", "unknown"]})
    record("date", 99, Fact(Kind.PEOPLE, dt.date(2026, 6, 1), number=5))
    assert results(period) == [
        (21, "Personen bei Veranstaltungen"),
        (1.2, "Stunden Beratung"),
    ]
    staff.post(address, {"zahl": ["people"]})
    assert results(period) == [(26, "Personen bei Veranstaltungen")]


def test_only_whole_periods_are_released(staff, half_year, period):
    hassel = Neighbourhood.objects.get(name="Hassel")
    staff.post(f"{REPORT}?zeitraum={period.pk}&stadtteil={hassel.pk}", {"zahl": ["visits"]})
    staff.post(f"{REPORT}?zeitraum=", {"zahl": ["visits"]})
    assert results(period) == []


def test_a_page_shows_what_was_released_and_nothing_else(client, staff, half_year, period):
    block = ("released_results", {"title": "Was erreicht wurde", "period": period})
    page = make_programme_page(make_home(), body=[block])
    before = client.get(page.url).content.decode()
    assert ("Hier steht noch keine Zahl." in before, "<dt>" in before) == (True, False)
    staff.post(f"{REPORT}?zeitraum={period.pk}", {"zahl": ["people", "advice"]})
    client.logout()
    text = " ".join(client.get(page.url).content.decode().split())
    assert "<dt>Personen bei Veranstaltungen</dt><dd>21</dd>" in text
    assert "<dt>Stunden Beratung</dt><dd>1,2</dd>" in text
    assert "Besuche" not in text
    assert "Hier steht noch keine Zahl." not in text


def test_a_page_that_names_no_period_shows_the_newest_of_which_something_is_released(
    client, period
):
    block = ("released_results", {"title": "Was erreicht wurde", "period": None})
    page = make_programme_page(make_home(), body=[block])
    assert "Hier steht noch keine Zahl." in client.get(page.url).content.decode()
    earlier = ReportPeriod.objects.create(
        name="2025", first_day=dt.date(2025, 1, 1), last_day=dt.date(2025, 12, 31)
    )
    releasing.release(earlier, [("visits", 7)], NOW)
    text = " ".join(client.get(page.url).content.decode().split())
    assert "1. Januar 2025 bis 31. Dezember 2025" in text
    assert "<dt>Besuche</dt><dd>7</dd>" in text
    releasing.release(period, [("visits", 9)], NOW)
    text = client.get(page.url).content.decode()
    assert ("<dt>Besuche</dt><dd>9</dd>" in text, "1. Januar 2025" in text) == (True, False)


def sought(trade, number, day="2026-03-02", source=1):
    fact = Fact(Kind.UNMET_DEMAND, dt.date.fromisoformat(day), Scope(category=trade), number=number)
    record("search", source, fact)


def test_what_is_looked_for_in_vain_is_shown_from_five_on(staff, half_year):
    sought("Schuster", 4)
    assert staff.get(REPORT).context["unmet_demand"] == []
    sought("Schuster", 1, "2026-04-01", 2)
    sought("Sattlerei", 7, "2026-04-01", 3)
    sought("Imker", 9, "2025-04-01", 4)
    page = staff.get(REPORT)
    assert page.context["unmet_demand"] == [("Sattlerei", 7), ("Schuster", 5)]
    assert "Gesucht und nicht gefunden" in page.content.decode()
    hassel = Neighbourhood.objects.get(name="Hassel")
    assert staff.get(REPORT, {"stadtteil": hassel.pk}).context["unmet_demand"] == []


def test_few_searches_are_told_by_no_row_no_filter_and_no_export(staff, half_year):
    sought("Hufschmiedin", 4)
    for address in (
        REPORT,
        ROWS,
        f"{ROWS}?zeitraum=",
        f"{ROWS}?export=csv",
        f"{REPORT}?export=csv",
    ):
        answer = staff.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert "Hufschmiedin" not in body.decode(), address


def test_searches_in_vain_change_no_other_number(staff, half_year):
    sought("Schuster", 50)
    assert numbers(staff) == BY_HAND
