"""The command that makes a copy ready to serve."""

import pytest
from django.core.management import call_command
from wagtail.models import Site

from content.models import ContentVersion

pytestmark = pytest.mark.django_db


def test_it_brings_the_address_of_the_setting_into_the_database(settings, monkeypatch):
    parts = []
    prepare = "home.management.commands.prepare.call_command"
    monkeypatch.setattr(prepare, lambda name, **options: parts.append(name))
    monkeypatch.setattr("content.caching.static_files.collect", lambda: parts.append("collect"))
    settings.BASE_URL = "https://planb.example.org"
    call_command("prepare")
    assert (parts[0], parts[-1]) == ("migrate", "collect")
    assert Site.objects.values_list("hostname", "port").get() == ("planb.example.org", 443)
    assert ContentVersion.objects.get().base_url == "https://planb.example.org"
