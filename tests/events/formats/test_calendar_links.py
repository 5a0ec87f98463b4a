"""Links that put a date into somebody's calendar, pictures that a shared link takes along."""

import io
import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from tests.factories.events import NOW, at, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
URL = "/veranstaltungen/"


def series(**kw):
    facts = {
        "starts": "2026-05-12 18:00",
        "ends": "2026-05-12 20:00",
        "rule": "FREQ=WEEKLY;COUNT=8",
        "slug": "abend",
        "title": "Abend & Essen",
        "now": NOW,
    }
    return make_event(**facts | kw)


def link(client, path, host):
    text = client.get(URL + path).content.decode()
    address = re.search(rf'href="(https://{host}[^"]*)"', text)[1].replace("&amp;", "&")
    return urlsplit(address).path, {k: v[0] for k, v in parse_qs(urlsplit(address).query).items()}


def test_google_gets_one_date_with_its_place(client):
    series()
    path, query = link(client, "abend/2026-05-19/", "calendar.google.com")
    assert path == "/calendar/render"
    assert query["text"] == "Abend & Essen"
    assert query["dates"] == "20260519T160000Z/20260519T180000Z"
    assert query["location"].startswith("Stadtteilladen Schalke, Schalker Straße 168")
    assert query["details"].endswith("/veranstaltungen/abend/2026-05-19/")


def test_outlook_gets_local_times_and_the_new_place_of_a_moved_date(client):
    moved = {
        "kind": "moved",
        "original_date": date(2026, 5, 19),
        "new_starts_at": at("2026-05-20 17:00"),
        "new_place": "Bonni",
    }
    series(changes=[moved])
    _path, query = link(client, "abend/2026-05-19/", "outlook.live.com")
    assert query["startdt"] == "2026-05-20T17:00:00+02:00"
    assert query["enddt"] == "2026-05-20T19:00:00+02:00"
    assert query["location"] == "Bonni"


def test_whole_days_end_on_the_day_after_the_last(client):
    make_event(
        starts="2026-05-20 00:00", ends="2026-05-23 00:00", all_day=True, slug="fest", now=NOW
    )
    assert link(client, "fest/", "calendar.google.com")[1]["dates"] == "20260520/20260523"
    _path, query = link(client, "fest/", "outlook.live.com")
    assert (query["startdt"], query["enddt"]) == ("2026-05-20", "2026-05-23")


def test_what_is_cancelled_or_over_is_not_offered(client):
    series(
        starts="2026-04-28 18:00",
        ends="2026-04-28 20:00",
        changes=[{"kind": "cancelled", "original_date": date(2026, 5, 12)}],
    )
    for day in ("2026-04-28", "2026-05-12"):
        assert "calendar.google.com" not in client.get(f"{URL}abend/{day}/").content.decode()


def shared_picture(client, path):
    text = client.get(URL + path).content.decode()
    address = re.search(r'property="og:image" content="([^"]*)"', text)[1]
    return client.get(urlsplit(address).path)


@pytest.mark.parametrize("path", ["abend/", "abend/2026-05-19/"])
def test_a_shared_link_takes_a_picture_along(client, path):
    series()
    answer = shared_picture(client, path)
    assert answer["Content-Type"] == "image/png"
    assert "max-age=86400" in answer["Cache-Control"]
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    again = client.get(answer.request["PATH_INFO"], headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_each_date_has_its_own_picture_and_an_event_without_dates_one_too(client):
    series()
    pictures = {client.get(f"{URL}abend/2026-05-{day}/bild.png").content for day in (19, 26)}
    assert len(pictures) == 2
    pause = {"kind": "pause", "original_date": date(2026, 5, 1), "until_date": date(2026, 9, 1)}
    series(slug="ohne", changes=[pause])
    assert shared_picture(client, "ohne/")["Content-Type"] == "image/png"


def test_a_draft_has_no_picture(client):
    series(live=False)
    assert client.get(URL + "abend/bild.png").status_code == 404
    assert client.get(URL + "abend/2026-05-19/bild.png").status_code == 404


def structured_data(client, path):
    text = client.get(URL + path).content.decode()
    return [
        json.loads(data)
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</', text)
    ]


def test_machines_are_told_of_the_next_five_dates_or_of_the_one_shown(client):
    cancelled = {"kind": "cancelled", "original_date": date(2026, 5, 19)}
    elsewhere = {"kind": "moved", "original_date": date(2026, 5, 26), "new_place": "Bonni"}
    later = {
        "kind": "moved",
        "original_date": date(2026, 6, 2),
        "new_starts_at": at("2026-06-03 17:00"),
    }
    series(changes=[cancelled, elsewhere, later], registration="here", places=9)
    dates = structured_data(client, "abend/")
    assert [entry["eventStatus"].removeprefix("https://schema.org/Event") for entry in dates] == [
        "Scheduled",
        "Cancelled",
        "Scheduled",
        "Rescheduled",
        "Scheduled",
    ]
    assert [entry.get("previousStartDate") for entry in dates if "previousStartDate" in entry] == [
        "2026-06-02T18:00:00+02:00"
    ]
    assert dates[2]["location"]["name"] == "Bonni"
    assert dates[0]["remainingAttendeeCapacity"] == 9
    (only,) = structured_data(client, "abend/2026-06-02/")
    assert only["startDate"] == "2026-06-03T17:00:00+02:00"
    assert only["image"].endswith("/abend/2026-06-02/bild.png")


def test_the_way_leads_to_where_the_date_takes_place(client):
    moved = {"kind": "moved", "original_date": date(2026, 5, 19), "new_place": "Bonni"}
    series(changes=[moved])
    here = client.get(URL + "abend/2026-05-12/").content.decode()
    assert "openstreetmap.org/directions?to=Schalker+Stra%C3%9Fe+168%2C+45881" in here
    there = client.get(URL + "abend/2026-05-19/").content.decode()
    assert "openstreetmap.org/directions?to=Bonni%2C+Gelsenkirchen" in there
