"""How a sender corrects who they are: name and telephone at once, a new address once it is confirmed."""

import hmac

from django.db import transaction
from wagtail.log_actions import log

from submissions.mails import send
from submissions.models import Submission
from submissions.spam.rate_limits import may_write_to


@transaction.atomic
def change_contact(submission, name, email, telephone):
    """Store name and telephone, and write to a new address; returns whether that has to be confirmed.

    A mail that anybody with the link can cause is counted as all of them are.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    is_new = email.lower() != submission.contact_email.lower()
    submission.contact_name, submission.contact_telephone = name, telephone
    submission.new_email = email if is_new else ""
    submission.save(update_fields=["contact_name", "contact_telephone", "new_email", "token_hash"])
    log(submission, "submissions.contact")
    if is_new and may_write_to(email):
        send.confirm_new_address(submission)
    return is_new


def opens(submission, key):
    """Whether a key is the one that was mailed to the new address."""
    return bool(submission.new_email) and hmac.compare_digest(submission.new_address_key, key)


@transaction.atomic
def confirm_new_address(submission, key):
    """Write to the new address from now on, and tell the old one; returns whether the key was right."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not opens(submission, key):
        return False
    send.address_changed(submission)
    submission.contact_email, submission.new_email = submission.new_email, ""
    submission.save(update_fields=["contact_email", "new_email", "token_hash"])
    log(submission, "submissions.address")
    return True
