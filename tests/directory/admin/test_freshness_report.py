"""The yearly question as editors see it: periods, letters, the report, a call by telephone."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from post_office.models import Email

from directory.freshness import nightly
from directory.models import FreshnessCheck, FreshnessRules
from submissions.models.mail_text import LetterText
from tests.factories.counting import query_count
from tests.factories.directory import make_business
from tests.factories.freshness import (
    DAY,
    LONG_AGO,
    START,
    fresh,
    night,
    nights,
    published,
)
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, directory):
    client.force_login(make_editor("erika"))
    return client


def test_periods_that_do_not_grow_are_refused():
    with pytest.raises(ValidationError):
        FreshnessRules(mark_days=20).clean()


def test_editors_can_write_the_letter_themselves(business):
    LetterText.objects.filter(letter="freshness_ask").update(
        subject="Frage zu {titel}", body="{stimmt} {aendern} {entfernen}"
    )
    night(0)
    mail = Email.objects.get()
    assert mail.subject == "Frage zu Laden (Beispiel)"
    assert len(re.findall(r"/eintrag-pruefen/\S{43}/", mail.message)) == 3
    assert "/eintrag-pruefen/" in mail.html_message


def test_the_report_shows_the_oldest_first_and_where_each_question_stands(editor):
    old = published(name="Alt", email="a@example.org", checked_on=LONG_AGO)
    published(name="Neu", checked_on=START.date() - 31 * DAY)
    make_business(name="Entwurf", live=False)
    nights(0, 14)
    address = reverse("directory-review")
    rows = list(editor.get(address).context["object_list"])
    assert [row.name for row in rows] == ["Alt", "Neu"]
    assert f"gefragt am {START:%d.%m.%Y}, einmal erinnert" in editor.get(address).content.decode()
    text = b"".join(editor.get(f"{address}?export=csv&stand=offen").streaming_content).decode(
        "utf-8-sig"
    )
    assert [line.split(";")[0] for line in text.splitlines()] == ["Name", "Alt"]
    shown = {
        stand: [row.name for row in editor.get(f"{address}?stand={stand}").context["object_list"]]
        for stand in ("nie", "lange", "offen", "versteckt", "ohne")
    }
    assert shown == {"nie": [], "lange": [], "offen": ["Alt"], "versteckt": [], "ohne": ["Neu"]}
    assert fresh(old).live


def test_checked_by_telephone_answers_the_question(editor, business):
    nights(0, 14, 28, 42, 90)
    address = reverse("wagtail_bulk_action", args=["directory", "business", "mark_checked"])
    editor.get(f"{address}?next=/admin/&id={business.pk}")
    assert FreshnessCheck.objects.open().count() == 1
    editor.post(f"{address}?next=/admin/&id={business.pk}")
    check = FreshnessCheck.objects.get()
    assert (check.answer, check.answered_by.username) == ("team", "erika")
    assert fresh(business).live


def test_the_report_costs_the_same_for_three_and_for_thirty(editor):
    counts = []
    for number in (3, 27):
        for _n in range(number):
            published(email="a@example.org")
        nightly.run_checks(START + len(counts) * DAY)
        counts.append(query_count(editor, reverse("directory-review")))
    assert counts[0] == counts[1]
