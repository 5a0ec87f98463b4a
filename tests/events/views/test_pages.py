"""What readers see of the calendar. It is Tuesday, 5 May 2026, 9 o'clock."""

import itertools
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from tests.factories.counting import cpu_seconds
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
    ]
    assert "Heute, Dienstag, 5. Mai" in one_line(page)


def test_the_list_holds_a_fortnight_and_leads_on_to_the_next_date(client):
    series(rule="FREQ=WEEKLY;INTERVAL=3;COUNT=3")
    assert listed(client) == ["05.05. 10:00"]
    more = "Weitere Tage ab 26. Mai"
    assert f'href="{URL}?von=2026-05-26"> {more}' in one_line(client.get(URL))
    assert listed(client, "?von=2026-05-26") == ["26.05. 10:00"]
    assert listed(client, "?von=2026-06-16") == ["16.06. 10:00"]
    assert "Weitere Tage" not in one_line(client.get(f"{URL}?von=2026-06-16"))


def test_the_fortnight_begins_with_the_first_date(client):
    single("2026-07-01 18:00", "2026-07-01 20:00")
    single("2026-07-14 18:00", "2026-07-14 20:00")
    single("2026-07-15 18:00", "2026-07-15 20:00")
    assert listed(client) == ["01.07. 18:00", "14.07. 18:00"]
    assert listed(client, "?von=2026-07-02") == ["14.07. 18:00", "15.07. 18:00"]


def test_what_runs_for_weeks_does_not_push_the_fortnight_back(client):
    single("2026-05-01 10:00", "2026-05-31 18:00")
    single("2026-05-18 18:00", "2026-05-18 20:00")
    single("2026-05-19 18:00", "2026-05-19 20:00")
    assert listed(client) == ["01.05. 10:00", "18.05. 18:00"]


@pytest.mark.parametrize("query", ["?q=Frühstück", "?art=sonstiges", "?bis=2026-12-31"])
def test_who_asks_for_a_topic_or_an_end_gets_all_dates(client, query):
    series(title="Frühstück", rule="FREQ=WEEKLY;INTERVAL=3;COUNT=3")
    assert listed(client, query) == ["05.05. 10:00", "26.05. 10:00", "16.06. 10:00"]


def test_a_row_says_its_times_below_the_day_and_the_day_once(client):
    single("2026-05-06 18:30", "2026-05-06 20:00", title="Abend")
    single("2026-05-07 00:00", "2026-05-08 00:00", title="Tag", all_day=True)
    single("2026-05-08 20:00", "2026-05-10 12:00", title="Lager")
    single("2026-05-11 18:00", "2026-05-12 00:00", title="Offen", has_open_end=True)
    page = BeautifulSoup(client.get(URL).content, "html.parser")
    assert page.select_one(".event-row time")["datetime"] == "2026-05-06T18:30+0200"
    rows = [list(row.stripped_strings)[:3] for row in page.select(".event-row")]
    assert rows == [
        ["18:30 Uhr", "bis 20", "Abend"],
        ["ganztägig", "Tag", "Schalke"],
        ["mehrtägig", "bis So, 10. Mai", "Lager"],
        ["ab 18 Uhr", "Offen", "Schalke"],
    ]


def test_what_is_filtered_stands_above_the_list_and_can_be_taken_away(client):
    series(title="Frühstück")
    page = BeautifulSoup(
        client.get(f"{URL}?art=sonstiges&von=2026-05-05&bis=2026-05-05").content, "html.parser"
    )
    chips = {
        " ".join(chip.stripped_strings): chip["href"]
        for chip in page.select("[data-part=active] a")
    }
    assert chips == {
        "Sonstiges entfernen": f"{URL}?von=2026-05-05&bis=2026-05-05",
        "Heute entfernen": f"{URL}?art=sonstiges",
        "Filter löschen": URL,
    }
    assert page.select_one("[data-part=status]").text.split() == ["1", "Termin"]
    assert not page.select_one(".filter-box").has_attr("open")


def test_days_of_ones_own_are_one_chip_and_without_filters_there_is_none(client):
    series()
    page = one_line(client.get(f"{URL}?von=2026-05-07&bis=2026-05-20"))
    assert f'href="{URL}"> ab 7. Mai 2026 bis 20. Mai 2026' in page
    assert "Filter löschen" not in page and "<strong> 2 Termine" not in one_line(client.get(URL))


@pytest.mark.parametrize(
    ("path", "chips"),
    [
        ("kalender/2026/5/", ["Sonstiges entfernen"]),
        ("kalender/woche/2026-W20/", ["Sonstiges entfernen"]),
        ("archiv/", ["Sonstiges entfernen", "ab 1. Mai 2026 entfernen", "Filter löschen"]),
    ],
)
def test_the_other_views_name_the_filters_they_know(client, path, chips):
    series()
    text = client.get(f"{URL}{path}?art=sonstiges&von=2026-05-01").content
    found = BeautifulSoup(text, "html.parser").select("main .chips a")
    assert [" ".join(chip.stripped_strings) for chip in found] == chips


@pytest.mark.parametrize(
    ("path", "here"),
    [("", "Liste"), ("kalender/woche/2026-W20/", "Woche"), ("kalender/2026/5/", "Monat")],
)
def test_every_view_shows_all_three_and_where_one_is(client, path, here):
    series()
    page = BeautifulSoup(client.get(URL + path).content, "html.parser")
    links = page.select(".view-switch a")
    assert [link.text.strip() for link in links] == ["Liste", "Woche", "Monat"]
    assert [link.text.strip() for link in links if link.has_attr("aria-current")] == [here]


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
    assert "bis Fr, 22. Mai" in page.content.decode()


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
    assert listed(client) == ["05.05. 10:00", "13.05. 17:00"]
    assert listed(client, "?von=2026-05-14") == ["19.05. 10:00", "26.05. 10:00"]
    page = client.get(URL + "fruehstueck/2026-05-12/").content.decode()
    assert "Der Termin vom Dienstag, 12. Mai ist verlegt." in page
    assert "Mi, 13. Mai, 17</time>" in page
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
    assert "jeden Dienstag, 10 bis 12 Uhr" in text
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
    numbers = itertools.count()

    def ask():
        # With another key each time, so that no kept page answers.
        assert client.get(URL, {"q": query, "nummer": next(numbers)}).status_code == 200

    assert cpu_seconds(ask) < 0.3


def test_the_month_shows_the_first_of_a_day_and_counts_the_rest(client):
    for hour in range(10, 16):
        single(f"2026-05-20 {hour}:00", f"2026-05-20 {hour}:30")
    weeks = client.get(URL + "kalender/2026/5/").context["weeks"]
    (day,) = [day for week in weeks for day in week if day.occurrences]
    assert [occurrence.local_start.hour for occurrence in day.occurrences] == [10, 11, 12]
    assert day.more == 3
    assert "3 weitere Termine am 20. Mai" in client.get(URL + "kalender/2026/5/").content.decode()


def test_for_paper_the_month_has_the_others_too_and_says_what_is_still_left_out(client):
    for minute in range(13):
        single(
            f"2026-05-20 10:{minute:02}", f"2026-05-20 11:{minute:02}", title=f"Treffen {minute}."
        )
    page = client.get(URL + "kalender/2026/5/").content.decode()
    on_paper = re.findall(r'<li class="on-paper">(.*?)</li>', page, re.S)
    words = [" ".join(re.sub(r"<[^>]+>", "", text).split()) for text in on_paper]
    assert words[:-1] == [f"10:{n:02} Uhr Treffen {n}." for n in range(3, 12)]
    assert words[-1] == "und 1 weiterer Termin"


def test_the_month_obeys_the_filters(client):
    single("2026-05-20 10:00", "2026-05-20 11:00", kind="workshop", title="Nähkurs")
    single("2026-05-20 12:00", "2026-05-20 13:00", kind="market", title="Markt")
    text = " ".join(client.get(URL + "kalender/2026/5/?art=workshop").content.decode().split())
    assert ("10 Uhr Nähkurs" in text, "12 Uhr Markt" in text) == (True, False)
    assert "kalender/2026/6/?art=workshop" in text


@pytest.mark.parametrize(
    "path",
    ["9999/1/", "2026/13/", "2026/0/", "2026/-1/", "2026/²/", "1999/1/", "2030/1/", "2026/4/"],
)
def test_a_month_that_no_date_can_be_in_is_not_found_at_once(client, path):
    def ask():
        assert client.get(f"{URL}kalender/{path}").status_code == 404

    assert cpu_seconds(ask, rounds=4) < 0.05


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


def beside(client, path):
    """Return the address and the words of each way to another date, in their order."""
    page = one_line(client.get(URL + path))
    ways = page.partition('<nav class="beside')[2].partition("</nav>")[0]
    links = re.findall(r'<a rel="(\w+)" href="/veranstaltungen/([^"]+)">(.*?)</a>', ways)
    plain = [(rel, href, re.sub(r"<svg.*?</svg>|<[^>]+>", "", words)) for rel, href, words in links]
    return [(rel, href, " ".join(words.split())) for rel, href, words in plain]


def test_a_date_of_a_series_leads_to_those_before_and_after_it(client):
    series()
    single("2026-05-13 10:00", "2026-05-13 12:00", title="Nebenan", slug="nebenan")
    assert beside(client, "fruehstueck/2026-05-19/") == [
        ("prev", "fruehstueck/2026-05-12/", "Termin davor Di, 12. Mai, 10 bis 12 Uhr"),
        ("next", "fruehstueck/2026-05-26/", "Termin danach Di, 26. Mai, 10 bis 12 Uhr"),
    ]


def test_what_happens_once_leads_to_its_neighbours_in_the_calendar(client):
    single("2026-05-06 10:00", "2026-05-06 12:00", title="Vorher", slug="vorher")
    single("2026-05-07 10:00", "2026-05-07 12:00", title="Mitte", slug="mitte")
    single("2026-05-07 10:00", "2026-05-07 11:00", title="Gleichzeitig", slug="gleichzeitig")
    single("2026-05-08 10:00", "2026-05-08 12:00", title="Entwurf", slug="entwurf", live=False)
    single("2026-05-09 10:00", "2026-05-09 12:00", title="Nachher", slug="nachher")
    assert [way[:2] for way in beside(client, "mitte/")] == [
        ("prev", "vorher/2026-05-06/"),
        ("next", "gleichzeitig/2026-05-07/"),
    ]
    assert beside(client, "gleichzeitig/2026-05-07/") == [
        ("prev", "mitte/2026-05-07/", "Termin davor Mitte Do, 7. Mai, 10 bis 12 Uhr"),
        ("next", "nachher/2026-05-09/", "Termin danach Nachher Sa, 9. Mai, 10 bis 12 Uhr"),
    ]


def test_from_a_coming_date_no_way_leads_to_one_that_is_over_or_falls_out(client):
    weekly = series(starts="2026-04-28 10:00", ends="2026-04-28 12:00")
    late = weekly.occurrences.order_by("starts_at")[2]
    late.state = late.State.CANCELLED
    late.save()
    assert [way[:2] for way in beside(client, "fruehstueck/2026-05-05/")] == [
        ("next", "fruehstueck/2026-05-19/")
    ]
    assert [way[:2] for way in beside(client, "fruehstueck/2026-04-28/")] == [
        ("next", "fruehstueck/2026-05-05/")
    ]


def test_the_last_date_of_a_series_that_stands_alone_leads_on_in_the_calendar(client):
    series(rule="FREQ=WEEKLY;COUNT=1")
    single("2026-05-20 10:00", "2026-05-20 12:00", title="Nachher", slug="nachher")
    assert [way[:2] for way in beside(client, "fruehstueck/")] == [("next", "nachher/2026-05-20/")]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("fruehstueck/", "heute"),  # it is 9 o'clock, it begins at 10
        ("fruehstueck/2026-05-12/", "in 7 Tagen"),
        ("vorbei/", ""),
        ("laeuft/", ""),
    ],
)
def test_an_event_says_how_far_away_it_is(client, path, words):
    series()
    single("2026-05-01 10:00", "2026-05-01 12:00", slug="vorbei")
    single("2026-05-05 08:00", "2026-05-05 12:00", slug="laeuft")
    page = client.get(URL + path)
    assert page.context["days_left"] == words
    assert one_line(page).count('<span class="muted nowrap no-print">') == bool(words)


def test_a_date_that_falls_out_is_not_said_to_be_near(client):
    weekly = series()
    date = weekly.occurrences.order_by("starts_at")[1]
    date.state = date.State.CANCELLED
    date.save()
    assert client.get(f"{URL}fruehstueck/2026-05-12/").context["days_left"] == ""


def test_the_answers_stand_between_the_title_and_the_summary(client):
    series(registration="here", places=5, street="Schalker Straße 168", summary="Mit Kaffee")
    page = one_line(client.get(f"{URL}fruehstueck/"))
    bar = page.partition("</h1>")[2].partition('<p class="lead">')[0]
    for answer in (
        "Di, 5. Mai, 10",
        "Schalker Straße 168",
        "fruehstueck/2026-05-05/anmelden/",
        "fruehstueck/2026-05-05/termin.ics",
        "Kalender und Teilen",
        "Google Kalender",
        "Outlook",
        "Alle Termine in meinen Kalender",
        "Link kopieren",
        "Drucken",
    ):
        assert bar.count(answer) == 1, answer


def test_a_kind_that_the_title_says_already_is_not_said_twice(client):
    kind = "Unternehmerinnen- und Unternehmerabend"
    single("2026-05-06 18:00", "2026-05-06 20:00", title=kind, kind="evening", slug="abend")
    single("2026-05-06 18:00", "2026-05-06 20:00", title="Essen", kind="evening", slug="essen")
    pages = {slug: one_line(client.get(f"{URL}{slug}/")) for slug in ("abend", "essen")}
    assert {slug: "page-head__kicker" in page for slug, page in pages.items()} == {
        "abend": False,
        "essen": True,
    }


def test_a_long_list_has_pages(client):
    series(rule="FREQ=DAILY;COUNT=105")
    days = "bis=2026-12-31&"
    assert [len(listed(client, f"?{days}seite={n}")) for n in (0, 1, 2, 3, 4, "x")] == [
        50,
        50,
        50,
        5,
        5,
        50,
    ]
    assert 'rel="next" href="?bis=2026-12-31&amp;seite=3"' in one_line(
        client.get(f"{URL}?{days}seite=2")
    )
    assert 'rel="next"' not in one_line(client.get(f"{URL}?{days}seite=3"))


def test_a_full_fortnight_has_pages_and_only_the_last_leads_behind_it(client):
    for number in range(4):
        series(slug=f"taeglich-{number}", rule="FREQ=DAILY;COUNT=20")
    assert [len(listed(client, f"?seite={n}")) for n in (1, 2)] == [50, 6]
    assert "Weitere Tage" not in one_line(client.get(URL))
    assert "Weitere Tage ab 19. Mai" in one_line(client.get(f"{URL}?seite=2"))


@pytest.mark.parametrize("day", ["2026-05-06", "2026-02-31", "0000-00-00", "9999-12-31"])
def test_a_day_without_a_date_is_not_found(client, day):
    series()
    assert client.get(f"{URL}fruehstueck/{day}/").status_code == 404


def test_list_days_link_to_the_filtered_feeds(client, settings):
    settings.BASE_URL = "https://planb.example.org"
    text = client.get(URL + "?art=markt").content.decode()
    assert "webcal://planb.example.org/veranstaltungen/kalender.ics?art=markt" in text
    assert "/veranstaltungen/feed/?art=markt" in text


def test_a_place_that_is_its_street_is_named_once(client):
    event = make_event(
        slug="markt", place_name="August-Schmidt-Platz", street="August-Schmidt-Platz"
    )
    facts = one_line(client.get(f"{URL}markt/")).partition("<dl")[2].partition("</dl>")[0]
    assert facts.count("August-Schmidt-Platz<") == 1
    assert event.address == "45881 Gelsenkirchen"
    assert "to=August-Schmidt-Platz%2C+45881+Gelsenkirchen" in facts
    assert event.feed_entry.text.count("August-Schmidt-Platz") == 1


@pytest.mark.parametrize(
    "path",
    ["", "kalender/2026/5/", "kalender/woche/2026-W20/", "himmelfahrt/", "himmelfahrt/2026-05-14/"],
)
def test_a_public_holiday_is_named(client, path):
    single("2026-05-14 18:00", "2026-05-14 20:00", slug="himmelfahrt")
    page = BeautifulSoup(client.get(URL + path).content, "html.parser")
    for phone_only in page.select(".month-days"):
        assert phone_only.select_one("h2 .holiday").text == "Christi Himmelfahrt"
        assert "Do, 14. Mai: Christi Himmelfahrt" in phone_only.select_one("ul[aria-label]").text
        phone_only.decompose()
    names = [name.text for name in page.select(".holiday")]
    assert names.count("Christi Himmelfahrt") == 1


def test_a_day_like_any_other_is_not_named(client):
    single("2026-05-13 18:00", "2026-05-13 20:00", slug="mittwoch")
    assert 'class="holiday"' not in client.get(URL).content.decode()
