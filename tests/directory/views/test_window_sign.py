"""What an entry gives away: chat link, QR code, window sign, share picture."""

import io
import xml.etree.ElementTree as ET

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageChops

from content.drawing.rendering import png
from content.drawing.shapes import TONES, standalone
from directory.models import Business
from directory.shopfront.house import WALLS, building, shopfront
from directory.views.window_sign import LARGEST, MARGIN, PANEL, SKY, in_lines, share_front
from tests.factories.directory import make_business
from tests.factories.events import at, make_event
from tests.factories.teams import make_team

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("", ""),
        ("0221 4710-123", "https://wa.me/492214710123"),
        ("+49 221 4710-123", "https://wa.me/492214710123"),
        ("0049 (0)221 4710-123", "https://wa.me/492214710123"),
        ("+49 (0221) 4710-123", "https://wa.me/492214710123"),
        ("0049 0221 4710123", "https://wa.me/492214710123"),
        ("+90 221 4710123", "https://wa.me/902214710123"),
    ],
)
def test_a_chat_is_a_plain_link(client, directory, number, url):
    business = make_business(whatsapp=number)
    page = client.get(business.get_absolute_url()).content.decode()
    assert (business.whatsapp_url, "wa.me" in page) == (url, bool(url))


def test_a_chat_number_is_checked():
    with pytest.raises(ValidationError):
        make_business(whatsapp="javascript:alert(1)").full_clean()


def test_the_code_is_a_drawing_without_anything_from_outside(client, directory):
    response = client.get(f"{make_business(name='Salon').get_absolute_url()}qr-code/")
    root = ET.fromstring(response.content)
    assert (root.tag, response["Content-Type"], response["Content-Disposition"]) == (
        "{http://www.w3.org/2000/svg}svg",
        "image/svg+xml",
        'attachment; filename="salon-qr.svg"',
    )
    assert b"style=" not in response.content


def test_the_sign_says_what_a_passer_by_needs(client, directory):
    business = make_business(
        name="Salon", summary="Haare", telephone="0221 4710-123", opening_hours="Mo-Fr 09:00-18:00"
    )
    page = client.get(f"{business.get_absolute_url()}aushang/").content.decode()
    for fact in ("<h2>Salon</h2>", "Haare", "0221 4710-123", "9 bis 18 Uhr", "<svg", "/salon/"):
        assert fact in page, fact
    assert 'class="sign-page sign-page--a5"' in page
    assert " style=" not in page


def test_a_sign_shows_no_dates_that_are_over_next_week(client, directory):
    business = make_business(opening_hours="Mo[1] 10:00-12:00")
    response = client.get(f"{business.get_absolute_url()}aushang/")
    assert [(row.label, row.hours) for row in response.context["hours"]] == [
        ("Jeder 1. Montag im Monat", "10 bis 12 Uhr")
    ]


@pytest.mark.parametrize(
    ("query", "paper"), [("", "a5"), ("?ansicht=a4", "a4"), ("?ansicht=x", "a5")]
)
def test_the_sign_fits_the_paper(client, directory, query, paper):
    response = client.get(f"{make_business().get_absolute_url()}aushang/{query}")
    assert response.context["paper"] == paper


def test_the_share_picture_is_a_png_of_its_size(client, directory):
    business = make_business(name="Bäckerei <Öztürk> & Söhne")
    url = f"{business.get_absolute_url()}bild.png"
    response = client.get(url)
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    assert client.get(url, headers={"If-None-Match": response["ETag"]}).status_code == 304
    page = client.get(business.get_absolute_url()).content.decode()
    assert f'property="og:image" content="{business.full_url}bild.png"' in page


@pytest.mark.parametrize("trade", ["kiosk", "hair", "other"])
def test_every_front_can_be_drawn(trade):
    assert ET.fromstring(share_front("a", "<&>", trade, "blue")) is not None


def lines_drawn(name):
    """Return [(font size, text with its marks of direction)] of the paper beside the house."""
    texts = ET.fromstring(share_front("a", name, "other", "blue")).iter(f"{SVG}text")
    return [(float(text.attrib["font-size"]), text.text) for text in texts if len(text.text) > 1]


def written(name):
    """Return the paper beside the house, black but for what is written on it."""
    svg = share_front("a", name, "other", "blue")
    image = Image.open(io.BytesIO(png(svg, 1200, 630))).convert("RGB")
    paper = image.crop((PANEL * 3, 0, 1200, 600))
    return ImageChops.difference(paper, Image.new("RGB", paper.size, TONES["paper"]))


def ink(name):
    """Return the box (left, top, right, bottom) of what is written on the paper, in pixels."""
    return written(name).getbbox()


LONG = "Rechtsanwaltskanzlei und Grundstücksverkehrsgenehmigungsberatung Westfalen-Mitte GmbH"
NAMES = ["Çiçekçi Gülşen Yıldırım", "صالون الحلاقة دمشق", LONG, "Bäckerei مخبز الشام", "W" * 40]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_written_between_the_margins_of_its_paper(name):
    left, _top, right, _bottom = ink(name)
    margin, paper = MARGIN * 3, (400 - PANEL) * 3
    assert margin - 3 <= left < paper / 2 < right <= paper - margin + 3
    assert abs(left + right - paper) <= 12


def test_a_short_name_is_large_and_a_long_one_smaller():
    assert lines_drawn("Öztürk")[0][0] == LARGEST
    assert lines_drawn(LONG)[0][0] < LARGEST / 2


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Salon دمشق", "\u2066"),
        ("„صالون“ Haar", "\u2067"),
        ("3 Ringe", "\u2066"),
        ("24/7", "\u2066"),
    ],
)
def test_a_name_runs_in_the_direction_of_its_first_letter(name, mark):
    assert lines_drawn(name) == [(LARGEST, f"{mark}{name}\u2069")]


def test_an_arabic_name_begins_at_its_right():
    """The tall alef is the first letter, the row of full stops its end."""
    paper = written("ا ......")
    left, _top, right, bottom = ink("ا ......")
    middle = (left + right) // 2
    full_stops = paper.crop((0, 0, middle, bottom)).getbbox()
    alef = paper.crop((middle, 0, right, bottom)).getbbox()
    assert alef[1] + 20 < full_stops[1]


def test_the_house_on_the_picture_is_the_one_on_the_page():
    _width, shapes = building("salon", "S", "hair")
    assert shapes in shopfront("salon", "Salon", "hair")
    assert standalone(shapes) in share_front("salon", "Salon", "hair", "blue")


def test_no_wall_is_lost_in_the_sky():
    assert SKY not in {wall for wall, _roof, _trim in WALLS}


def test_a_long_name_is_cut_at_its_spaces():
    assert in_lines("Sanitär & Heizung Wasserfreund") == [
        "Sanitär & Heizung",
        "Wasserfreund",
    ]
    assert in_lines("x" * 120) == ["x" * 120]
    assert in_lines("") == [""]
    long = (
        "Gesellschaft für Nachbarschaft und Handwerk im Stadtteil Schalke und in Hassel e. V. " * 2
    )
    assert (" ".join(in_lines(long)), len(in_lines(long))) == (long.strip(), 4)


@pytest.mark.parametrize("path", ["aushang/", "qr-code/", "bild.png"])
def test_a_draft_gives_nothing_away(client, directory, path):
    draft = make_business(live=False)
    assert client.get(f"{draft.get_absolute_url()}{path}").status_code == 404


def test_its_team_is_named(client, directory, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at("2026-06-08 10:00"))
    business = make_business()
    meeting = make_event(
        organiser_business=business,
        starts_at=at("2026-06-10 18:00"),
        ends_at=at("2026-06-10 20:00"),
    )
    team = make_team(name="Team Nord", event=meeting)
    make_team(name="Team Süd")
    make_team(name="Entwurf", event=meeting, live=False)
    response = client.get(business.get_absolute_url())
    ((_template, teams),) = response.context["mentions"]["facts"]
    assert teams == [team]
    assert Business.objects.count() == 1
