"""One line of time for an entry: what sections know of it, each for those who may read it."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory
from django.urls import reverse

from content.listing.paging import page_of
from outreach import visits
from outreach.models import NextStep, Visit
from submissions.desk import timeline
from submissions.models import Submission
from submissions.workflow import submitter
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home
from tests.factories.submissions import filed, proposal, valid
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 5, 5)


@pytest.fixture(autouse=True)
def today(stop_clock):
    stop_clock(dt.datetime(2026, 5, 5, 10, tzinfo=dt.UTC))


@pytest.fixture
def home(db):
    return make_home()


@pytest.fixture
def shop(home):
    make_directory_page(home)
    return make_business(name="Backstube")


@pytest.fixture
def superuser(client):
    user = get_user_model().objects.create_superuser("ada", "ada@example.org", "geheim-2026")
    client.force_login(user)
    return user


def address_of(entry, kind="business"):
    return reverse("submissions-timeline", args=[kind, entry.pk])


def lines(client, entry, kind="business", **asked):
    page = client.get(address_of(entry, kind), asked)
    return [(f"{day:%d.%m.}", str(row.label), str(row.text)) for day, row in page.context["rows"]]


def visit(shop, day, **values):
    return visits.note(visits.visit_to(shop, day=day, **values))


def test_visits_dates_and_submissions_stand_in_one_line_the_newest_first(
    client, superuser, home, shop
):
    make_events_page(home)
    noted = visit(
        shop, dt.date(2026, 5, 4), topics=["wish"], note="Will ein Schild", user=superuser
    )
    NextStep.objects.create(visit=noted, text="Anrufen", due_on=dt.date(2026, 5, 11))
    visit(shop, dt.date(2026, 4, 2), outcome=Visit.Outcome.NOBODY_IN)
    visit(shop, dt.date(2026, 4, 1))
    make_event(
        title="Backen",
        starts="2026-04-20 18:00",
        ends="2026-04-20 20:00",
        organiser_business=shop,
    )
    assert lines(client, shop) == [
        ("04.05.", "Besuch", "Wunsch · Will ein Schild · offen bis 11. Mai: Anrufen · ada"),
        ("20.04.", "Termin", "Backen, 20.04.2026, 18 Uhr"),
        ("02.04.", "Besuch", "niemand da"),
        ("01.04.", "Besuch", "Gespräch"),
    ]


def test_what_somebody_said_in_confidence_is_not_in_the_line(client, superuser, shop):
    visit(shop, TODAY, thinks_of_stopping=True, stopping_year=2031)
    page = client.get(address_of(shop)).content.decode()
    assert "2031" not in page and "Aufhören" not in page


def test_an_event_tells_who_sent_it_in_and_spam_tells_nothing(client, superuser, home):
    make_events_page(home)
    submission = filed(proposal())
    submitter.confirm(submission, valid(submitter.form_of(submission)))
    submission.refresh_from_db()
    ((day, label, text),) = lines(client, submission.draft, "event")
    assert (day, label) == ("05.05.", "Einreichung")
    assert submission.reference in text and submission.contact_email not in text
    Submission.objects.update(state=Submission.State.SPAM)
    assert lines(client, submission.draft, "event") == []


def test_the_page_says_whose_line_it_is(client, superuser, shop):
    title = client.get(address_of(shop)).context["header_title"]
    assert title == "Was bisher war: Backstube"


def test_twenty_stand_on_a_page_and_the_older_behind_it(client, superuser, shop):
    for number in range(23):
        visit(shop, TODAY - dt.timedelta(days=number), note=f"Besuch {number}")
    first, second = lines(client, shop), lines(client, shop, seite=2)
    assert (len(first), len(second)) == (20, 3)
    assert second[-1][0] == "13.04."


def test_it_costs_the_same_however_long_it_is(client, superuser, shop):
    for number in range(3):
        visit(shop, TODAY, note=str(number), user=superuser)
    few = query_count(client, address_of(shop))
    for number in range(30):
        visit(shop, TODAY, note=str(number), user=superuser)
    assert query_count(client, address_of(shop)) <= few


def test_a_line_of_all_sources_takes_at_most_eight_questions(
    client, superuser, home, shop, django_assert_max_num_queries
):
    make_events_page(home)
    noted = visit(shop, TODAY, user=superuser)
    NextStep.objects.create(visit=noted, text="Anrufen", due_on=TODAY)
    make_event(starts="2026-05-04 18:00", ends="2026-05-04 20:00", organiser_business=shop)
    of_shop = {"content_type": ContentType.objects.get_for_model(shop), "object_id": shop.pk}
    filed(proposal())
    Submission.objects.update(**of_shop)
    client.get(address_of(shop))  # the frame of the admin is known
    request = RequestFactory().get("/")
    with django_assert_max_num_queries(8):
        page = page_of(timeline.rows_of("business", shop, superuser, TODAY), request, 20)
        assert len(timeline.lines_of(list(page), superuser)) == page.paginator.count == 3


def test_each_reads_what_the_own_role_may_read(client, shop):
    visit(shop, TODAY, note="Will ein Schild")
    client.force_login(make_editor("erika"))
    assert lines(client, shop) == []
    walker = get_user_model().objects.create_user("wanda", "w@example.org", "geheim-2026")
    walker.groups.add(Group.objects.get(name="Besuche"))
    client.force_login(walker)
    assert [text for _day, _label, text in lines(client, shop)] == ["Will ein Schild"]


def test_whoever_only_evaluates_reads_no_line(client, shop):
    reader = get_user_model().objects.create_user("rosa", "rosa@example.org", "geheim-2026")
    reader.groups.add(Group.objects.get(name="Auswertung"))
    client.force_login(reader)
    assert client.get(address_of(shop)).status_code == 302
    assert client.get("/admin/zeitleiste/business/0/").status_code == 302


@pytest.mark.parametrize("kind", ["team_application", "application", "page", "x"])
def test_only_entries_of_the_site_have_a_line(client, superuser, shop, kind):
    assert client.get(address_of(shop, kind)).status_code == 404


def test_the_editor_and_the_list_lead_to_it(client, superuser, shop):
    edit = reverse("wagtailsnippets_directory_business:edit", args=[shop.pk])
    for address in (edit, reverse("wagtailsnippets_directory_business:list")):
        assert address_of(shop) in client.get(address).content.decode()
