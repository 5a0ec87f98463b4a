"""The week. It is Tuesday, 5 May 2026, 9 o'clock."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.views.week import Week, valid_week, week_of
from tests.factories.counting import cpu_seconds
from tests.factories.events import NOW, at, make_event

URL = "/veranstaltungen/kalender/woche/"
days = st.dates(date(2000, 1, 3), date(2199, 12, 20))


@given(days)
def test_every_day_stands_once_in_its_week(day):
    week = week_of(day)
    assert week.days.count(day) == 1
    assert [weekday.isoweekday() for weekday in week.days] == [1, 2, 3, 4, 5, 6, 7]
    assert week.next.previous == week and week.previous < week < week.next
    assert valid_week(*week) == week


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_a_week_belongs_to_the_year_that_most_of_it_lies_in(day, name):
    assert str(week_of(day)) == name


def test_a_year_of_52_weeks_has_no_53rd():
    assert valid_week(2027, 53) is None
    assert valid_week(2026, 53) == Week(2026, 53)


@pytest.mark.django_db
@pytest.mark.usefixtures("calendar", "now")
class TestPage:
    def test_each_day_has_a_row_with_its_dates(self, client):
        cancelled = {"kind": "cancelled", "original_date": date(2026, 5, 6), "reason": "Sturm"}
        times = {"starts": "2026-05-06 18:00", "ends": "2026-05-06 20:00", "now": NOW}
        make_event(**times, title="Abend", changes=[cancelled], rule="FREQ=WEEKLY")
        make_event(**times, title="Geheim", live=False)
        page = client.get(URL + "2026-W19/")
        assert [len(day.occurrences) for day in page.context["days"]] == [0, 0, 1, 0, 0, 0, 0]
        text = page.content.decode()
        assert "Veranstaltungen vom 4. Mai bis 10. Mai 2026" in text
        assert "fällt aus: Sturm" in text and "Geheim" not in text
        assert text.count('<th scope="row">') == 7
        assert 'aria-current="date"' in text

    def test_what_lasts_days_stands_on_each_of_them(self, client):
        make_event(starts="2026-05-08 10:00", ends="2026-05-10 16:00", title="Fest", now=NOW)
        days = client.get(URL + "2026-W19/").context["days"]
        assert [bool(day.occurrences) for day in days] == [False] * 4 + [True] * 3

    def test_a_full_day_links_to_its_list(self, client):
        for hour in range(8, 22):
            make_event(starts=f"2026-05-07 {hour:02}:00", ends=f"2026-05-07 {hour:02}:30", now=NOW)
        text = client.get(URL + "2026-W19/?art=sonstiges").content.decode()
        assert "2 weitere Termine am 7. Mai" in text
        assert "?art=sonstiges&amp;von=2026-05-07&amp;bis=2026-05-07" in text

    def test_a_full_and_a_running_date_say_so(self, client, monkeypatch):
        event = make_event(
            starts="2026-05-07 10:00",
            ends="2026-05-07 12:00",
            registration="here",
            places=2,
            now=NOW,
        )
        event.occurrences.update(seats_taken=2)
        assert "ausgebucht" in client.get(URL + "2026-W19/").content.decode()
        assert "ausgebucht" in client.get("/veranstaltungen/kalender/2026/5/").content.decode()
        monkeypatch.setattr("django.utils.timezone.now", lambda: at("2026-05-07 11:00"))
        for address in (URL + "2026-W19/?q=", "/veranstaltungen/kalender/2026/5/?q="):
            assert "läuft gerade" in client.get(address).content.decode()

    def test_without_a_number_it_is_this_week(self, client):
        assert client.get(f"{URL}?art=markt").url == f"{URL}2026-W19/?art=markt"

    @pytest.mark.parametrize("week", ["2026-W54", "2026-W00", "9999-W01", "2025-W01", "2029-W01"])
    def test_a_week_that_no_date_can_be_in_is_not_found_at_once(self, client, week):
        assert client.get(f"{URL}{week}/").status_code == 404
        assert cpu_seconds(lambda: client.get(f"{URL}{week}/")) < 0.1

    def test_a_crawler_comes_to_the_end_of_the_weeks(self, client):
        page = client.get(URL + "2026-W19/")
        assert page.context["previous"] == Week(2026, 18)
        last = client.get(URL + "2028-W22/")
        assert (last.status_code, last.context["next"]) == (200, None)
