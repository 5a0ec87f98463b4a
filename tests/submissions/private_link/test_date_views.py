"""An organiser cancels or moves one date of a series by the private link."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from post_office.models import Email

from events.models import Event, Occurrence
from submissions.desk import actions
from submissions.models import Submission
from submissions.models.settings import NoticeSettings
from submissions.workflow import corrections, submitter
from tests.factories.days import tuesday
from tests.factories.events import make_registration
from tests.factories.submissions import filed, proposal, valid
from tests.submissions.conftest import make_editor
from tests.submissions.desk.cast import proposed

State = Submission.State
pytestmark = pytest.mark.django_db
SECOND = f"{tuesday(weeks=1)}"


@pytest.fixture(scope="module")
def _public(rows_of_the_file):
    submission = filed(proposal())
    submission = submitter.confirm(submission, valid(submitter.form_of(submission)))
    actions.decide(submission, make_editor("erika"), "approve")


@pytest.fixture
def series(_public):
    return Submission.objects.get()


@pytest.fixture
def editor(_public):
    return get_user_model().objects.get(username="erika")


def address(submission):
    return f"{submission.get_absolute_url()}termin/"


def cancel(client, submission, **more):
    data = {"date": SECOND, "kind": "cancelled", "reason": "Krank"} | more
    return client.post(address(submission), data, follow=True)


def states():
    rows = Occurrence.objects.order_by("original_start")
    return [row.state for row in rows]


def test_a_cancellation_is_public_at_once_and_said_so(client, series, editor):
    make_registration(
        Occurrence.objects.original_day(tuesday(weeks=1)).get(), email="g@example.org"
    )
    Email.objects.all().delete()
    page = cancel(client, series)
    assert "Gespeichert. Die Absage steht jetzt auf der Website." in page.content.decode()
    assert states() == ["scheduled", "cancelled", "scheduled", "scheduled"]
    assert Occurrence.objects.original_day(tuesday(weeks=1)).get().note == "Krank"
    mails = {tuple(mail.to): mail.message for mail in Email.objects.all()}
    assert mails.keys() == {("g@example.org",), (editor.email,)}
    assert "Steht schon auf der Website" in mails[(editor.email,)]
    assert Submission.objects.get().state == State.ACCEPTED


def test_where_the_settings_say_so_the_team_decides_first(client, series, editor):
    NoticeSettings(pk=1, publishes_cancellations=False).save()
    page = cancel(client, series)
    assert "Gespeichert. Das B3-Team prüft Ihre Änderung." in page.content.decode()
    assert states() == ["scheduled"] * 4
    submission = Submission.objects.get()
    assert submission.state == State.IN_MODERATION
    (change,) = corrections.differences(submission)
    assert (change[0], change[1]) == ("Einzelne Termine", "")
    assert change[2].endswith("fällt aus (Krank)")
    actions.decide(submission, editor, "approve")
    assert states() == ["scheduled", "cancelled", "scheduled", "scheduled"]
    assert Submission.objects.get().date_changes == []


def test_what_the_team_declines_changes_nothing(client, series, editor):
    NoticeSettings(pk=1, publishes_cancellations=False).save()
    cancel(client, series)
    actions.decide(Submission.objects.get(), editor, "decline", "Doch nicht.")
    assert states() == ["scheduled"] * 4
    assert not Event.objects.get().changes.exists()
    assert not Event.objects.get().has_unpublished_changes


def test_a_move_goes_to_the_team_and_keeps_the_length(client, series, editor):
    day = tuesday(weeks=1)
    data = {"kind": "moved", "new_start": "19 Uhr", "new_place": "Bonni", "reason": ""}
    cancel(client, series, **data)
    assert states() == ["scheduled"] * 4
    actions.decide(Submission.objects.get(), editor, "approve")
    assert states() == ["scheduled", "moved", "scheduled", "scheduled"]
    moved = Occurrence.objects.original_day(day).get()
    begin = timezone.localtime(moved.starts_at)
    assert (begin.date(), begin.hour, moved.place) == (day, 19, "Bonni")
    assert (moved.ends_at - moved.starts_at).total_seconds() == 2.5 * 3600


def test_two_changes_before_a_decision_are_both_kept(client, series, editor):
    cancel(client, series, date=f"{tuesday(weeks=2)}", kind="moved", new_start="19:00", reason="")
    cancel(client, series)  # a draft waits: the team decides on both
    actions.decide(Submission.objects.get(), editor, "approve")
    assert states() == ["scheduled", "cancelled", "moved", "scheduled"]


def test_what_was_cancelled_by_mistake_takes_place_again(client, series, editor):
    cancel(client, series)
    cancel(client, Submission.objects.get(), kind="as_planned")
    actions.decide(Submission.objects.get(), editor, "approve")
    assert states() == ["scheduled"] * 4


@pytest.mark.parametrize(
    ("typed", "faulty"),
    [
        ({"kind": ""}, ["kind"]),
        ({"date": "2000-01-01"}, ["date"]),
        ({"kind": "moved", "reason": ""}, ["new_day"]),
        ({"kind": "moved", "new_day": "2.1.2001"}, ["new_day"]),
        ({"kind": "moved", "new_start": "banane"}, ["new_start"]),
        ({"kind": "as_planned"}, ["kind"]),
    ],
)
def test_what_makes_no_sense_is_asked_again(client, series, typed, faulty):
    page = cancel(client, series, **typed)
    assert list(page.context["form"].errors) == faulty
    assert states() == ["scheduled"] * 4


def test_a_date_is_cancelled_once(client, series):
    cancel(client, series)
    assert list(cancel(client, series).context["form"].errors) == ["date"]


def test_before_it_is_public_there_are_no_dates_to_cancel(client):
    submission = proposed("Neu")
    assert client.get(address(submission)).url == submission.get_absolute_url()
    assert "Termin absagen" not in client.get(submission.get_absolute_url()).content.decode()


def test_what_organisers_come_for_stands_above_messages_and_answers(client, series):
    page = client.get(series.get_absolute_url()).content.decode()
    parts = (address(series), f"{series.get_absolute_url()}aendern/", 'id="talk"', 'id="answers"')
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_that_a_date_takes_place_again_is_offered_once_one_does_not(client, series):
    offered = [key for key, _ in client.get(address(series)).context["form"]["kind"].field.choices]
    assert offered == ["cancelled", "moved"]
    cancel(client, series)
    offered = [key for key, _ in client.get(address(series)).context["form"]["kind"].field.choices]
    assert offered == ["cancelled", "moved", "as_planned"]
