"""Two entries of one business become one, and nothing is lost."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry, Page, Site

from directory.models import Business, BusinessPicture
from directory.proposals.merging import merge
from events.models import Event
from submissions.models import Submission
from submissions.workflow.merging import MergeError
from submissions.workflow.roles import EDITORS
from teams.models import SuccessTeam
from tests.factories.directory import make_business, make_category, make_directory_page
from tests.factories.events import make_event
from tests.factories.pictures import make_image
from tests.factories.submissions import filed_business
from tests.factories.teams import make_team

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def directory():
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=Page(title="Start", slug="start-hier"))
    Site.objects.update(root_page=home)
    return make_directory_page(home)


@pytest.fixture
def editor():
    user = get_user_model().objects.create_user("erika")
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


def published(**kw):
    business = make_business(**kw, live=False)
    business.save_revision().publish()
    return Business.objects.get(pk=business.pk)


@pytest.fixture
def twins():
    baker, cafe = make_category(name="Bäckerei"), make_category(name="Café")
    return (
        published(
            name="Bäckerei Yılmaz",
            telephone="0221 4710-1",
            street="Schalker Straße 12",
            categories=[baker],
        ),
        published(
            name="Yilmaz Backwaren",
            telephone="0221 4710-2",
            street="Ewaldstraße 1",
            website="https://yilmaz.example.org",
            categories=[baker, cafe],
            languages=["tr"],
        ),
    )


def test_the_editor_chooses_for_each_field_which_value_stays(twins, editor):
    stays, drop = twins
    kept = merge(
        stays, drop, {"website": "drop", "categories": "drop", "languages": "drop"}, editor
    )
    assert kept == stays
    assert kept.name == "Bäckerei Yılmaz"
    assert (kept.telephone, kept.street) == ("0221 4710-1", "Schalker Straße 12")
    assert kept.website == "https://yilmaz.example.org"
    assert sorted(category.name for category in kept.categories.all()) == ["Bäckerei", "Café"]
    assert [language.code for language in kept.languages.all()] == ["tr"]
    assert list(Business.objects.public()) == [kept]
    assert Business.objects.count() == 2


def test_the_other_address_and_its_former_ones_lead_to_the_one_that_stays(twins, client):
    stays, drop = twins
    former = drop.get_absolute_url()
    drop.slug = "yilmaz-neu"
    drop.save_revision().publish()
    drop.refresh_from_db()
    kept = merge(stays, drop, {})
    for old in (former, drop.get_absolute_url()):
        assert client.get(old, follow=True).redirect_chain[-1][0] == kept.get_absolute_url()


def test_its_events_and_drafts_of_them_are_organised_by_the_one_that_stays(twins):
    stays, drop = twins
    event = make_event(title="Brot backen", organiser_business=drop)
    event.save_revision()
    merge(stays, drop, {})
    event = Event.objects.get(pk=event.pk)
    assert event.organiser_business == stays
    assert event.get_latest_revision_as_object().organiser_business == stays


def test_what_was_sent_in_about_it_is_about_the_one_that_stays(twins, editor):
    stays, _drop = twins
    submission = filed_business("Bäckerei Yilmaz")
    twin = submission.draft
    kept = merge(stays, twin, {"telephone": "drop"}, editor)
    submission.refresh_from_db()
    assert submission.draft == kept
    assert submission.state == Submission.State.ACCEPTED
    assert kept.telephone == "0221 4710-123"
    assert not twin.__class__.objects.get(pk=twin.pk).live


def test_an_entry_with_a_change_that_waits_is_not_merged(twins):
    stays, drop = twins
    stays.name = "Noch nicht öffentlich"
    stays.save_revision()
    with pytest.raises(MergeError):
        merge(Business.objects.get(pk=stays.pk), drop, {})
    assert Business.objects.public().count() == 2


def test_nothing_public_goes_into_what_is_not_public(twins, client):
    stays, drop = twins
    stays.unpublish()
    with pytest.raises(MergeError):
        merge(stays, drop, {})
    assert client.get(drop.get_absolute_url()).status_code == 200


def test_an_address_that_was_public_leads_on_even_to_a_draft(twins, client):
    stays, drop = twins
    for business in twins:
        business.unpublish()
    merge(Business.objects.get(pk=stays.pk), Business.objects.get(pk=drop.pk), {})
    Business.objects.get(pk=stays.pk).get_latest_revision().publish()
    assert client.get(drop.get_absolute_url())["Location"] == stays.get_absolute_url()


def test_an_entry_is_not_merged_with_itself(twins):
    stays, _drop = twins
    with pytest.raises(MergeError):
        merge(stays, stays, {})


def test_its_pictures_stay_with_it_and_the_chosen_one_is_taken_over(twins, editor):
    stays, drop = twins
    large, small = make_image(title="Laden"), make_image(title="Theke")
    drop.picture = large
    drop.more_pictures.add(BusinessPicture(image=small))
    drop.save_revision().publish()
    kept = merge(stays, Business.objects.get(pk=drop.pk), {"picture": "drop"}, editor)
    assert (kept.picture, [picture.image for picture in kept.more_pictures.all()]) == (
        large,
        [small],
    )
    gone = Business.objects.get(pk=drop.pk)
    assert (gone.live, [picture.image for picture in gone.more_pictures.all()]) == (False, [small])


def test_the_team_that_meets_at_its_event_is_shown_by_the_one_that_stays(twins, client):
    stays, drop = twins
    event = make_event(
        title="Stammtisch",
        organiser_business=drop,
        starts="2999-01-05 18:00",
        ends="2999-01-05 20:00",
    )
    make_team(name="Erfolgsteam Schalke", event=event)
    kept = merge(stays, drop, {})
    assert [team.event.organiser_business for team in SuccessTeam.objects.all()] == [kept]


def test_a_merge_leaves_a_trace_of_who_did_it(twins, editor):
    stays, drop = twins
    merge(stays, drop, {}, editor)
    actions = ModelLogEntry.objects.for_instance(drop).values_list("action", "user__username")
    assert ("wagtail.unpublish", "erika") in list(actions)
    assert Business.objects.get(pk=stays.pk).live_revision.user == editor
