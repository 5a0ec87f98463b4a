import datetime as dt

import pytest

from events.models import Event
from home.models import NewsPage
from home.starting_content.loading import load

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("today", [dt.date(2026, 3, 29), dt.date(2028, 2, 29)])
def test_it_can_be_loaded_on_any_day(today):
    """What the models refuse would stop the loading: every date and rule has to fit the others."""
    load(today, print)
    assert Event.objects.public().count() >= 16
    assert NewsPage.objects.live().count() >= 7
