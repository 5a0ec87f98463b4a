"""The list of what was erased: what is written, and what a restore makes of it."""

import datetime as dt
import stat

import pytest
from django.utils import timezone

from submissions.models import Message, Submission
from submissions.privacy import erasing_again, erasures, persons, retention
from tests.factories.events import make_event, make_registration
from tests.factories.submissions import filed, proposal

pytestmark = pytest.mark.django_db
ANNA = "anna@example.org"


@pytest.fixture(autouse=True)
def erased(settings, tmp_path):
    """The list of this test."""
    settings.ERASURE_LIST = tmp_path / "elsewhere" / "erased"
    return settings.ERASURE_LIST


def digests(path):
    return [erasure.digest for erasure in erasures.read(path)]


def test_who_is_erased_stands_in_the_list_as_a_hash(erased):
    submission = filed(proposal(contact_email=ANNA))
    subjects = [erasures.person(ANNA), erasures.row(submission)]
    persons.erase("Anna@Example.org")
    assert digests(erased) == [erasures.hash_of(subject) for subject in subjects]
    assert "anna" not in erased.read_text()
    assert stat.S_IMODE(erased.stat().st_mode) == 0o600


def test_whatever_deletes_a_persons_row_is_noted(erased):
    registration = make_registration(make_event().occurrences.first())
    subject = erasures.row(registration)
    registration.delete()
    assert digests(erased) == [erasures.hash_of(subject)]


def test_what_is_deleted_by_rule_is_noted_too(erased):
    old = filed(proposal(contact_email=ANNA))
    subject = erasures.row(old)
    Submission.objects.update(created_at=timezone.now() - dt.timedelta(days=400))
    retention.purge(timezone.now())
    assert digests(erased) == [erasures.hash_of(subject)]


def test_nothing_is_erased_that_cannot_be_noted(erased):
    submission = filed(proposal(contact_email=ANNA))
    erased.parent.write_text("a file where a folder should be")
    with pytest.raises(OSError):
        persons.erase(ANNA)
    assert Submission.objects.filter(pk=submission.pk).exists()


def test_only_what_was_erased_is_erased_again(erased):
    anna, other = (filed(proposal(contact_email=email)) for email in (ANNA, "b@example.org"))
    Message.objects.create(
        idempotency_key="7f0c9b52-6a0c-4f0e-8a38-111111111111",
        text=f"Für\n{ANNA}",
        email="c@example.org",
    )
    erasures.note_person(ANNA)
    found = erasing_again.erase_again(erasures.read(erased))
    assert found == {"rows": 0, "people": 1}
    assert not Submission.objects.filter(pk=anna.pk).exists()
    assert Submission.objects.filter(pk=other.pk).exists()
    assert ANNA not in erasing_again.addresses()


def test_an_address_is_found_wherever_it_stands():
    Message.objects.create(
        idempotency_key="7f0c9b52-6a0c-4f0e-8a38-222222222222",
        text='{"zeile": "so\\nzeile@example.org"}',
        name="(klammer@example.org)",
        email="Gross@Example.org",
    )
    wanted = {"zeile@example.org", "klammer@example.org", "gross@example.org"}
    assert wanted <= erasing_again.addresses()


def test_an_entry_that_was_withdrawn_is_not_public_again(erased):
    event = make_event()
    erasures.note_row(event)
    erasing_again.erase_again(erasures.read(erased))
    event.refresh_from_db()
    assert event.live is False


def test_what_was_erased_before_the_backup_does_not_count(erased):
    erasures.note_person(ANNA)
    now = timezone.now()
    assert len(erasures.since(now - dt.timedelta(seconds=5), erasures.read(erased))) == 1
    assert erasures.since(now + dt.timedelta(seconds=2), erasures.read(erased)) == []


def test_old_lines_go(erased):
    erasures.note_person(ANNA)
    now = timezone.now()
    assert erasures.drop_old(now) == 0
    assert erasures.drop_old(now + erasures.KEPT + dt.timedelta(seconds=2)) == 1
    assert erased.read_text() == ""


def test_a_broken_line_is_named(erased):
    erasures.note_person(ANNA)
    erased.write_text(erased.read_text() + "2026-12-01\n")
    with pytest.raises(erasures.BrokenList, match="Zeile 2"):
        erasures.read(erased)
