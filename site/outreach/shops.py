"""A shop that is met on the street: the visit, and with consent the entry that the desk decides on."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from outreach import visits
from outreach.models import Visit
from submissions.desk import actions
from submissions.models import Submission
from submissions.workflow import submitter

KIND = "business"
PHOTO_TEXT = _("Der Laden von außen")


@transaction.atomic
def take_in(form, day, user):
    """Store what a valid form says; returns (visit, submission), the latter None without consent.

    Without consent nothing is kept of the person: only that somebody was at this address.
    """
    data = form.cleaned_data
    submission = _file(form, user) if data["consent"] else None
    visit = Visit(
        business=submission.draft if submission else None,
        name=data["name"],
        street=data["street"],
        neighbourhood=data["neighbourhood"],
        day=day,
        user=user,
        idempotency_key=data["key"],
    )
    visit = visits.note(visit)
    if submission and data.get("publish") and submission.is_open:
        actions.decide(submission, user, "approve")
        submission.refresh_from_db()
    return visit, submission


def _file(form, user):
    submission = submitter.file_for(KIND, form, Submission.Channel.VISIT, user)
    if photo := form.cleaned_data["photo"]:
        values = vars(photo) | {"alt_text": str(PHOTO_TEXT)}
        submission.pictures.update_or_create(position=1, defaults=values)
    return submission
