"""What is printed for an evening."""

import pytest
from django.contrib.auth import get_user_model

from content.drawing.codes import qr_code
from events.models import EventQuestion, Registration
from events.registration import check_in
from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]


@pytest.fixture
def date():
    event = make_event(registration="here", kind="dinner", now=NOW)
    EventQuestion.objects.create(event=event, question="Betrieb")
    return event.occurrences.get()


@pytest.fixture
def guests(client, date):
    client.force_login(get_user_model().objects.create_superuser("erika", "e@example.org", "x"))
    make_registration(date, name="Warte", state="waiting")
    make_registration(date, name="Held", state="held", confirmed_at=None)
    make_registration(date, name="Weg", state="cancelled")
    answers = [["Betrieb", "<b>Nähstube</b>"]]
    return [
        make_registration(date, name="Anna", seats=2, answers=answers),
        *(make_registration(date, name=f"Gast {number}") for number in range(1, 11)),
    ]


def test_tables_hold_as_many_as_the_form_says(client, date, guests):
    page = client.get(f"/admin/teilnahmelisten/{date.pk}/tische/?seats=6")
    laid = [([guest.name for guest, _n in table], n) for table, n in page.context["tables"]]
    assert laid == [
        (["Anna", "Gast 1", "Gast 2", "Gast 3", "Gast 4"], 6),
        ([f"Gast {number}" for number in range(5, 11)], 6),
    ]
    assert "Betrieb: &lt;b&gt;Nähstube&lt;/b&gt;" in page.content.decode()


@pytest.mark.parametrize("wrong", ["0", "1", "x", "²", "1000"])
def test_a_number_that_makes_no_table_is_refused(client, date, guests, wrong):
    page = client.get(f"/admin/teilnahmelisten/{date.pk}/tische/", {"seats": wrong})
    assert page.context["form"].errors.keys() == {"seats"}
    assert [n for _table, n in page.context["tables"]] == [8, 4]


def test_each_place_has_a_name_tag_and_ten_fill_a_page(client, date, guests):
    page = client.get(f"/admin/teilnahmelisten/{date.pk}/namensschilder/?line=Betrieb")
    pages = page.context["pages"]
    assert [len(tags) for tags in pages] == [10, 2]
    assert pages[0][:3] == [
        ("Anna", "<b>Nähstube</b>"),
        ("", "mit Anna"),
        ("Gast 1", ""),
    ]
    plain = client.get(f"/admin/teilnahmelisten/{date.pk}/namensschilder/").context["pages"]
    assert plain[0][0] == ("Anna", "")


def test_a_question_that_asks_is_followed_by_no_colon():
    guest = Registration(answers=[["Ihr Betrieb", "Nähstube"], ["Was essen Sie?", "Suppe"]])
    assert guest.answers_in_words == "Ihr Betrieb: Nähstube; Was essen Sie? Suppe"


def test_the_sign_for_the_door_leads_to_the_page_of_this_date(client, date, guests, settings):
    page = client.get(f"/admin/teilnahmelisten/{date.pk}/tuer/")
    address = page.context["address"]
    assert address == settings.BASE_URL + check_in.path_of(date)
    assert page.context["code"] == qr_code(address)
    assert "Anna" not in page.content.decode()
