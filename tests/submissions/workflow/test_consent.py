"""Who agreed to what: by the form, in front of the team, or by the private link."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from submissions.models import Submission
from submissions.models.submission import CONSENT_VERSION
from submissions.workflow import consent
from tests.submissions.desk.cast import row

pytestmark = pytest.mark.django_db
Consent = Submission.Consent
migration = import_module("submissions.migrations.0022_consent_says_how")


@pytest.fixture
def heard(editor):
    """A submission to which somebody agreed in front of the team."""
    return row(
        "Schlüsseldienst",
        contact_email="",
        taken_by=editor,
        channel="visit",
        consent_version="alt",
        consent_how=Consent.SPOKEN,
        consent_at=timezone.now() - dt.timedelta(days=3),
    )


def test_the_form_that_visitors_send_says_how_they_agreed(unconfirmed):
    assert (unconfirmed.consent_version, unconfirmed.consent_how) == (CONSENT_VERSION, "form")
    assert unconfirmed.consent_at <= timezone.now()


def test_confirming_the_address_keeps_the_moment_of_the_consent(unconfirmed, in_moderation):
    assert (in_moderation.consent_how, in_moderation.consent_at) == (
        "form",
        unconfirmed.consent_at,
    )


def test_one_tap_on_the_private_page_says_it_with_their_own_hand(client, heard):
    page = client.get(heard.get_absolute_url()).content.decode()
    assert "Ja, ich bin einverstanden" in page
    heard.refresh_from_db()
    assert heard.consent_how == "spoken"
    client.post(f"{heard.get_absolute_url()}bestaetigen/")
    heard.refresh_from_db()
    assert (heard.consent_how, heard.consent_version) == ("link", CONSENT_VERSION)
    assert heard.state == Submission.State.IN_MODERATION
    assert "Ja, ich bin einverstanden" not in client.get(heard.get_absolute_url()).content.decode()


def test_the_second_tap_changes_nothing(heard):
    now = timezone.now()
    consent.give_by_link(heard, now)
    consent.give_by_link(heard, now + dt.timedelta(days=1))
    assert Submission.objects.get().consent_at == now


def test_who_sent_it_in_themselves_is_not_asked_again(client, in_moderation):
    page = client.get(in_moderation.get_absolute_url()).content.decode()
    assert "Ja, ich bin einverstanden" not in page


def test_an_upgrade_says_how_each_consent_came():
    form = row("Formular", consent_version="1", payload={"name": ["x"]})
    taken_over = row("Übernommen", consent_version="1")
    visit = row("Besuch", consent_version="1", channel="visit", payload={"name": ["x"]})
    invited = row("Eingeladen", consent_version="", confirmed_at=None)
    migration.say_how_each_consent_came(apps, None)
    found = dict(Submission.objects.values_list("pk", "consent_how"))
    assert [found[sent.pk] for sent in (form, taken_over, visit, invited)] == [
        "form",
        "link",
        "spoken",
        "",
    ]
