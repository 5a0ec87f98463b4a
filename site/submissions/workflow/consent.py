"""Who agreed to what: which text, when, how, and who of the team heard it (`taken_by`)."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from submissions.models import Submission
from submissions.models.submission import CONSENT_VERSION

Consent = Submission.Consent


def note(submission, how, now):
    """Write a consent into a submission that its caller stores."""
    submission.consent_version = CONSENT_VERSION
    submission.consent_how, submission.consent_at = how, now


@transaction.atomic
def give_by_link(submission, now=None):
    """Let somebody say with their own hand what the team had noted for them; once is enough."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.may_consent:
        note(submission, Consent.LINK, now or timezone.now())
        submission.save(
            update_fields=["consent_version", "consent_how", "consent_at", "token_hash"]
        )
        log(submission, "submissions.consent")
    return submission
