"""Who of the team stands beside an entry or a submission, and whether somebody wants to be left alone."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import TelephoneHours
from submissions.mails import calls
from submissions.models import EntryCare, Submission


@dataclass(frozen=True)
class Contact:
    """A named person of the team: the number is their own, or "" where the team's counts."""

    name: str
    telephone: str = ""
    hours: str = ""


def contact_of(submission):
    """Return who is named to the sender; None where nobody is, or nobody with a name for the outside."""
    care = EntryCare.objects.of(submission.draft)
    return contact_as(submission.assigned_to or (care.person if care else None))


def contact_as(person):
    """Return how somebody of the team is named outside; None where they are not."""
    if person is None or not person.is_active or not person.get_full_name():
        return None
    hours = TelephoneHours.objects.filter(user=person).first()
    if hours is None:
        return Contact(person.get_full_name())
    return Contact(person.get_full_name(), hours.telephone, hours.hours)


def wants_to_be_left_alone(entry):
    """Whether the people of an entry have said that they do not want to be asked any more."""
    care = EntryCare.objects.of(entry)
    return care is not None and care.left_alone_since is not None


def addresses_left_alone():
    """Return the e-mail addresses, in small letters, that stand for entries which are left alone."""
    cares = EntryCare.objects.exclude(left_alone_since=None)
    public = {getattr(care.entry, "email", "") for care in cares.prefetch_related("entry")}
    same = cares.filter(content_type=OuterRef("content_type"), object_id=OuterRef("object_id"))
    senders = Submission.objects.filter(Exists(same), is_correction=False)
    found = public | set(senders.values_list("contact_email", flat=True))
    return {address.lower() for address in found if address}


@transaction.atomic
def look_after(entry, person, is_left_alone, user, now=None):
    """Store who looks after an entry and whether its people are asked; the first day is kept."""
    care = EntryCare.objects.of(entry) or EntryCare(entry=entry)
    since = care.left_alone_since or timezone.localdate(now)
    care.left_alone_since = since if is_left_alone else None
    care.person, care.noted_by = person, user
    care.save()
    if is_left_alone:
        calls.settle(entry, user=user)
    log(entry, "submissions.care", user=user)
    return care
