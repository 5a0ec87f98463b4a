"""What follows a publication comes in one order, whichever app is loaded first."""

from itertools import chain

import pytest
from django.apps import apps
from wagtail.signals import published

from content.listing import publishing
from content.listing.publishing import Phase
from directory.models import Business
from tests.factories.directory import make_business

APPS = ("content", "submissions", "events", "directory", "teams", "home")


def test_the_steps_come_in_this_order():
    assert [(step.phase, step.run.__name__) for step in publishing.steps()] == [
        (Phase.COMPLETE, "let_a_late_offer_stand"),
        (Phase.COMPLETE, "put_pictures_in"),
        (Phase.DERIVE, "note_a_new_business"),
        (Phase.DERIVE, "note_premises_back_on_the_site"),
        (Phase.DERIVE, "rebuild_on_publishing"),
        (Phase.DECIDE, "accept_on_publishing"),
        (Phase.DECIDE, "note_return_to_the_site"),
        (Phase.DECIDE, "hand_application_on"),
        (Phase.SHOW, "make_findable"),
        (Phase.SHOW, "redirect_old_address"),
        (Phase.SHOW, "follow_the_team"),
    ]


def test_the_order_is_not_that_in_which_apps_are_loaded(monkeypatch):
    before = publishing.steps()
    monkeypatch.setattr(publishing, "_steps", before[::-1])
    assert publishing.steps() == before


def test_no_app_listens_to_the_signal_itself():
    receivers = chain.from_iterable(
        published._live_receivers(model)[0] for model in apps.get_models()
    )
    ours = {heard.__name__ for heard in receivers if heard.__module__.split(".")[0] in APPS}
    # The content version may be bumped at any moment of the transaction.
    assert ours == {"follow_up_publishing", "renew_pages_on_publishing"}


@pytest.fixture
def steps(monkeypatch):
    """Registers steps that note what they see; returns the list of their notes."""
    seen = []
    monkeypatch.setattr(publishing, "_steps", [])

    @publishing.step(Phase.SHOW, Business)
    def show(instance, revision):
        seen.append(("show", instance.name, Business.objects.get().name))

    @publishing.step(Phase.COMPLETE, Business)
    def complete(instance, revision):
        seen.append(("complete", revision.content["name"], Business.objects.get().name))
        version = revision.as_object()
        version.name += " (ergänzt)"
        publishing.rewrite(revision, version)

    return seen


def test_a_step_before_publishing_changes_the_version_that_goes_public(db, steps):
    business = make_business(name="Alt")
    business.name = "Neu"
    revision = business.save_revision()
    revision.publish()
    assert steps == [
        ("complete", "Neu", "Alt"),
        ("show", "Neu (ergänzt)", "Neu (ergänzt)"),
    ]
    stored = Business.objects.get()
    assert (stored.live_revision_id, stored.revisions.count()) == (revision.pk, 1)
    assert stored.get_latest_revision_as_object().name == "Neu (ergänzt)"


def test_going_back_to_an_older_version_completes_nothing(db, steps):
    business = make_business(name="Alt")
    older = business.save_revision()
    business.name = "Neu"
    business.save_revision()
    older.publish()
    assert steps == [("show", "Alt", "Alt")]
