"""What readers see of the calendar. It is Tuesday, 5 May 2026, 9 o'clock."""

import gc
from datetime import date
from time import process_time

import pytest
from django.core.cache import cache

from tests.factories.events import NOW, at, make_event
from tests.factories.pictures import make_image

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
URL = "/veranstaltungen/"


def series(**kw):
    facts = {
        "starts": "2026-05-05 10:00",
        "ends": "2026-05-05 12:00",
        "rule": "FREQ=WEEKLY;COUNT=4",
        "slug": "fruehstueck",
        "title": "Frühstück",
        "now": NOW,
    }
    return make_event(**facts | kw)


def single(starts, ends, **kw):
    return make_event(starts=starts, ends=ends, now=NOW, **kw)


def one_line(page):
    """Return the page's HTML with each run of white space as one space, as a browser shows it."""
    return " ".join(page.content.decode().split())


def listed(client, query="", path=""):
    page = client.get(f"{URL}{path}{query}")
    return [f"{occurrence.local_start:%d.%m. %H:%M}" for occurrence in page.context["occurrences"]]


def test_coming_dates_are_listed_by_day(client):
    series()
    page = client.get(URL)
    assert [day for day, _dates in page.context["days"]] == [
        date(2026, 5, 5),
        date(2026, 5, 12),
        date(2026, 5, 19),
        date(2026, 5, 26),
    ]
    assert "Heute, Dienstag, 5. Mai" in one_line(page)


def test_a_draft_is_nowhere(client):
    draft = single(
        "2026-05-06 18:00", "2026-05-06 20:00", live=False, title="Geheim", slug="geheim"
    )
    public = single("2026-05-06 18:00", "2026-05-06 20:00", title="Offen", slug="offen")
    withdrawn = single("2026-05-06 18:00", "2026-05-06 20:00", title="Zurück", slug="zurueck")
    withdrawn.unpublish()
    for path in ("", "archiv/", "kalender/2026/5/", "feed/", "?q=Geheim", "offen/", "?q=Zurück"):
        text = client.get(URL + path).content.decode()
        assert "/geheim/" not in text and "/zurueck/" not in text
    assert [occurrence.event for occurrence in client.get(URL).context["occurrences"]] == [public]
    for slug in (draft.slug, withdrawn.slug):
        for path in (
            "",
            "2026-05-06/",
            "termin.ics",
            "2026-05-06/termin.ics",
            "2026-05-06/anmelden/",
        ):
            assert client.get(f"{URL}{slug}/{path}").status_code == 404


def test_what_runs_now_is_among_the_coming_and_said_to_run(client, monkeypatch):
    single("2026-06-10 18:00", "2026-06-10 22:00", slug="abend")
    monkeypatch.setattr("django.utils.timezone.now", lambda: at("2026-06-10 21:00"))
    assert listed(client) == ["10.06. 18:00"]
    assert "Läuft gerade." in client.get(URL + "abend/").content.decode()
    monkeypatch.setattr("django.utils.timezone.now", lambda: at("2026-06-10 22:01"))
    cache.clear()
    assert listed(client) == []
    assert listed(client, path="archiv/") == ["10.06. 18:00"]
    assert "ist vorbei" in client.get(URL + "abend/").content.decode()


def test_a_running_series_whose_first_date_is_long_past_is_listed(client):
    series(starts="2020-05-05 10:00", ends="2020-05-05 12:00", rule="FREQ=WEEKLY")
    assert listed(client)[:2] == ["05.05. 10:00", "12.05. 10:00"]


def test_a_night_stands_on_the_day_it_begins_and_its_address_opens_that_one(client):
    single("2026-05-19 20:00", "2026-05-20 03:00", rule="FREQ=DAILY;COUNT=3", slug="nacht")
    shown = client.get(URL + "nacht/2026-05-20/").context["occurrence"]
    assert shown.starts_at == at("2026-05-20 20:00")
    assert listed(client, "?von=2026-05-22&bis=2026-05-23") == []


def test_an_event_that_ends_at_midnight_is_not_listed_on_the_next_day(client):
    single("2026-05-20 20:00", "2026-05-21 00:00")
    assert listed(client, "?von=2026-05-21&bis=2026-05-21") == []
    assert listed(client, "?von=2026-05-20&bis=2026-05-20") == ["20.05. 20:00"]


def test_every_day_of_a_long_event_lists_it(client):
    single("2026-05-20 00:00", "2026-05-23 00:00", all_day=True, title="Straßenfest")
    page = client.get(URL + "?von=2026-05-21&bis=2026-05-21")
    assert [day for day, _dates in page.context["days"]] == [date(2026, 5, 21)]
    weeks = client.get(URL + "kalender/2026/5/").context["weeks"]
    days = [day.date.day for week in weeks for day in week if day.occurrences]
    assert days == [20, 21, 22]
    assert "Mi, 20. Mai</time> bis" in page.content.decode()


def test_a_cancelled_date_is_listed_with_its_reason_and_never_the_next_one(client):
    cancelled = {"kind": "cancelled", "original_date": date(2026, 5, 5), "reason": "Wasserschaden"}
    series(changes=[cancelled])
    page = client.get(URL)
    assert listed(client)[0] == "05.05. 10:00"
    assert "fällt aus: Wasserschaden" in page.content.decode()
    shown = client.get(URL + "fruehstueck/").context["occurrence"]
    assert shown.starts_at == at("2026-05-12 10:00")
    day = client.get(URL + "fruehstueck/2026-05-05/").content.decode()
    assert "Dieser Termin fällt aus." in day and "https://schema.org/EventCancelled" in day


def test_a_moved_date_is_listed_at_its_new_time_and_its_old_address_points_there(client):
    moved = {
        "kind": "moved",
        "original_date": date(2026, 5, 12),
        "new_starts_at": at("2026-05-13 17:00"),
        "new_ends_at": at("2026-05-13 19:00"),
    }
    series(changes=[moved])
    assert listed(client)[:3] == ["05.05. 10:00", "13.05. 17:00", "19.05. 10:00"]
    page = client.get(URL + "fruehstueck/2026-05-12/").content.decode()
    assert "Der Termin vom Dienstag, 12. Mai ist verlegt." in page
    assert "Mi, 13. Mai, 17:00" in page
    assert '"previousStartDate": "2026-05-12T10:00:00+02:00"' in page


def test_an_event_whose_dates_are_all_taken_out_lives_and_says_so(client):
    pause = {"kind": "pause", "original_date": date(2026, 5, 1), "until_date": date(2026, 6, 1)}
    series(changes=[pause])
    page = client.get(URL + "fruehstueck/")
    assert page.status_code == 200
    assert "zurzeit keine Termine" in page.content.decode()
    assert listed(client) == []


@pytest.mark.parametrize("rule", ["", "FREQ=WEEKLY;COUNT=2"])
def test_an_event_whose_coming_dates_are_all_cancelled_shows_the_first_with_its_reason(
    client, rule
):
    days = (date(2026, 5, 5), date(2026, 5, 12))
    changes = [
        {"kind": "cancelled", "original_date": day, "reason": f"Grund {day.day}"} for day in days
    ]
    series(rule=rule, changes=changes if rule else changes[:1], registration="here")
    page = client.get(URL + "fruehstueck/")
    text = one_line(page)
    assert page.context["occurrence"].starts_at == at("2026-05-05 10:00")
    assert "<strong>Dieser Termin fällt aus.</strong> Grund 5" in text
    assert "https://schema.org/EventCancelled" in text
    assert "keine Termine" not in text and "anmelden/" not in text and "google.com" not in text


def test_a_series_that_has_begun_and_is_cancelled_shows_what_is_cancelled_not_what_is_over(client):
    gone = {"kind": "cancelled", "original_date": date(2026, 5, 5), "reason": "Krank"}
    series(
        starts="2026-04-28 10:00",
        ends="2026-04-28 12:00",
        rule="FREQ=WEEKLY;COUNT=2",
        changes=[gone],
    )
    page = client.get(URL + "fruehstueck/")
    assert page.context["occurrence"].starts_at == at("2026-05-05 10:00")
    assert "<strong>Dieser Termin fällt aus.</strong> Krank" in one_line(page)


def test_the_first_date_taken_out_leaves_page_and_links_working(client):
    series(changes=[{"kind": "pause", "original_date": date(2026, 5, 5)}])
    assert client.get(URL + "fruehstueck/").context["occurrence"].original_day == date(2026, 5, 12)
    assert client.get(URL + "fruehstueck/2026-05-05/").status_code == 404


def test_the_page_of_an_event_names_the_rule_and_the_next_five_dates(client):
    series(rule="FREQ=WEEKLY", registration="here", places=4)
    page = client.get(URL + "fruehstueck/")
    text = page.content.decode()
    assert "jeden Dienstag, 10:00 bis 12:00 Uhr" in text
    days = [occurrence.local_start.day for occurrence in page.context["next_dates"]]
    assert days == [5, 12, 19, 26, 2]
    assert "noch 4 Plätze von 4 frei" in text
    assert "https://www.openstreetmap.org/directions?to=Schalker+Stra" in text


def test_markup_in_a_title_is_shown_as_text_also_for_machines(client):
    title = "</script><svg onload=alert(1)>"
    single("2026-05-06 18:00", "2026-05-06 20:00", title=title, slug="x", summary=title)
    for path in ("", "x/", "x/2026-05-06/", "kalender/2026/5/", "feed/"):
        assert "<svg onload" not in client.get(URL + path).content.decode()
    assert "\\u003c/script\\u003e" in client.get(URL + "x/").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?stadtteil=hassel", ["Hassel-Markt"]),
        ("?art=markt", ["Hassel-Markt"]),
        ("?art=workshop", ["Nähkurs"]),
        ("?q=nähkurs", ["Nähkurs"]),
        ("?q=naehkurs", ["Nähkurs"]),
        ("?von=2026-05-07", ["Hassel-Markt"]),
        ("?bis=6.5.2026", ["Nähkurs"]),
        ("?von=2026-05-06&bis=2026-05-06", ["Nähkurs"]),
        ("?stadtteil=schalke&art=markt", []),
        ("?stadtteil=unbekannt&art=%27%20OR%201%3D1", ["Nähkurs", "Hassel-Markt"]),
        ("?von=gestern&bis=31.2.2026", ["Nähkurs", "Hassel-Markt"]),
        ("?seite=99", ["Nähkurs", "Hassel-Markt"]),
        ("?utm_source=x", ["Nähkurs", "Hassel-Markt"]),
    ],
)
def test_filters(client, query, found):
    single("2026-05-06 18:00", "2026-05-06 20:00", title="Nähkurs", kind="workshop")
    single(
        "2026-05-08 08:00",
        "2026-05-08 13:00",
        title="Hassel-Markt",
        kind="market",
        neighbourhood="Hassel",
    )
    page = client.get(URL + query)
    assert [occurrence.event.title for occurrence in page.context["occurrences"]] == found


def test_a_picture_whose_file_is_lost_breaks_no_list(client):
    picture = make_image(title="Markt")
    picture.file.storage.delete(picture.file.name)
    single("2026-05-06 18:00", "2026-05-06 20:00", title="Markt", picture=picture)
    assert ">Markt</a></h" in client.get(URL).content.decode()


@pytest.mark.parametrize("query", ["%", "_", '"', "*", "' OR 1=1", "x" * 10_000, "\x00", "²"])
def test_a_search_for_signs_is_answered_fast_and_finds_nothing_strange(client, query):
    single("2026-05-06 18:00", "2026-05-06 20:00", title="Nähkurs")
    client.get(URL)
    gc.collect()  # what earlier tests left in memory is not this page's work
    began = process_time()
    page = client.get(URL, {"q": query})
    assert page.status_code == 200
    assert process_time() - began < 0.3


def test_the_month_shows_the_first_of_a_day_and_counts_the_rest(client):
    for hour in range(10, 16):
        single(f"2026-05-20 {hour}:00", f"2026-05-20 {hour}:30")
    weeks = client.get(URL + "kalender/2026/5/").context["weeks"]
    (day,) = [day for week in weeks for day in week if day.occurrences]
    assert [occurrence.local_start.hour for occurrence in day.occurrences] == [10, 11, 12]
    assert day.more == 3
    assert "noch 3 weitere" in client.get(URL + "kalender/2026/5/").content.decode()


def test_the_month_obeys_the_filters(client):
    single("2026-05-20 10:00", "2026-05-20 11:00", kind="workshop", title="Nähkurs")
    single("2026-05-20 12:00", "2026-05-20 13:00", kind="market", title="Markt")
    text = client.get(URL + "kalender/2026/5/?art=workshop").content.decode()
    assert "Nähkurs" in text and "12:00 Markt" not in text
    assert "kalender/2026/6/?art=workshop" in text


@pytest.mark.parametrize(
    "path",
    ["9999/1/", "2026/13/", "2026/0/", "2026/-1/", "2026/²/", "1999/1/", "2030/1/", "2026/4/"],
)
def test_a_month_that_no_date_can_be_in_is_not_found_at_once(client, path):
    times = []
    for _ in range(4):
        began = process_time()
        assert client.get(f"{URL}kalender/{path}").status_code == 404
        times.append(process_time() - began)
    # The fastest: a busy machine makes any single one slow.
    assert min(times) < 0.05


def test_a_crawler_comes_to_the_end_of_the_months(client):
    series(starts="2026-03-03 10:00", ends="2026-03-03 12:00", rule="FREQ=WEEKLY")
    seen, path = 0, f"{URL}kalender/2026/3/"
    assert client.get(path).context["previous"] is None
    while path:
        following = client.get(path).context["next"]
        path = following and f"{URL}kalender/{following.year}/{following.month}/"
        seen += 1
    assert seen == 27


def test_the_calendar_without_a_month_goes_to_this_one(client):
    assert client.get(f"{URL}kalender/?art=markt").url == f"{URL}kalender/2026/5/?art=markt"


def test_other_dates_of_the_same_kind_are_offered_once_each(client):
    series(slug="a", kind="workshop")
    other = series(slug="b", kind="workshop")
    series(slug="c", kind="market")
    similar = client.get(URL + "a/").context["similar"]
    assert [occurrence.event for occurrence in similar] == [other]


def test_a_long_list_has_pages(client):
    series(rule="FREQ=DAILY;COUNT=105")
    assert [len(listed(client, f"?seite={n}")) for n in (0, 1, 2, 3, 4, "x")] == [
        50,
        50,
        50,
        5,
        5,
        50,
    ]
    assert 'rel="next" href="?seite=3"' in one_line(client.get(URL + "?seite=2"))
    assert 'rel="next"' not in one_line(client.get(URL + "?seite=3"))


@pytest.mark.parametrize("day", ["2026-05-06", "2026-02-31", "0000-00-00", "9999-12-31"])
def test_a_day_without_a_date_is_not_found(client, day):
    series()
    assert client.get(f"{URL}fruehstueck/{day}/").status_code == 404


def test_list_days_link_to_the_filtered_feeds(client):
    text = client.get(URL + "?art=markt").content.decode()
    assert "webcal://testserver/veranstaltungen/kalender.ics?art=markt" in text
    assert "/veranstaltungen/feed/?art=markt" in text
