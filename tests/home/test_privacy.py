"""The privacy page promises exactly what the nightly run does."""

import pytest
from wagtail.models import Site

from home.models import TextPage
from home.starting_content.pages.privacy import PRIVACY
from home.starting_content.tree import add, page_fields
from submissions.models.settings import RetentionRules
from submissions.privacy import retention
from submissions.privacy.retention_texts import promises

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return add(Site.objects.get().root_page, TextPage(**page_fields(PRIVACY, {})))


def rules_with(**days):
    row = RetentionRules.load()
    for name, value in days.items():
        setattr(row, name, value)
    row.save()


def test_the_page_prints_every_promise(client, page):
    text = client.get(page.url).content.decode()
    for what, how_long in promises(RetentionRules()):
        assert what in text
        assert how_long in text


def test_the_page_follows_the_settings(client, page):
    rules_with(unconfirmed_days=3, message_days=200, mail_days=1)
    text = client.get(page.url).content.decode()
    assert "3 Tage" in text
    assert "200 Tage nach der letzten Antwort" in text
    assert "12 Monate" not in text


def test_every_number_that_deletes_is_promised():
    """A rule whose days are in no promise would delete, or keep, behind people's backs."""
    fields = {rule.days for rule in retention.every() if rule.days}
    numbers = {name: 1000 + place for place, name in enumerate(sorted(fields))}
    text = str(promises(RetentionRules(**numbers)))
    assert [name for name, number in numbers.items() if str(number) not in text] == []
