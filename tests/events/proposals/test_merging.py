"""Two entries of one event become one: dates, guests, teams and calendars come along."""

import datetime as dt

import pytest
from post_office.models import Email
from wagtail.models import Page, Site

from events.models import Event, FeedEntry, Registration
from events.proposals.merging import merge
from teams.networks.models import Network, NetworkEvent
from tests.factories.days import tuesday
from tests.factories.events import at, make_event, make_events_page, make_registration
from tests.factories.networks import make_network
from tests.factories.teams import make_team

pytestmark = pytest.mark.django_db
HERE = Event.RegistrationMode.HERE
State = Registration.State
SIX, HALF_PAST_SIX = f"{tuesday()} 18:00", f"{tuesday()} 18:30"
A_WEEK_LATER = f"{tuesday(weeks=1)} 18:00"


@pytest.fixture(autouse=True)
def calendar_page():
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=Page(title="Start", slug="start-hier"))
    Site.objects.update(root_page=home)
    return make_events_page(home)


def published(title, start, **kw):
    begin = dt.datetime.fromisoformat(start)
    end = f"{begin + dt.timedelta(hours=2):%Y-%m-%d %H:%M}"
    event = make_event(title=title, starts=start, ends=end, live=False, **kw)
    event.save_revision().publish()
    return Event.objects.get(pk=event.pk)


def guests(event):
    return [
        (guest.name, guest.occurrence.starts_at, guest.state)
        for guest in Registration.objects.filter(occurrence__event=event).order_by("name")
    ]


def test_the_editor_chooses_for_each_field_which_value_stays():
    keep = published("Nähcafé", SIX, price="5 €")
    drop = published("Nähcafé Schalke", HALF_PAST_SIX, price="", place_name="Bonni")
    kept = merge(keep, drop, {"place": "drop", "times": "drop"})
    assert (kept.pk, kept.title, kept.price) == (keep.pk, "Nähcafé", "5 €")
    assert kept.place_name == "Bonni"
    assert [occurrence.starts_at for occurrence in kept.occurrences.all()] == [at(HALF_PAST_SIX)]
    assert list(Event.objects.public()) == [kept]


def test_guests_keep_their_date_and_nobody_is_told_that_it_is_cancelled():
    keep = published("Nähcafé", SIX, registration=HERE)
    drop = published("Nähen", SIX, registration=HERE)
    make_registration(keep.occurrences.get(), name="Ayşe", email="ayse@example.org")
    make_registration(drop.occurrences.get(), name="Kemal", email="kemal@example.org", seats=2)
    kept = merge(keep, drop, {})
    start = at(SIX)
    assert guests(kept) == [
        ("Ayşe", start, State.CONFIRMED),
        ("Kemal", start, State.CONFIRMED),
    ]
    assert kept.occurrences.get().seats_taken == 3
    assert [mail.subject for mail in Email.objects.all() if "fällt aus" in mail.subject] == []


def test_who_registered_for_both_is_counted_once():
    keep = published("Nähcafé", SIX, registration=HERE)
    drop = published("Nähen", SIX, registration=HERE)
    make_registration(keep.occurrences.get(), name="Ayşe", email="ayse@example.org", seats=1)
    make_registration(drop.occurrences.get(), name="Ayşe B.", email="AYSE@example.org", seats=2)
    kept = merge(keep, drop, {})
    start = at(SIX)
    assert guests(kept) == [("Ayşe", start, State.CONFIRMED), ("Ayşe B.", start, State.CANCELLED)]
    assert kept.occurrences.get().seats_taken == 2


def test_a_date_with_guests_that_the_other_lacks_becomes_an_extra_date():
    keep = published("Nähcafé", SIX, registration=HERE)
    drop = published("Nähen", A_WEEK_LATER, registration=HERE)
    make_registration(drop.occurrences.get(), name="Kemal")
    kept = merge(keep, drop, {})
    dates = kept.occurrences.order_by("starts_at")
    assert [(occurrence.starts_at, occurrence.state) for occurrence in dates] == [
        (at(SIX), "scheduled"),
        (at(A_WEEK_LATER), "scheduled"),
    ]
    assert guests(kept) == [("Kemal", at(A_WEEK_LATER), State.CONFIRMED)]


def test_guests_of_the_one_that_stays_keep_their_date_when_the_others_times_are_chosen():
    keep = published("Nähcafé", SIX, registration=HERE)
    drop = published("Nähen", A_WEEK_LATER, registration=HERE)
    make_registration(keep.occurrences.get(), name="Ayşe")
    kept = merge(keep, drop, {"times": "drop"})
    assert guests(kept) == [("Ayşe", at(SIX), State.CONFIRMED)]
    assert [occurrence.state for occurrence in kept.occurrences.all()] == ["scheduled", "scheduled"]


def test_teams_meet_at_the_one_that_stays():
    keep, drop = published("A", SIX), published("B", SIX)
    team = make_team(event=drop)
    merge(keep, drop, {})
    team.refresh_from_db()
    assert team.event == keep


def test_networks_show_the_one_that_stays_in_their_older_versions_too():
    keep, drop = published("A", SIX), published("B", SIX)
    network = make_network()
    network.chosen_events = [NetworkEvent(event=drop)]
    network.save_revision().publish()
    merge(keep, drop, {})
    assert [row.event for row in network.chosen_events.model.objects.all()] == [keep]
    newest = Network.objects.get().get_latest_revision_as_object()
    assert [row.event for row in newest.chosen_events.all()] == [keep]


def test_the_addresses_of_the_event_and_of_its_dates_lead_to_the_one_that_stays(client):
    keep, drop = published("A", SIX), published("B", SIX)
    date = drop.occurrences.get()
    old = [drop.get_absolute_url(), date.get_absolute_url()]
    kept = merge(keep, drop, {})
    assert [client.get(url).url for url in old] == [
        kept.get_absolute_url(),
        kept.occurrences.get().get_absolute_url(),
    ]


def test_calendars_learn_that_the_other_event_is_gone():
    keep, drop = published("A", SIX), published("B", SIX)
    merge(keep, drop, {})
    assert FeedEntry.objects.get(event=keep).withdrawn_at is None
    assert "STATUS:CANCELLED" in FeedEntry.objects.get(event=drop).text
