"""The phone pages: which way the street goes, what is known of each door, and who may see that."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from outreach import visits, walk
from outreach.models import NextStep, Visit
from submissions.workflow import contact_people
from tests.factories.counting import query_count
from tests.factories.directory import make_business
from tests.outreach.conftest import make_walker
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
STREETS = reverse("outreach-streets")
LANGE = reverse("outreach-street", args=["langestr"])


def names(client, address=LANGE):
    return [place.row.name for place in client.get(address).context["places"]]


def place_url(row, kind="betrieb"):
    return reverse("outreach-place", args=[kind, row.pk])


def test_all_streets_are_listed_with_the_number_of_doors(walker, street):
    make_business(name="Entwurf", street="Geheimweg 1", live=False)
    found = [(row.name, row.count) for row in walker.get(STREETS).context["streets"]]
    assert found == [("Kurze Gasse", 1), ("Lange Str.", 5)]


def test_a_street_goes_up_the_odd_numbers_and_down_the_even_ones(walker, street):
    way = ["Laden Lange Straße 1", "Laden Lange Str. 3", "Leer"]
    way += ["Laden Lange Str. 12 a", "Laden Lange Str. 2"]
    assert names(walker) == way
    assert names(walker, f"{LANGE}?umgekehrt=1") == way[::-1]


def test_each_door_shows_the_last_visit_and_the_first_open_step(walker, wanda, street):
    shop = street["Lange Straße 1"]
    today = timezone.localdate()
    for days, note in ((3, "Neueste"), (9, "Älteste")):
        day = today - dt.timedelta(days=days)
        visit = visits.note(visits.visit_to(shop, day=day, user=wanda, note=note))
        due = today + dt.timedelta(days=days)
        NextStep.objects.create(visit=visit, text=f"Nach {note}", due_on=due, assigned_to=wanda)
    NextStep.objects.create(visit=visit, text="Fertig", due_on=today, done_at=timezone.now())
    text = walker.get(LANGE).content.decode()
    assert "Neueste" in text
    assert "Älteste" not in text
    first = walker.get(LANGE).context["places"][0]
    assert (first.last_visit.note, first.step.text) == ("Neueste", "Nach Neueste")


def test_a_street_costs_the_same_however_many_doors_it_has(walker, wanda, street):
    few = query_count(walker, LANGE)
    for number in range(20, 50):
        shop = make_business(street=f"Lange Str. {number}")
        visits.note(visits.visit_to(shop, day=timezone.localdate(), user=wanda))
    assert query_count(walker, LANGE) <= few


def test_the_position_leads_to_the_nearest_street_and_is_in_no_address(walker, street):
    make_business(street="Ferne Allee 1", latitude=51.7, longitude=7.1)
    make_business(street="Nahe Allee 1", latitude=51.5201, longitude=7.0881)
    address = reverse("outreach-nearest")
    found = walker.post(address, {"latitude": "51.52", "longitude": "7.088"})
    assert found.url == reverse("outreach-street", args=["naheallee"])


@pytest.mark.parametrize(
    "position",
    [
        {},
        {"latitude": "x", "longitude": "7"},
        {"latitude": "nan", "longitude": "7"},
        {"latitude": "51.52", "longitude": "181"},
    ],
)
def test_a_wrong_position_asks_to_choose_a_street(walker, street, position):
    make_business(street="Nahe Allee 1", latitude=51.5201, longitude=7.0881)
    answer = walker.post(reverse("outreach-nearest"), position, follow=True)
    assert answer.redirect_chain[-1][0] == STREETS
    assert "Wählen Sie eine Straße" in answer.content.decode()


def test_a_position_that_is_near_no_door_asks_to_choose_a_street(walker, street):
    make_business(street="Nahe Allee 1", latitude=51.5201, longitude=7.0881)
    for latitude, longitude in (("0", "0"), ("52.52", "13.405"), ("51.55", "7.0881")):
        position = {"latitude": latitude, "longitude": longitude}
        answer = walker.post(reverse("outreach-nearest"), position, follow=True)
        assert answer.redirect_chain[-1][0] == STREETS
        assert "Bei Ihrem Standort steht kein Betrieb" in answer.content.decode()


def test_without_any_known_position_there_is_no_nearest_street(db):
    assert walk.nearest((51.5, 7.1)) is None


def visit(**more):
    return {"minutes": "20", "key": str(uuid.uuid4()), "step_due": "7"} | more


def test_a_visit_is_noted_with_topics_and_a_next_step(walker, wanda, street):
    shop = street["Lange Straße 1"]
    fields = visit(
        topics=["wish", "help"],
        help_with="Steuer",
        situation="hard",
        note="Will umbauen",
        step_text="Berater nennen",
        step_due="14",
        thinks_of_stopping="on",
        stopping_year="2030",
    )
    answer = walker.post(place_url(shop), fields)
    assert answer.url == LANGE
    noted = Visit.objects.get()
    assert (noted.business, noted.user, noted.day) == (shop, wanda, timezone.localdate())
    assert (noted.minutes, noted.situation, noted.stopping_year) == (20, "hard", 2030)
    assert noted.topics_in_words == "Wunsch, Hilfe bei Steuer"
    step = NextStep.objects.get()
    assert (step.text, step.assigned_to) == ("Berater nennen", wanda)
    assert step.due_on == timezone.localdate() + dt.timedelta(days=14)
    assert "Will umbauen" in walker.get(place_url(shop)).content.decode()


def test_one_tap_is_enough_for_a_visit(walker, street):
    shop = street["Lange Straße 1"]
    page = walker.get(place_url(shop))
    initial = page.context["form"]
    walker.post(place_url(shop), {"minutes": "5", "key": str(initial["key"].value())})
    assert Visit.objects.get().is_talk


def test_the_same_page_sent_twice_notes_one_visit(walker, street):
    shop, fields = street["Lange Straße 1"], visit(step_text="Anrufen")
    for _time in range(2):
        walker.post(place_url(shop), fields)
    assert (Visit.objects.count(), NextStep.objects.count()) == (1, 1)


def test_a_step_on_a_day_asks_for_the_day_and_keeps_what_was_typed(walker, street):
    shop = street["Lange Straße 1"]
    fields = visit(step_text="Anrufen", step_due="day", note="Will umbauen")
    page = walker.post(place_url(shop), fields).content.decode()
    assert "Bitte wählen Sie den Tag." in page
    assert 'value="Will umbauen"' in page
    assert not Visit.objects.exists()
    walker.post(place_url(shop), fields | {"step_day": "2030-01-02"})
    assert NextStep.objects.get().due_on == dt.date(2030, 1, 2)


@pytest.mark.parametrize(
    "wrong", [{"minutes": "7"}, {"topics": "x"}, {"stopping_year": "99999"}, {"key": "x"}]
)
def test_what_cannot_be_is_refused_and_nothing_is_noted(walker, street, wrong):
    answer = walker.post(place_url(street["Lange Straße 1"]), visit() | wrong)
    assert answer.status_code == 200
    assert not Visit.objects.exists()


def test_nobody_in_is_one_tap_and_can_be_taken_back(walker, street):
    shop = street["Lange Straße 1"]
    address = reverse("outreach-nobody", args=["betrieb", shop.pk])
    key = str(uuid.uuid4())
    for _time in range(2):
        page = walker.post(address, {"key": key}, follow=True)
    noted = Visit.objects.get()
    assert noted.outcome == "nobody_in"
    back = reverse("outreach-take-back", args=[noted.pk])
    assert back in page.content.decode()
    walker.get(back)
    assert Visit.objects.exists()
    walker.post(back)
    assert not Visit.objects.exists()


def test_a_shop_deleted_meanwhile_loses_no_note(walker, street):
    shop = street["Lange Straße 1"]
    address, fields = place_url(shop), visit(note="Will umbauen")
    fields |= {"place_name": shop.name, "place_street": shop.street}
    shop.delete()
    assert walker.get(address).status_code == 404
    walker.post(address, fields)
    noted = Visit.objects.get()
    assert (noted.name, noted.street, noted.note) == (
        "Laden Lange Straße 1",
        "Lange Straße 1",
        "Will umbauen",
    )


def test_nobody_in_at_a_shop_deleted_meanwhile_is_noted_too(walker, street):
    shop = street["Lange Straße 1"]
    address = reverse("outreach-nobody", args=["betrieb", shop.pk])
    fields = {"key": str(uuid.uuid4()), "place_name": shop.name, "place_street": shop.street}
    shop.delete()
    page = walker.post(address, fields, follow=True)
    noted = Visit.objects.get()
    assert (noted.name, noted.street, noted.outcome) == (shop.name, shop.street, "nobody_in")
    assert "Der Eintrag ist inzwischen gelöscht." in page.content.decode()


@pytest.mark.parametrize("is_deleted", [False, True])
def test_whoever_notes_a_place_second_hears_who_was_there_and_both_visits_stand(
    walker, wanda, street, is_deleted
):
    shop = street["Lange Straße 1"]
    walter, today = make_walker("walter"), timezone.localdate()
    visits.note(visits.visit_to(shop, day=today, user=walter))
    visits.note(
        visits.visit_to(shop, day=today - dt.timedelta(days=1), user=make_walker("gestern"))
    )
    visits.note(visits.visit_to(street["Lange Str. 3"], day=today, user=make_walker("nebenan")))
    fields = visit() | {"place_name": shop.name, "place_street": shop.street}
    address = place_url(shop)
    if is_deleted:
        shop.delete()
    page = walker.post(address, fields, follow=True)
    warnings = [str(m).strip() for m in page.context["messages"] if "Am selben Tag" in str(m)]
    assert warnings == [
        "Am selben Tag war auch walter bei Laden Lange Straße 1. Beide Besuche sind notiert."
    ]
    assert Visit.objects.filter(day=today, name="Laden Lange Straße 1").count() == 2


def test_nobody_hears_of_their_own_visit(walker, wanda, street):
    shop = street["Lange Straße 1"]
    visits.note(visits.visit_to(shop, day=timezone.localdate(), user=wanda))
    page = walker.post(place_url(shop), visit(), follow=True)
    assert [str(m).strip() for m in page.context["messages"]] == ["Notiert: Laden Lange Straße 1."]


def test_a_visit_is_changed_and_may_get_another_step(walker, wanda, street):
    shop = street["Lange Straße 1"]
    noted = visits.note(visits.visit_to(shop, day=timezone.localdate(), user=wanda, minutes=45))
    address = reverse("outreach-visit", args=[noted.pk])
    choices = [
        value for value, _label in walker.get(address).context["form"]["minutes"].field.choices
    ]
    assert 45 in choices
    walker.post(address, visit(minutes="45", note="Neu", step_text="Anrufen"))
    noted.refresh_from_db()
    assert (noted.note, noted.minutes, noted.next_steps.count()) == ("Neu", 45, 1)


def test_empty_premises_are_a_door_too(walker, street):
    walker.post(place_url(street["leer"], "leerstand"), visit(topics=["vacancy"]))
    assert Visit.objects.get().premises == street["leer"]


def test_what_is_written_into_a_note_is_shown_as_text(walker, street):
    shop = street["Lange Straße 1"]
    walker.post(place_url(shop), visit(note="<script>alert(1)</script>"))
    for address in (LANGE, place_url(shop)):
        assert "<script>alert(1)" not in walker.get(address).content.decode()


def test_a_situation_of_long_ago_is_asked_for_again(walker, wanda, street):
    shop = street["Lange Straße 1"]
    day = timezone.localdate() - dt.timedelta(days=366)
    visits.note(visits.visit_to(shop, day=day, user=wanda, situation="good"))
    assert "bitte neu fragen" in walker.get(place_url(shop)).content.decode()


def test_only_whoever_makes_visits_opens_the_pages(client, street, wanda):
    shop = street["Lange Straße 1"]
    noted = visits.note(visits.visit_to(shop, day=timezone.localdate(), user=wanda, note="Geheim"))
    pages = [STREETS, LANGE, place_url(shop), reverse("outreach-shop"), reverse("outreach-steps")]
    pages.append(reverse("outreach-visit", args=[noted.pk]))
    client.force_login(make_editor("erika"))
    assert {client.get(page).status_code for page in pages} == {302}
    assert "Unterwegs" not in client.get("/admin/").content.decode()
    client.post(reverse("outreach-take-back", args=[noted.pk]))
    assert Visit.objects.exists()


def test_whoever_makes_visits_sees_no_submissions_and_no_numbers(walker):
    pages = ["/admin/einreichungen/", "/admin/reports/wirkung/", "/admin/teilnahmelisten/"]
    assert {walker.get(page).status_code for page in pages} == {302}
    assert "Unterwegs" in walker.get("/admin/").content.decode()


def test_who_wants_to_be_left_alone_is_walked_past(walker, street, wanda):
    shop = street["Lange Straße 1"]
    contact_people.look_after(shop, None, True, wanda)
    page = walker.get(reverse("outreach-street", args=["langestr"]))
    alone = {place.row.name: place.is_left_alone for place in page.context["places"]}
    assert [name for name, is_alone in alone.items() if is_alone] == [shop.name]
    assert page.content.decode().count("Bitte nicht mehr ansprechen") == 1
    assert reverse("outreach-nobody", args=["betrieb", shop.pk]) not in page.content.decode()
