"""What is scheduled takes place in its turn, once, with everything that follows a click."""

import datetime as dt

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from content.models import ContentVersion
from content.search.index import SearchEntry
from directory.models import Business, Premises
from events.models import Event, FeedEntry, Occurrence
from events.views.sitemaps import EventSitemap
from home.operations import schedule
from home.operations.schedule import Schedule, run_due
from teams.models import SuccessTeam
from tests.factories.directory import make_business
from tests.factories.events import at, make_event, make_events_page
from tests.factories.home import make_home, make_text_page
from tests.factories.teams import make_team

pytestmark = pytest.mark.django_db

BEFORE, MOMENT, AFTER = at("2026-05-12 09:59"), at("2026-05-12 10:00"), at("2026-05-12 10:01")
HOUR = dt.timedelta(hours=1)


def plan(entry, **changes):
    """Schedule the next version of an entry, as the editor's button does."""
    for name, value in changes.items():
        setattr(entry, name, value)
    revision = entry.save_revision()
    revision.publish()
    return revision


def found(entry):
    return SearchEntry.objects.filter(object_id=entry.pk).exists()


@pytest.fixture
def pause(stop_clock):
    """Let the clock stand before the moment, and then at another one."""
    stop_clock(BEFORE)
    return stop_clock


def test_a_page_goes_live_at_its_moment_and_not_before(pause):
    page = make_text_page(make_home(), live=False)
    plan(page, go_live_at=MOMENT)
    assert run_due(BEFORE) == ([], [])
    assert not Page.objects.get(pk=page.pk).live
    pause(MOMENT)
    run_due(MOMENT)
    assert Page.objects.get(pk=page.pk).live
    assert found(page)
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 1


def test_a_page_expires_at_its_moment_and_leaves_the_search(pause):
    page = make_text_page(make_home(), expire_at=MOMENT)
    pause(AFTER)
    run_due(AFTER)
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)
    assert not found(page)


def test_an_event_goes_live_with_dates_calendar_text_search_and_sitemap(pause):
    make_events_page(make_home())
    event = make_event(starts="2026-06-01 18:00", live=False)
    plan(event, go_live_at=MOMENT)
    assert not Occurrence.objects.exists()
    assert not found(event)
    before = ContentVersion.current()
    pause(AFTER)
    run_due(AFTER)
    assert Occurrence.objects.public().get().event == event
    assert "BEGIN:VEVENT" in FeedEntry.objects.get().text
    assert found(event)
    assert list(EventSitemap().items())
    assert ContentVersion.current() > before


def test_an_expired_event_is_withdrawn_like_an_unpublished_one(pause):
    event = make_event(starts="2026-06-01 18:00", expire_at=MOMENT, now=BEFORE)
    before = ContentVersion.current()
    pause(AFTER)
    run_due(AFTER)
    assert not Occurrence.objects.public().exists()
    assert FeedEntry.objects.get().withdrawn_at == AFTER
    assert "STATUS:CANCELLED" in FeedEntry.objects.get().text
    assert not found(event)
    assert ContentVersion.current() > before


def test_a_worker_that_was_away_lets_a_version_go_live_and_expire_in_that_order(pause):
    team = make_team(live=False)
    plan(team, go_live_at=MOMENT, expire_at=MOMENT + HOUR)
    pause(MOMENT + 2 * HOUR)
    done, _failed = run_due(MOMENT + 2 * HOUR)
    assert [change.action for change in done] == [schedule.GO_LIVE, schedule.EXPIRE]
    team.refresh_from_db()
    assert (team.live, team.expired) == (False, True)


def test_a_newer_version_that_came_first_spares_the_entry_its_old_end(pause):
    team = make_team()
    team.save_revision().publish()
    plan(team, expire_at=MOMENT + HOUR).publish()
    plan(SuccessTeam.objects.get(), name="Team Neu", go_live_at=MOMENT, expire_at=None)
    assert SuccessTeam.objects.get().live
    pause(MOMENT + 2 * HOUR)
    done, _failed = run_due(MOMENT + 2 * HOUR)
    assert [change.action for change in done] == [schedule.GO_LIVE]
    assert [(team.name, team.live) for team in SuccessTeam.objects.all()] == [("Team Neu", True)]


def test_what_is_public_stays_until_the_scheduled_version_comes(pause):
    business = make_business(name="Alt")
    assert business.live_revision is None
    plan(business, name="Neu", go_live_at=MOMENT)
    business.refresh_from_db()
    assert (business.name, business.live) == ("Alt", True)
    pause(AFTER)
    run_due(AFTER)
    business.refresh_from_db()
    assert (business.name, business.live) == ("Neu", True)
    assert not business.has_unpublished_changes


def test_a_version_written_before_the_first_publication_takes_nothing_off_the_site(pause):
    team = make_team(live=False)
    first, later = team.save_revision(), team
    later.name, later.go_live_at = "Später", MOMENT
    second = later.save_revision()
    first.publish()
    Revision.objects.get(pk=second.pk).publish()
    assert [(team.live, team.approved_schedule) for team in SuccessTeam.objects.all()] == [
        (True, True)
    ]


def test_it_takes_place_once(pause):
    plan(make_team(live=False), go_live_at=MOMENT)
    pause(AFTER)
    assert [len(run_due(AFTER)[0]) for _again in range(3)] == [1, 0, 0]
    entries = ModelLogEntry.objects.filter(action="wagtail.publish.scheduled")
    assert entries.count() == 1


def test_what_another_machine_did_meanwhile_is_not_done_again(pause):
    team = make_team(live=False)
    plan(team, go_live_at=MOMENT)
    pause(AFTER)
    due = schedule.due(AFTER)
    run_due(AFTER)
    schedule.perform(due[0], AFTER)
    assert ModelLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 1


def test_one_that_fails_holds_up_no_other_and_is_tried_again_after_ten_minutes(pause, monkeypatch):
    broken, whole = make_team(live=False), make_team(live=False)
    plan(broken, go_live_at=BEFORE + dt.timedelta(seconds=1))
    plan(whole, go_live_at=MOMENT)
    tried = []
    publish = SuccessTeam.publish

    def failing(self, *args, **kwargs):
        if self.pk == broken.pk:
            tried.append(self)
            raise ValueError
        return publish(self, *args, **kwargs)

    monkeypatch.setattr(SuccessTeam, "publish", failing)
    pause(AFTER)
    following = Schedule()
    assert following.follow(AFTER) == 1
    assert SuccessTeam.objects.public().get() == whole
    following.follow(AFTER + dt.timedelta(minutes=5))
    assert len(tried) == 1
    following.follow(AFTER + dt.timedelta(minutes=11))
    assert len(tried) == 2


def test_when_nothing_is_due_a_look_is_one_query_every_twenty_seconds(
    pause, django_assert_num_queries
):
    make_team(expire_at=AFTER)
    following = Schedule()
    with django_assert_num_queries(1):
        following.follow(BEFORE)
        following.follow(BEFORE + dt.timedelta(seconds=19))
    with django_assert_num_queries(1):
        following.follow(BEFORE + dt.timedelta(seconds=20))


@pytest.mark.parametrize("model", [Event, Business, Premises, SuccessTeam])
def test_what_expires_is_found_by_an_index(model):
    with connection.cursor() as cursor:
        known = connection.introspection.get_constraints(cursor, model._meta.db_table)
    assert ["expire_at"] in [constraint["columns"] for constraint in known.values()]
