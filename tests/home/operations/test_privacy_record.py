"""The record of processing says what the code does; docs/privacy.md is what it prints by default."""

import pytest
from django.core.management import call_command

from home.operations import privacy_record
from submissions.models.settings import RetentionRules
from submissions.privacy import retention
from submissions.registry import legal_bases, personal_data
from tests.journeys.running import ROOT

pytestmark = pytest.mark.django_db


def test_the_paper_is_what_the_code_prints():
    """After a change: manage.py privacy_record --settings config.settings.test > docs/privacy.md"""
    assert (ROOT / "docs/privacy.md").read_text() == privacy_record.text()


def test_every_rule_place_and_ground_stands_in_it():
    text = privacy_record.text()
    labels = [f"| {rule.label} |" for rule in retention.every()]
    labels += [f"\n- {holding.label}\n" for holding in personal_data.every()]
    grounds = [f"| {basis.what} | {basis.ground} |" for basis in legal_bases.EVERY]
    assert [line for line in (*labels, *grounds) if line not in text] == []


def test_it_prints_the_numbers_of_this_installation(settings, capsys):
    rules = RetentionRules.load()
    rules.message_days = 77
    rules.save()
    settings.BACKUPS_WEEKLY = 10
    call_command("privacy_record")
    text = capsys.readouterr().out
    assert "| Nachrichten | 77 Tage |" in text
    assert "| Sicherungskopien | höchstens 70 Tage |" in text


def test_a_street_map_that_is_switched_off_is_not_named(settings):
    assert "tile.openstreetmap.org" in privacy_record.text()
    settings.TILES_URL = ""
    assert "Straßenkarte" not in privacy_record.text()
