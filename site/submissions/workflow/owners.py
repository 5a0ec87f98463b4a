"""Whose entry it is that somebody else wants to change: they hear of it, and may object."""

from django.db import transaction
from django.utils.translation import gettext as _

from submissions.mails import send, team
from submissions.models import OwnerReply, Submission
from submissions.registry import kinds
from submissions.spam.rate_limits import may_write_to
from submissions.workflow.corrections import DATES, PICTURES

State = Submission.State


def owners_of(change):
    """Return the submissions of those whose published entry somebody else wants to change.

    Who corrects an entry of one's own at its public address is no stranger to it.
    """
    if change.draft is None or not change.is_correction:
        return []
    owners = _on_the_site(change.draft).exclude(pk=change.pk).order_by("-created_at")
    return list(_of_others(owners, change))


def changes_for(owner):
    """Return what others want to change at the entry of a submission and is not decided yet."""
    if owner.draft is None or owner.is_correction or owner.confirmed_at is None:
        return Submission.objects.none()
    others = Submission.objects.about(owner.draft).open().filter(is_correction=True)
    if not _on_the_site(owner.draft).filter(pk=owner.pk).exists():
        return Submission.objects.none()
    return _of_others(others, owner).order_by("created_at")


def _of_others(submissions, sender):
    """Leave out what is of the same person; who has no e-mail address is nobody else who has none."""
    email = sender.contact_email
    return submissions.exclude(contact_email__iexact=email) if email else submissions


def _on_the_site(entry):
    senders = Submission.objects.about(entry).filter(is_correction=False)
    return senders.filter(state__in=[*Submission.OPEN_STATES, State.ACCEPTED])


def fields_in_words(change):
    """Return the labels of the fields that a change touches; no word of its sender is among them."""
    fields = kinds.get(change.kind).form_class.base_fields
    others = {PICTURES: _("Bilder"), DATES: _("Einzelne Termine")}
    labels = [
        fields[name].label if name in fields else others[name] for name in change.changed_fields
    ]
    return ", ".join(dict.fromkeys(map(str, labels)))


def tell_of_change(change):
    """Tell the owners that somebody wants to change their entry; anybody can cause this mail."""
    for owner in owners_of(change):
        if may_write_to(owner.contact_email):
            send.foreign_change(owner, fields_in_words(change))


def tell_of_acceptance(change):
    """Tell the owners what of their entry was changed."""
    for owner in owners_of(change):
        send.foreign_change_accepted(owner, fields_in_words(change), change.draft)


@transaction.atomic
def reply(owner, change, answer, text):
    """Store what an owner says to a change, instead of what they said before, and tell the team."""
    row, _is_new = OwnerReply.objects.update_or_create(
        change=change, owner=owner, defaults={"answer": answer, "text": text}
    )
    words = f"{change.reference}: {row.get_answer_display()}\n\n{text}".strip()
    team.tell(owner, words, about=change)
    return row
