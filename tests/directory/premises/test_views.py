"""Empty premises: the list and its filters, the page, the end of an offer, the editors' side."""

import datetime as dt
import json
import re
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Revision

from directory.models import Premises
from directory.premises.detail import listing_data
from directory.premises.expiry import end_offers
from directory.shopfront.house import shopfront
from submissions.privacy import persons
from submissions.privacy.retention import purge
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_premises

pytestmark = pytest.mark.django_db

HERE = {"latitude": "51.522000", "longitude": "7.087000"}
LIST = "/branchenbuch/ladenlokale/"


def days(number):
    return timezone.localdate() + dt.timedelta(days=number)


@pytest.fixture
def offers(directory):
    """The newest first; what must never be seen fits every filter."""
    fitting = {"size": 60, "rent": 400, "is_step_free": True, **HERE}
    rows = [
        {"title": "Anna", "size": 40, "rent": 300, "is_step_free": True, **HERE},
        {"title": "Bert", "size": 80, "rent": None, "is_step_free": False},
        {"title": "Cem", "size": 120, "rent": 700, "neighbourhood": "Hassel"},
        {"title": "Entwurf", "live": False, **fitting},
        {"title": "Abgelaufen", "advertised_until": days(-1), **fitting},
    ]
    for age, row in enumerate(rows):
        make_premises(**row, first_published_at=timezone.now() - dt.timedelta(days=age))


def listed(client, query=""):
    return [offer.title for offer in client.get(LIST + query).context["offers"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Anna", "Bert", "Cem"]),
        ("?stadtteil=hassel", ["Cem"]),
        ("?groesse_von=80", ["Bert", "Cem"]),
        ("?groesse_von=50&groesse_bis=100", ["Bert"]),
        ("?groesse_bis=80", ["Anna", "Bert"]),
        ("?miete_bis=300", ["Anna"]),
        ("?miete_bis=299", []),
        ("?miete_bis=1.000 €&groesse_bis=50", ["Anna"]),
        ("?barrierefrei=1", ["Anna"]),
        ("?stadtteil=schalke&barrierefrei=1&groesse_bis=50", ["Anna"]),
        ("?stadtteil=gibtesnicht", ["Anna", "Bert", "Cem"]),
        ("?groesse_von=viel&miete_bis=-1", ["Anna", "Bert", "Cem"]),
        ("?groesse_von=99999999999999999999", ["Anna", "Bert", "Cem"]),
        ("?seite=99", ["Anna", "Bert", "Cem"]),
    ],
)
def test_the_filters(client, offers, query, expected):
    assert listed(client, query) == expected


def test_an_offer_stands_until_its_last_day(client, directory):
    make_premises(title="Letzter Tag", advertised_until=days(0))
    assert listed(client) == ["Letzter Tag"]


def test_an_offer_is_public_until_its_last_day_is_over(offers):
    def public(*today):
        return sorted(offer.title for offer in Premises.objects.public(*today))

    assert public() == public(days(0)) == ["Anna", "Bert", "Cem"]
    assert public(days(-1)) == ["Abgelaufen", "Anna", "Bert", "Cem"]
    assert sorted(offer.title for offer in Premises.objects.all() if offer.is_shown) == public()
    last_day = Premises.objects.get(title="Anna").advertised_until
    assert "Anna" in public(last_day)
    assert "Anna" not in public(last_day + dt.timedelta(days=1))


def test_they_are_on_the_map_with_the_lists_numbers(client, offers):
    page = client.get(LIST).content.decode()
    pins = re.findall(r'class="map-pin" href="([^"]+)" aria-label="([^"]+)"', page)
    assert pins == [("/branchenbuch/ladenlokale/anna/", "1: Anna, Schalker Straße 12")]
    text = " ".join(re.sub("<[^>]+>", " ", page).split())
    assert "nicht auf der Karte: 2: Bert, Schalker Straße 12 ; 3: Cem" in text


def test_the_list_costs_the_same_with_3_and_30_offers(client, directory):
    for _ in range(3):
        make_premises(**HERE)
    few = query_count(client, LIST)
    for _ in range(27):
        make_premises(**HERE)
    assert (query_count(client, LIST), few <= 14) == (few, True)


def test_the_page_of_an_offer(client, directory):
    next_year = timezone.localdate().year + 1
    offer = make_premises(
        title="Eckladen",
        rent=1420,
        offered_by="Vermietung Beispiel",
        telephone="0221 4710-950",
        available_from=dt.date(next_year, 3, 1),
        suggested_use="Café",
        **HERE,
    )
    assert offer.get_absolute_url() == f"{LIST}eckladen/"
    page = client.get(offer.get_absolute_url()).content.decode()
    facts = (
        "60 m²",
        f"1. März {next_year}",
        "Café",
        "Vermietung Beispiel",
        'href="tel:02214710950"',
    )
    for fact in (*facts, "ZU VERMIETEN", "/fehler-melden/?seite=/branchenbuch/ladenlokale/"):
        assert fact in page, fact
    assert page.count('class="map-pin"') == 1
    assert query_count(client, offer.get_absolute_url()) <= 10
    data = json.loads(re.search(r'application/ld\+json">(.*?)</script>', page)[1])
    assert (data["@type"], data["offers"]["priceSpecification"]["price"]) == (
        "RealEstateListing",
        1420,
    )
    assert data["mainEntity"]["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": float(HERE["latitude"]),
        "longitude": float(HERE["longitude"]),
    }
    picture = client.get(f"{offer.get_absolute_url()}bild.png")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")


def test_an_offer_without_a_place_tells_machines_none():
    assert "geo" not in listing_data(Premises(title="Eckladen"))["mainEntity"]


def test_a_draft_has_no_address(client, directory):
    url = make_premises(live=False, advertised_until=days(-1)).get_absolute_url()
    for address in (url, f"{url}aendern/", f"{url}bild.png"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("live", [True, False])
def test_the_address_of_an_ended_offer_says_so_and_tells_nothing_of_it(client, directory, live):
    offer = make_premises(
        title="Eckladen",
        offered_by="Vera Beispiel",
        live=live,
        advertised_until=days(-1),
        first_published_at=timezone.now(),
    )
    url = offer.get_absolute_url()
    answer = client.get(url)
    page = answer.content.decode()
    assert (answer.status_code, "Dieses Angebot ist beendet" in page) == (410, True)
    assert ("Vera Beispiel" in page, "Eckladen" in page, f'href="{LIST}"' in page) == (
        False,
        False,
        True,
    )
    for address in (f"{url}aendern/", f"{url}bild.png"):
        assert client.get(address).status_code == 404


def test_a_hostile_title_stays_text(client, directory):
    offer = make_premises(title="</script><svg onload=alert(1)>", **HERE)
    for address in (LIST, offer.get_absolute_url()):
        assert "<svg onload" not in client.get(address).content.decode()


def test_an_empty_shop_is_drawn_with_nothing_in_its_window():
    drawing = shopfront("eckladen", "Eckladen", "vacant")
    assert "ZU VERMIETEN" in drawing
    assert len(drawing) < len(shopfront("eckladen", "Eckladen", "other"))


def test_the_night_takes_down_what_has_run_out(client, offers):
    over = Premises.objects.get(title="Abgelaufen")
    end_offers(timezone.now())
    over.refresh_from_db()
    assert over.live is False
    assert sorted(Premises.objects.public().values_list("title", flat=True)) == [
        "Anna",
        "Bert",
        "Cem",
    ]


def test_the_sites_search_neither_shows_nor_counts_what_ended_today(client, offers):
    results = client.get("/suche/?q=Abgelaufen").context["results"]
    assert (results.count, results.shown) == (0, [])
    found = client.get("/suche/?q=Ladenlokal").context["results"]
    assert [(group.kind.key, group.count) for group in found.groups] == [("ladenlokale", 3)]


def test_an_offer_that_fails_keeps_no_other_on_the_site(offers, monkeypatch):
    make_premises(title="Auch abgelaufen", advertised_until=days(-2))

    def fail_once(offer, unpublish=Premises.unpublish):
        if offer.title == "Abgelaufen":
            raise RuntimeError
        unpublish(offer)

    monkeypatch.setattr(Premises, "unpublish", fail_once)
    end_offers(timezone.now())
    over = Premises.objects.run_out(days(0))
    assert [offer.title for offer in over] == ["Abgelaufen"]


def test_an_ended_offer_is_forgotten_after_ninety_days(directory):
    ended = make_premises(live=False, advertised_until=days(-90), offered_by="Vera Beispiel")
    ended.save_revision(clean=False)
    make_premises(title="Steht noch")
    purge(timezone.now())
    assert Premises.objects.count() == 2
    purge(timezone.now() + dt.timedelta(days=1))
    assert [offer.title for offer in Premises.objects.all()] == ["Steht noch"]
    assert "Vera Beispiel" not in str(list(Revision.objects.values_list("content", flat=True)))


def test_search_engines_and_the_sites_search_find_offers_only(client, offers):
    addresses = re.findall(r"ladenlokale/(\w+)/<", client.get("/sitemap.xml").content.decode())
    assert sorted(addresses) == ["anna", "bert", "cem"]
    found = client.get("/suche/?q=Ladenlokal").content.decode()
    assert (f"{LIST}anna/" in found, f"{LIST}entwurf/" in found) == (True, False)


@pytest.mark.parametrize("make", [make_business, make_premises])
def test_no_entry_takes_the_address_of_another_page(client, directory, make):
    reserved = {"make_business": "ladenlokale", "make_premises": "anbieten"}[make.__name__]
    named = {make_business: "name", make_premises: "title"}[make]
    assert make(**{named: reserved}).slug == f"{reserved}-2"
    with pytest.raises(ValidationError, match="schon etwas anderes"):
        make(slug=reserved).full_clean()
    assert client.get(LIST).context["offers"] is not None


def test_the_directory_leads_to_the_offers(client, directory):
    assert f'href="{LIST}"' in client.get("/branchenbuch/").content.decode()


def test_a_persons_address_is_taken_out_of_an_offer(directory):
    offer = make_premises(email="vermieter@example.org", description="<p>vermieter@example.org</p>")
    offer.save_revision()
    persons.erase("vermieter@example.org")
    offer.refresh_from_db()
    assert (offer.email, offer.description) == ("", "<p></p>")
    assert "vermieter@" not in str(offer.get_latest_revision().content)


def test_an_editor_writes_a_thousand_with_a_point(client, offers):
    client.force_login(get_user_model().objects.create_superuser("erika", "e@example.org", "x"))
    typed = {
        "title": "Halle",
        "size": "ca. 1.200,5 qm",
        "rent": "2 500,50 EUR",
        "street": "Uferstraße 1",
    }
    typed |= {"description": '{"entityMap": {}, "blocks": []}', "is_step_free": "unknown"}
    typed |= {"advertised_until": days(30), "more_pictures-TOTAL_FORMS": "0"}
    typed["more_pictures-INITIAL_FORMS"] = "0"
    response = client.post(reverse("wagtailsnippets_directory_premises:add"), typed)
    assert response.status_code == 302, response.context["form"].errors
    hall = Premises.objects.get(title="Halle").get_latest_revision_as_object()
    assert (hall.size, hall.rent) == (Decimal("1200.5"), Decimal("2500.50"))
    page = client.get(reverse("wagtailsnippets_directory_premises:edit", args=[hall.pk]))
    form = page.context["form"]
    assert [form[name].value() for name in ("size", "rent")] == ["1200,5", "2500,5"]


def test_half_square_metres_and_cents_are_shown_as_they_were_said(client, directory):
    make_premises(title="Eckladen", slug="eckladen", size=Decimal("80.5"), rent=Decimal("1200.50"))
    page = client.get("/branchenbuch/ladenlokale/eckladen/").content.decode()
    assert "80,5 m²" in page
    assert "1.200,50 Euro kalt im Monat" in page
    assert '"value": 80.5' in page
    assert '"price": 1200.5' in page
    found = client.get("/branchenbuch/ladenlokale/?groesse_von=80,5 qm&miete_bis=1.200,50").content
    assert "Eckladen" in found.decode()
    missed = client.get("/branchenbuch/ladenlokale/?groesse_von=80,6").content.decode()
    assert "Eckladen" not in missed


def test_editors_list_and_filter_offers(client, offers):
    client.force_login(get_user_model().objects.create_superuser("erika", "e@example.org", "x"))
    address = reverse("wagtailsnippets_directory_premises:list")
    titles = [draft.title for draft in client.get(address).context["object_list"]]
    assert titles == ["Abgelaufen", "Anna", "Bert", "Cem", "Entwurf"]
    drafts = client.get(f"{address}?live=false").context["object_list"]
    assert [draft.title for draft in drafts] == ["Entwurf"]
    assert client.get(reverse("wagtailsnippets_directory_premises:add")).status_code == 200


def test_a_wrong_number_is_named_at_its_field(client, directory):
    page = client.get("/branchenbuch/ladenlokale/?groesse_von=viel&miete_bis=-1").content.decode()
    assert 'id="id_groesse_von_error"' in page
    assert "zum Beispiel 1200" in page
    page = client.get("/branchenbuch/ladenlokale/?groesse_von=100&groesse_bis=50").content.decode()
    assert "Das ist kleiner als „Fläche ab“." in page


@pytest.mark.parametrize(("days_ahead", "words"), [(-1, "sofort"), (0, "sofort"), (1, "")])
def test_a_day_that_has_passed_means_at_once(client, directory, days_ahead, words):
    day = timezone.localdate() + dt.timedelta(days=days_ahead)
    premises = make_premises(available_from=day, rent=1200)
    page = client.get(premises.get_absolute_url()).content.decode()
    since = f"{words} frei" if words else f"frei ab {date_format(day, 'j. F Y')}"
    assert re.search(rf"Frei ab</span></dt>\s*<dd>{since}</dd>", page)
    assert "1.200 Euro kalt im Monat" in page
