"""The list "Was ansteht": one's own, everybody's, overdue; done in one tap, also on the dashboard."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from content.admin.offline.copies import owner_of
from content.place.time_zone import BERLIN
from events.registration import attendance
from outreach import visits
from outreach.models import NextStep
from submissions.mails import calls
from tests.factories.counting import query_count
from tests.factories.events import make_event, make_events_page
from tests.factories.submissions import filed_business
from tests.outreach.conftest import make_walker
from tests.submissions.conftest import make_editor
from tests.submissions.desk.cast import row

pytestmark = pytest.mark.django_db
STEPS = reverse("outreach-steps")
DASHBOARD = "/admin/"


@pytest.fixture
def promise(street, wanda):
    """Return a function that makes a step which is due in so many days."""
    today = timezone.localdate()
    visit = visits.note(visits.visit_to(street["Lange Straße 1"], day=today, user=wanda))

    def make(text, days, user=wanda):
        due = today + dt.timedelta(days=days)
        return NextStep.objects.create(visit=visit, text=text, due_on=due, assigned_to=user)

    return make


def texts(client, asked=""):
    return [step.text for step in client.get(f"{STEPS}{asked}").context["steps"]]


def finish(client, step, **more):
    return client.post(reverse("outreach-finish", args=[step.pk]), more)


def test_ones_own_steps_come_first_due_first(walker, promise):
    willi = make_walker("willi")
    promise("Später", 9)
    promise("Überfällig", -1)
    promise("Heute", 0)
    promise("Willis", -2, willi)
    assert texts(walker) == ["Überfällig", "Heute", "Später"]
    assert texts(walker, "?liste=alle") == ["Willis", "Überfällig", "Heute", "Später"]
    assert texts(walker, "?liste=ueberfaellig") == ["Willis", "Überfällig"]


def test_a_step_of_somebody_else_names_them(walker, promise):
    willi = make_walker("willi")
    willi.first_name, willi.last_name = "Willi", "Beispiel"
    willi.save()
    promise("Meins", 1)
    promise("Willis", 1, willi)
    page = walker.get(f"{STEPS}?liste=alle").content.decode()
    main = page[page.index('data-refresh="steps"') :]
    assert (main.count("Willi Beispiel"), "wanda" in main) == (1, False)


def test_a_step_is_done_in_one_tap_and_leads_back(walker, wanda, promise):
    step = promise("Anrufen", 1)
    answer = finish(walker, step, back=f"{STEPS}?liste=alle")
    assert answer.url == f"{STEPS}?liste=alle"
    step.refresh_from_db()
    assert step.done_by == wanda
    assert texts(walker) == []


def test_who_is_second_changes_nothing(walker, client, wanda, promise):
    step = promise("Anrufen", 1)
    finish(walker, step)
    client.force_login(make_walker("willi"))
    finish(client, step)
    step.refresh_from_db()
    assert step.done_by == wanda


def test_a_step_ticked_off_on_the_phone_is_done_once_when_it_was_noted(walker, wanda, promise):
    step = promise("Anrufen", 1)
    headers = {"Offline-Owner": owner_of(wanda), "Offline-Age": 2 * 24 * 3600}
    address = reverse("outreach-finish", args=[step.pk])
    answers = [walker.post(address, headers=headers) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert {"Erledigt: Anrufen" in answer.json()["messages"][0] for answer in answers} == {True}
    step.refresh_from_db()
    assert step.done_by == wanda
    age = timezone.now() - step.done_at
    assert dt.timedelta(days=2) <= age <= dt.timedelta(days=2, minutes=5)


def test_a_step_that_is_gone_is_refused_to_the_phone_with_a_reason(walker, wanda, promise):
    step = promise("Anrufen", 1)
    address = reverse("outreach-finish", args=[step.pk])
    visits.take_back(step.visit)
    answer = walker.post(address, headers={"Offline-Owner": owner_of(wanda), "Offline-Age": 60})
    assert answer.status_code == 404
    assert answer.json() == {"reason": "Den Eintrag gibt es nicht mehr."}


def test_the_open_step_of_a_door_is_ticked_off_on_the_street_and_at_the_door(walker, promise):
    step = promise("Anrufen", 1)
    for page in (
        reverse("outreach-street", args=["langestr"]),
        reverse("outreach-place", args=["betrieb", step.visit.business_id]),
    ):
        assert reverse("outreach-finish", args=[step.pk]) in walker.get(page).content.decode()
        assert finish(walker, step, back=page).url == page
        assert reverse("outreach-finish", args=[step.pk]) not in walker.get(page).content.decode()
        finish(walker, step, reopen="1")


def test_a_step_ticked_off_by_mistake_stands_open_again(walker, promise):
    step = promise("Anrufen", 1)
    page = walker.post(reverse("outreach-finish", args=[step.pk]), follow=True)
    reopen = reverse("outreach-reopen", args=[step.pk])
    assert reopen in page.content.decode()
    assert "Anrufen" in walker.get(reopen).content.decode()
    finish(walker, step, reopen="1")
    assert texts(walker) == ["Anrufen"]


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_nobody_is_led_to_another_site(walker, promise, back):
    assert finish(walker, promise("Anrufen", 1), back=back).url == STEPS


def test_the_dashboard_shows_ones_own_and_ticks_them_off(walker, promise):
    step = promise("Antrag schicken", 0)
    promise("Fremdes", 0, make_walker("willi"))
    text = walker.get(DASHBOARD).content.decode()
    assert "Antrag schicken" in text
    assert "Fremdes" not in text
    assert reverse("outreach-finish", args=[step.pk]) in text
    assert "csrfmiddlewaretoken" in text
    assert finish(walker, step, back=DASHBOARD).url == DASHBOARD


def test_who_makes_no_visits_sees_nothing_of_it_on_the_dashboard(client, promise):
    promise("Antrag schicken", 0)
    client.force_login(make_editor("erika"))
    assert "Antrag schicken" not in client.get(DASHBOARD).content.decode()


def test_the_list_costs_the_same_for_three_steps_and_for_thirty(walker, promise):
    for number in range(3):
        promise(f"Schritt {number}", number)
    few = query_count(walker, STEPS)
    for number in range(3, 30):
        promise(f"Schritt {number}", number)
    assert query_count(walker, STEPS) <= few


def test_calls_that_are_due_stand_above_the_steps_and_are_done_there(walker, promise):
    promise("Anrufen", 1)
    call = calls.note(row("Schlüsseldienst", contact_email=""), "Veröffentlicht", "Guten Tag")
    assert list(walker.get(STEPS).context["calls"]) == [call]
    assert "Ein Anruf steht heute an" in walker.get(DASHBOARD).content.decode()
    done = reverse("call-result", args=[call.pk, "reached"])
    assert walker.post(done, {"back": STEPS}).url == STEPS
    assert list(walker.get(STEPS).context["calls"]) == []


def test_the_dashboard_shows_calls_to_whoever_may_make_them_without_the_visits(client, promise):
    promise("Antrag schicken", 0)
    for number in range(2):
        calls.note(row(f"Betrieb {number}", contact_email=""), "Veröffentlicht", "Guten Tag")
    client.force_login(make_editor("erika"))
    text = " ".join(client.get(DASHBOARD).content.decode().split())
    assert text.count(f'<a href="{reverse("calls")}">2 Anrufe stehen heute an</a>') == 1
    assert "Antrag schicken" not in text and STEPS not in text


def test_who_may_not_call_sees_no_calls_on_the_dashboard(client, walker, wanda):
    calls.note(row("Betrieb", contact_email=""), "Veröffentlicht", "Guten Tag")
    wanda.groups.clear()
    may_enter = {"codename": "access_admin", "content_type__app_label": "wagtailadmin"}
    wanda.user_permissions.add(Permission.objects.get(**may_enter))
    page = walker.get(DASHBOARD)
    assert page.status_code == 200
    assert "Anruf" not in page.content.decode()


def test_ten_calls_are_shown_of_many(walker):
    for number in range(12):
        calls.note(row(f"Betrieb {number}", contact_email=""), "Veröffentlicht", "Guten Tag")
    page = walker.get(STEPS)
    assert (len(page.context["calls"]), page.context["calls_count"]) == (10, 12)


def test_who_visits_takes_down_and_calls_and_decides_nothing(walker, street):
    owner = filed_business("Salon (Beispiel)", contact_email="guel@example.org")
    owner.draft.get_latest_revision().publish()
    form = reverse("einreichungen:take-down-change", args=["business", owner.object_id])
    pages = [reverse("einreichungen:take-down-start"), form, reverse("calls")]
    answers = [walker.get(page) for page in pages]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert "guel@example.org" not in answers[1].content.decode()
    assert walker.get(reverse("einreichungen:entscheiden")).status_code == 302
    assert walker.get(reverse("einreichungen:receipt", args=[owner.pk])).status_code == 404


@pytest.fixture
def evening(directory):
    """Yesterday's evening, of which nobody has said how many came."""
    make_events_page(directory.get_parent())
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    return make_event(
        title="Abend",
        starts=f"{yesterday} 18:00",
        ends=f"{yesterday} 20:00",
        registration="here",
    )


def reminders(client, asked=""):
    return [str(row.text) for row in client.get(f"{STEPS}{asked}").context["reminders"]]


def test_a_date_without_a_number_stands_in_the_list_of_whoever_may_close_it(
    walker, wanda, client, evening
):
    assert reminders(walker) == []
    wanda.groups.add(Group.objects.get(name="Redaktion"))
    day = date_format(evening.starts_at.astimezone(BERLIN), "j. F")
    assert reminders(walker) == [f"Abend am {day}: Wie viele waren da?"]
    assert reminders(walker, "?liste=ueberfaellig") == []
    attendance.write(evening.occurrences.get(), 12)
    assert reminders(walker) == []


def test_an_editor_is_reminded_on_the_dashboard_without_the_visits(client, promise, evening):
    promise("Antrag schicken", 0)
    client.force_login(make_editor("erika"))
    text = client.get(DASHBOARD).content.decode()
    assert "Wie viele waren da?" in text
    assert "Antrag schicken" not in text and STEPS not in text
