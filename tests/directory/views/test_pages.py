"""The directory as visitors see it: the list, its filters, an entry."""

import datetime as dt
import json
import re

import pytest
from wagtail.images.rect import Rect

from content.place.time_zone import BERLIN
from directory.models import BusinessPicture
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_category
from tests.factories.events import at, make_event
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db

# A Monday morning without a holiday near.
NOW = dt.datetime(2026, 6, 8, 10, tzinfo=BERLIN)
OPEN, CLOSED = "Mo-Fr 09:00-18:00; PH off", "Sa 09:00-14:00; PH off"


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW.astimezone(dt.UTC))


def names(response):
    return [business.name for business in response.context["businesses"]]


def one_line(page):
    """Return the page's HTML with each run of white space as one space, as a browser shows it."""
    return " ".join(page.content.decode().split())


def listed(client, query=""):
    return names(client.get(f"/branchenbuch/{query}"))


@pytest.fixture
def street(directory):
    hair, bread = (
        make_category(name="Friseur", slug="friseur"),
        make_category(name="Bäckerei", slug="baeckerei"),
    )
    make_business(name="Anna", categories=[hair], opening_hours=OPEN, languages=["de", "tr"])
    make_business(
        name="Bert",
        categories=[hair, bread],
        opening_hours=CLOSED,
        is_step_free=True,
        languages=["ar"],
        neighbourhood="Hassel",
    )
    make_business(name="Cem", categories=[bread], opening_hours=OPEN, is_step_free=True)
    make_business(name="Dora", is_step_free=False, neighbourhood="Hassel", languages=["tr"])
    make_business(
        name="Entwurf",
        categories=[hair, bread],
        opening_hours=OPEN,
        is_step_free=True,
        languages=["de", "tr", "ar"],
        live=False,
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Anna", "Cem", "Bert", "Dora"]),
        ("?branche=friseur", ["Anna", "Bert"]),
        ("?branche=friseur&branche=baeckerei", ["Anna", "Cem", "Bert"]),
        ("?stadtteil=hassel", ["Bert", "Dora"]),
        ("?stadtteil=hassel&stadtteil=schalke", ["Anna", "Cem", "Bert", "Dora"]),
        ("?sprache=tr", ["Anna", "Dora"]),
        ("?sprache=tr&sprache=ar", ["Anna", "Bert", "Dora"]),
        ("?geoeffnet=1", ["Anna", "Cem"]),
        ("?barrierefrei=1", ["Cem", "Bert"]),
        ("?geoeffnet=1&barrierefrei=1", ["Cem"]),
        ("?branche=friseur&sprache=tr&stadtteil=schalke&geoeffnet=1", ["Anna"]),
        ("?q=Friseur", ["Anna", "Bert"]),
        ("?q=Friseur&stadtteil=hassel", ["Bert"]),
        ("?q=Entwurf", []),
        ("?branche=gibtesnicht", []),
        ("?stadtteil=schalke&branche=%00", ["Anna", "Cem"]),
        ("?q=%00", ["Anna", "Cem", "Bert", "Dora"]),
        ("?geoeffnet=0", ["Anna", "Cem", "Bert", "Dora"]),
        ("?seite=99", ["Anna", "Cem", "Bert", "Dora"]),
        ("?seite=-1", ["Anna", "Cem", "Bert", "Dora"]),
    ],
)
def test_the_filters(client, street, query, expected):
    assert listed(client, query) == expected


def counts(response, group):
    groups = {group.name: group for group in response.context["listing"].groups}
    return {option.value: option.count for option in groups[group].options}


def test_each_option_says_how_many_it_would_show(client, street):
    response = client.get("/branchenbuch/")
    assert counts(response, "branche") == {"friseur": 2, "baeckerei": 2}
    assert counts(response, "stadtteil") == {"schalke": 2, "hassel": 2}
    assert counts(response, "sprache") == {"ar": 1, "de": 1, "tr": 2}
    switches = response.context["listing"].switches
    assert [(switch.name, switch.count) for switch in switches] == [
        ("geoeffnet", 2),
        ("barrierefrei", 2),
    ]
    assert response.context["listing"].offers == []


def test_offers_are_to_choose_where_somebody_has_them(client, street):
    make_business(name="Lehrbetrieb", offers_training=True)
    response = client.get("/branchenbuch/")
    offers = response.context["listing"].offers
    assert [(offer.name, offer.count) for offer in offers] == [("ausbildung", 1)]
    chosen = client.get("/branchenbuch/?praktikum=1").context["listing"]
    assert [(offer.name, offer.is_active) for offer in chosen.offers] == [
        ("ausbildung", False),
        ("praktikum", True),
    ]
    assert [option.name for option in chosen.active] == ["praktikum"]


def test_counts_obey_the_other_groups_but_not_their_own(client, street):
    response = client.get("/branchenbuch/?branche=friseur&stadtteil=hassel")
    assert counts(response, "branche") == {"friseur": 1, "baeckerei": 1}
    assert counts(response, "stadtteil") == {"schalke": 1, "hassel": 1}
    # What would show nothing stays in its place.
    assert counts(response, "sprache") == {"ar": 1, "de": 0, "tr": 0}


def test_each_active_filter_has_an_address_without_it(client, street):
    response = client.get("/branchenbuch/?branche=friseur&branche=baeckerei&geoeffnet=1&seite=2")
    assert [
        (option.label, option.query_without) for option in response.context["listing"].active
    ] == [
        ("jetzt geöffnet", "branche=friseur&branche=baeckerei"),
        ("Friseur", "branche=baeckerei&geoeffnet=1"),
        ("Bäckerei", "branche=friseur&geoeffnet=1"),
    ]


def test_what_is_asked_for_stands_in_chips_that_take_it_away(client, street):
    page = client.get("/branchenbuch/?q=anna&sprache=tr&barrierefrei=1")
    assert page.context["listing"].chips == [
        ("anna", "sprache=tr&barrierefrei=1"),
        ("ohne Stufen", "q=anna&sprache=tr"),
        ("Türkisch", "q=anna&barrierefrei=1"),
    ]
    assert 'href="/branchenbuch/?q=anna&amp;sprache=tr"' in one_line(page)
    assert "Filter löschen" in one_line(page)
    assert "Gewählte Filter" not in one_line(client.get("/branchenbuch/"))


def test_an_empty_result_names_the_nearest_and_the_way_in(client, street):
    make_business(name="Fahrradwerkstatt")
    response = client.get("/branchenbuch/?q=Fahrradladen")
    page = response.content.decode()
    assert [b.name for b in response.context["listing"].suggestions()] == ["Fahrradwerkstatt"]
    assert 'href="/branchenbuch/eintragen/"' in page
    assert "Fahrradwerkstatt" in page


def test_an_empty_result_with_filters_names_what_there_is_without(client, street):
    response = client.get("/branchenbuch/?q=Friseur&barrierefrei=1&geoeffnet=1")
    assert names(response) == []
    assert [b.name for b in response.context["listing"].suggestions()] == ["Anna", "Bert"]


def test_a_corrected_search_says_so(client, street):
    assert "Ähnliches" in client.get("/branchenbuch/?q=Frisuer").content.decode()
    assert "Ähnliches" not in client.get("/branchenbuch/?q=Friseur").content.decode()


def test_what_was_typed_is_shown_as_text(client, street):
    page = client.get("/branchenbuch/?q=<script>alert(1)</script>").content.decode()
    assert "<script>alert" not in page


def test_a_page_holds_24_entries(client, directory):
    for number in range(25):
        make_business(name=f"Laden {number:02}")
    assert (len(listed(client)), listed(client, "?seite=2")) == (24, ["Laden 24"])


def test_the_list_costs_the_same_with_3_and_300_entries(client, directory):
    kiosk = make_category(slug="kiosk")
    queries = ("", "?q=Laden", "?q=Ladden", "?geoeffnet=1&barrierefrei=1&branche=kiosk")

    def open_shops(count):
        for _ in range(count):
            make_business(name="Laden", categories=[kiosk], opening_hours=OPEN, is_step_free=True)

    def costs():
        return {query: query_count(client, f"/branchenbuch/{query}") for query in queries}

    open_shops(3)
    few = costs()
    open_shops(297)
    assert costs() == few
    assert max(few.values()) <= 14


def entry(**kw):
    return make_business(
        **{
            "name": "Salon Gül",
            "slug": "salon-guel",
            "categories": [make_category(name="Friseur", trade="hair")],
            "telephone": "0221 4710-123",
            "street": "Polsumer Straße 1",
            "postcode": "45896",
            "neighbourhood": "Hassel",
            "latitude": "51.603000",
            "longitude": "7.050000",
            "opening_hours": OPEN,
            "languages": ["de", "tr"],
            "summary": "Haare und Bärte",
            "checked_on": dt.date(2026, 5, 4),
        }
        | kw
    )


def test_an_entry_states_its_facts(client, directory):
    page = client.get(entry().get_absolute_url()).content.decode()
    for fact in (
        "Geöffnet bis 18 Uhr",
        'href="tel:02214710123"',
        "Polsumer Straße 1, 45896 Gelsenkirchen",
        "https://www.openstreetmap.org/directions?to=51.603000%2C7.050000",
        'lang="tr">Türkçe</span> (Türkisch)',
        "9 bis 18 Uhr",
        "geprüft im Mai<",
        "Heute:",
        "/fehler-melden/?seite=/branchenbuch/",
    ):
        assert fact in page, fact


@pytest.mark.parametrize(
    ("checked_on", "words"),
    [
        (dt.date(2026, 5, 4), "geprüft im Mai"),
        (dt.date(2025, 11, 30), "geprüft im November 2025"),
        (None, ""),
    ],
)
@pytest.mark.parametrize("hours", [OPEN, ""])
def test_beside_the_hours_stands_when_the_entry_was_checked(
    client, directory, checked_on, words, hours
):
    page = client.get(entry(checked_on=checked_on, opening_hours=hours).get_absolute_url())
    assert page.context["checked"] == words
    assert page.content.decode().count("geprüft im") == bool(words)


@pytest.mark.parametrize(
    ("hours", "today"),
    [
        ("Mo-Fr 09:00-18:00", "9 bis 18 Uhr"),
        ("Mo 08:00-09:00,15:00-18:00", "8 bis 9 Uhr, 15 bis 18 Uhr"),  # it opens again today
        ("Mo 08:00-09:00", ""),
        (CLOSED, ""),
        ("", ""),
    ],
)
def test_the_answers_name_todays_hours_while_somebody_can_still_come(
    client, directory, hours, today
):
    page = client.get(entry(opening_hours=hours).get_absolute_url())
    assert page.context["today"] == today
    assert ("Heute:" in page.content.decode()) == bool(today)


def test_a_season_says_when_it_opens_again_and_prints_no_week_of_closed_days(client, directory):
    hours = 'Nov-Mar Mo-Fr 09:00-18:30; Apr-Oct off "Sommerpause"'
    page = one_line(client.get(entry(opening_hours=hours).get_absolute_url()))
    assert "Nächste Öffnung: <strong>Montag, 2. November 2026, 9 Uhr</strong>" in page
    assert "Dienstag, 9. Juni" not in page


def test_the_answers_stand_between_the_name_and_the_summary(client, directory):
    page = one_line(client.get(entry().get_absolute_url()))
    bar = page.partition("</h1>")[2].partition("Haare und Bärte")[0]
    call = 'Anrufen <span class="visually-hidden">Salon Gül, 0221 4710-123</span>'
    for answer in (
        "Geöffnet bis 18 Uhr",
        "Polsumer Straße 1",
        call,
        "Route",
        "Speichern und teilen",
    ):
        assert answer in bar, answer
    assert "Route" not in page.replace(bar, "")


def test_who_has_no_telephone_is_written_to(client, directory):
    page = one_line(client.get(entry(telephone="", email="salon@example.org").get_absolute_url()))
    bar = page.partition("</h1>")[2].partition("Haare und Bärte")[0]
    assert 'href="mailto:salon@example.org"' in bar
    assert "Anrufen" not in bar


def test_own_photographs_stand_before_the_drawn_front(client, directory):
    business = entry()
    assert 'class="shopfront' in client.get(business.get_absolute_url()).content.decode()
    business.more_pictures.add(BusinessPicture(image=make_image("Innen")))
    business.save()
    business.save_revision().publish()
    page = client.get(business.get_absolute_url()).content.decode()
    main = page.partition("<main")[2].partition("</aside>")[0]
    assert re.findall(r'<img[^>]* alt="([^"]*)"', main) == ["Innen"]
    assert 'class="shopfront' not in main


def test_a_photograph_is_cut_round_its_focal_point_to_what_is_shown(client, directory):
    image = make_image("Laden")
    image.set_focal_point(Rect(0, 0, 100, 100))
    image.save()
    image.refresh_from_db()
    business = entry(picture=image)
    page = client.get(business.get_absolute_url()).content.decode()
    (tag,) = re.findall(r"<picture>.*?</picture>", page.partition("<aside")[2], re.DOTALL)
    assert ('width="360"' in tag, 'height="240"' in tag) == (True, True)  # nothing jumps
    assert 'sizes="(min-width: 56rem) 21rem, (min-width: 40rem) 46vw, 92vw"' in tag
    for kind in ("webp", "jpeg"):
        cut = image.get_rendition(f"format-{kind}|fill-360x240")
        assert f"{cut.url} 360w" in tag, kind


def test_an_entry_is_described_for_machines(client, directory):
    page = client.get(entry().get_absolute_url()).content.decode()
    data = json.loads(re.search(r'application/ld\+json">(.*?)</script>', page)[1])
    assert (data["@type"], data["name"], data["geo"]["latitude"], data["knowsLanguage"]) == (
        "HairSalon",
        "Salon Gül",
        51.603,
        ["de", "tr"],
    )
    assert (data["telephone"], data["image"]) == ("+492214710123", f"{data['@id']}bild.png")
    days = [row["dayOfWeek"].rpartition("/")[2] for row in data["openingHoursSpecification"]]
    assert (len(days), days[0], days[-1]) == (6, "Monday", "PublicHolidays")


def test_a_hostile_name_stays_text_everywhere(client, directory):
    business = entry(name="</script><svg onload=alert(1)>", summary="<b>x</b>")
    page = client.get(business.get_absolute_url()).content.decode()
    assert "<svg onload" not in page
    assert "<b>x</b>" not in page


def test_a_draft_has_no_address(client, directory):
    draft = entry(live=False)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(f"{draft.get_absolute_url()}visitenkarte.vcf").status_code == 404


def test_the_visiting_card_is_a_file(client, directory):
    response = client.get(f"{entry().get_absolute_url()}visitenkarte.vcf")
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "text/vcard; charset=utf-8",
        'attachment; filename="salon-guel.vcf"',
    )
    assert response.content.decode().split("\r\n")[2] == "FN:Salon Gül"


def test_neighbours_are_of_the_same_trade_the_nearer_ones_first(client, directory):
    hair, bread = make_category(), make_category()
    business = make_business(name="Mitte", categories=[hair], neighbourhood="Hassel")
    make_business(name="Aus Schalke", categories=[hair], neighbourhood="Schalke")
    make_business(name="Nebenan", categories=[hair, bread], neighbourhood="Hassel")
    make_business(name="Brot", categories=[bread], neighbourhood="Hassel")
    make_business(name="Entwurf", categories=[hair], neighbourhood="Hassel", live=False)
    response = client.get(business.get_absolute_url())
    assert [b.name for b in response.context["neighbours"]] == ["Nebenan", "Aus Schalke"]


def test_its_coming_dates_are_shown(client, directory):
    business = entry()
    event = make_event(
        organiser_business=business,
        starts_at=at("2026-06-10 18:00"),
        ends_at=at("2026-06-10 20:00"),
    )
    make_event(
        organiser_business=business,
        starts_at=at("2026-06-01 18:00"),
        ends_at=at("2026-06-01 20:00"),
    )
    make_event(starts_at=at("2026-06-10 18:00"), ends_at=at("2026-06-10 20:00"))
    response = client.get(business.get_absolute_url())
    ((_template, dates),) = response.context["mentions"]["below"]
    assert [date.event for date in dates] == [event]


def test_an_entry_costs_the_same_alone_and_among_300(client, directory):
    business = entry()
    category = business.categories.first()
    for _ in range(3):
        make_business(categories=[category])
    few = query_count(client, business.get_absolute_url())
    for _ in range(297):
        make_business(categories=[category])
    assert (query_count(client, business.get_absolute_url()), few <= 10) == (few, True)


def test_many_photographs_cost_the_same_number_of_queries_as_one(client, directory):
    business, counts = entry(picture=make_image("Laden")), []
    for number in (1, 4):
        business.more_pictures.add(BusinessPicture(image=make_image(f"Innen {number}")))
        for further in range(number - 1):
            business.more_pictures.add(BusinessPicture(image=make_image(f"Innen {further}")))
        business.save()
        client.get(business.get_absolute_url())  # the first visitor has the sizes made
        counts.append(query_count(client, business.get_absolute_url()))
    assert (counts[0] == counts[1], counts[0] <= 12) == (True, True)


def test_an_entry_without_anything_but_a_name_works(client, directory):
    business = make_business(name="Nur ein Name", neighbourhood="Schalke")
    business.neighbourhood = None
    business.save()
    assert client.get(business.get_absolute_url()).status_code == 200


def test_the_newest_come_first():
    from_june = make_business(first_published_at=at("2026-06-01 10:00"))
    from_may = make_business(first_published_at=at("2026-05-01 10:00"))
    make_business(first_published_at=at("2026-06-08 10:00"), live=False)
    assert list(type(from_may).objects.public().newest()) == [from_june, from_may]
