"""What somebody takes home: number, what was agreed, the private link as a code, the next dates."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from accounts.models import AuditEntry
from content.drawing.codes import qr_code
from content.models import SiteSettings
from home.starting_content.pages.privacy import PRIVACY
from submissions.front_door.forms import CONSENT_TEXT
from submissions.models import RetentionRules, Submission
from submissions.registry.legal_bases import NOTED_ON_VISITS, VISIT
from tests.factories.events import make_event
from tests.factories.submissions import filed, proposal
from tests.submissions.desk.cast import DESK
from tests.submissions.desk.without_email.cast import taken_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def receipt(row):
    return f"{DESK}{row.pk}/beleg/"


def test_it_shows_number_what_was_agreed_and_the_private_link_as_a_code(desk):
    row = taken_down(desk)
    page = desk.get(receipt(row)).content.decode()
    assert qr_code(row.full_url) in page
    assert row.token not in page
    assert (row.reference in page, str(CONSENT_TEXT) in page) == (True, True)
    assert f"Vereinbart am {timezone.localtime(row.consent_at):%-d}." in page


@pytest.mark.parametrize("number", ["0209 169-0", ""])
def test_it_says_what_is_noted_on_visits_why_how_long_and_where_to_object(desk, settings, number):
    RetentionRules.objects.update_or_create(pk=1, defaults={"visit_days": 400})
    SiteSettings.objects.update_or_create(pk=1, defaults={"contact_telephone": number})
    page = " ".join(desk.get(receipt(taken_down(desk))).content.decode().split())
    assert f"notiert es, {NOTED_ON_VISITS}. Grundlage ist {VISIT.ground}." in page
    assert "Wir löschen die Notizen 400 Tage nach dem Besuch." in page
    form = f"auf {settings.BASE_URL}/kontakt/."
    ways = f"unter <bdi>{number}</bdi> oder {form}" if number else form
    assert f"Sie können jederzeit widersprechen: {ways}" in page


def test_the_privacy_page_of_a_new_site_says_the_same_of_visits():
    texts = [value for kind, value in PRIVACY.body if kind == "text"]
    assert len([text for text in texts if f"Es notiert, {NOTED_ON_VISITS}." in text]) == 1


def evening(title, days, **more):
    start = timezone.now() + dt.timedelta(days=days)
    end = start + dt.timedelta(hours=2)
    return make_event(title=title, starts_at=start, ends_at=end, **more)


def test_it_names_the_next_three_public_dates_and_no_draft(desk):
    for number in range(1, 5):
        evening(f"Abend {number} (Beispiel)", number).save_revision().publish()
    evening("Geheim (Beispiel)", 1.5, live=False)
    dates = desk.get(receipt(taken_down(desk))).context["dates"]
    assert [title for _when, title in dates] == [f"Abend {n} (Beispiel)" for n in (1, 2, 3)]


def test_opening_it_is_noted_because_it_carries_the_private_link(desk, editor):
    row = taken_down(desk)
    desk.get(receipt(row))
    assert AuditEntry.objects.filter(user=editor, what__contains=receipt(row)).exists()


def test_the_link_of_whoever_sent_it_in_themselves_is_nobody_elses(desk):
    assert desk.get(receipt(filed(proposal()))).status_code == 404


def test_who_may_not_decide_sees_only_what_they_took_down(desk, client, django_user_model):
    row = taken_down(desk)
    walker = django_user_model.objects.create_user("wanda")
    rights = Permission.objects.filter(codename__in=["access_admin", "add_submission"])
    walker.user_permissions.add(*rights)
    client.force_login(walker)
    assert client.get(receipt(row)).status_code == 404
    Submission.objects.update(taken_by=walker)
    assert client.get(receipt(row)).status_code == 200


def test_who_has_not_agreed_yet_reads_until_when(desk):
    row = taken_down(desk, consent_how="link")
    page = desk.get(receipt(row))
    assert page.context["agree_by"] == timezone.localdate() + dt.timedelta(days=7)
    assert "Ihr Einverständnis geben Sie auf dieser Seite bis zum" in page.content.decode()
