"""What an operator has to settle before the launch."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.core.checks import run_checks

from content.models import AccessibilityStatement, SiteSettings
from home.operations.launch import open_points
from home.starting_content.loading import load_settings

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 12, 1)


@pytest.fixture
def ready(settings):
    """Settle everything, as an operator does."""
    settings.DEFAULT_FROM_EMAIL = "Plan B <post@verein-b.de>"
    load_settings()
    imprint = SiteSettings.load()
    imprint.operator_name, imprint.operator_represented_by = "Verein B", "Anna Arslan"
    imprint.contact_email, imprint.contact_telephone = "post@verein-b.de", "0209 1690"
    imprint.save()
    change(AccessibilityStatement, checked_on=dt.date.today())


def change(model, **facts):
    row = model.load()
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()


def test_the_starting_content_is_not_ready():
    load_settings()
    assert open_points(TODAY) == [
        "Impressum: Betreiber ist noch ein Beispiel: Trägerverein Plan B (Beispiel).",
        "Impressum: Vertreten durch ist noch ein Beispiel: Erika Beispiel.",
        "Impressum: E-Mail-Adresse ist noch ein Beispiel: planb@example.org.",
        "Impressum: Telefon ist noch ein Beispiel: 0221 4710-900.",
        "E-Mails: Der Absender ist noch ein Beispiel: Plan B <planb@example.org>.",
    ]


def test_what_is_settled_is_not_open(ready):
    assert open_points(TODAY) == []


def test_what_is_missing_is_open(ready):
    change(SiteSettings, operator_address="", operator_represented_by="")
    assert open_points(TODAY) == [
        "Impressum: Anschrift fehlt.",
        "Impressum: Vertreten durch fehlt.",
    ]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"checked_on": None}, "Datum oder Methode der Prüfung fehlt"),
        ({"method": ""}, "Datum oder Methode der Prüfung fehlt"),
        ({"checked_on": dt.date(2025, 11, 1)}, "länger als ein Jahr her"),
        ({"is_public_body": True}, "Anschrift der Ombudsstelle"),
    ],
)
def test_the_statement_on_accessibility_is_asked_for(ready, facts, words):
    change(AccessibilityStatement, **facts)
    (point,) = open_points(TODAY)
    assert words in point
    change(
        AccessibilityStatement,
        checked_on=TODAY,
        method="Selbst",
        ombuds_address="Musterweg 1\n40213 Düsseldorf",
    )
    assert open_points(TODAY) == []


def warnings(**more):
    found = run_checks(include_deployment_checks=True, **more)
    return [message.msg for message in found if message.id == "home.W001"]


def test_the_deployment_check_says_what_is_open_where_it_may_ask_the_database(ready):
    change(SiteSettings, operator_name="")
    assert warnings(databases=["default"]) == ["Impressum: Betreiber fehlt."]
    assert warnings() == []


def test_the_dashboard_says_it_until_all_is_settled(client, ready):
    user = get_user_model().objects.create_superuser("erika", "e@verein-b.de", "x")
    client.force_login(user)
    change(SiteSettings, operator_name="")
    page = client.get("/admin/").content.decode()
    assert "Vor dem Start zu klären" in page and "Impressum: Betreiber fehlt." in page
    change(SiteSettings, operator_name="Verein B")
    change(AccessibilityStatement, checked_on=dt.date.today())
    assert "Vor dem Start zu klären" not in client.get("/admin/").content.decode()
