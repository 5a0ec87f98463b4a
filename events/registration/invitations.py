"""Invitations to evenings: asking for consent, taking it back, inviting. Only who said yes is invited."""

from django.db import transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models.invitation import Invitation, Invitee
from submissions.mails import render, send
from submissions.models import EntryCare
from submissions.workflow import contact_people

CONSENT = gettext_lazy("Laden Sie mich zu weiteren Abenden ein.")
REVOCABLE = gettext_lazy(
    "Damit willigen Sie ein, dass wir Ihnen dafür E-Mails schicken. Sie können das jederzeit widerrufen: "
    "über den Link in jeder Einladung."
)
TEMPLATE = "events/letters/invitation.txt"


def invitee_with(email):
    """Return who is on the list with this address; None where nobody is."""
    return Invitee.objects.filter(email=email.lower()).first() if email else None


@transaction.atomic
def consent(*, name, email, now):
    """Note that somebody whose address is proven wants invitations; saying it twice changes nothing."""
    invitee, _is_new = Invitee.objects.get_or_create(
        email=email.lower(), defaults={"name": name, "asked_at": now}
    )
    agree(invitee, now)


def agree(invitee, now):
    """Note the yes of somebody who is on the list."""
    if not invitee.has_consented:
        invitee.consented_at, invitee.consent_words = now, f"{CONSENT} {REVOCABLE}"
        invitee.save(update_fields=["consented_at", "consent_words"])


def revoke(invitee):
    """Forget somebody who does not want invitations any more."""
    invitee.delete()


def ask(invitee):
    """Ask by mail whether we may invite somebody; without a yes no invitation follows."""
    send.send(
        "events/letters/may_we_invite.txt",
        invitee.email,
        button=(invitee.full_url, _("Ansehen und antworten")),
        invitee=invitee,
        consent=CONSENT,
    )


def candidates(date):
    """Those who said yes, are not registered for this date, and were not invited to it.

    Whoever has said since that they want to be left alone is none of them.
    """
    registered = date.registrations.exclude(email="").annotate(address=Lower("email"))
    invited = date.invitations.values("invitee")
    consenting = Invitee.objects.consenting().exclude(pk__in=invited)
    consenting = consenting.exclude(email__in=contact_people.addresses_left_alone())
    consenting = consenting.exclude(business__in=_businesses_left_alone())
    return consenting.exclude(email__in=registered.values("address")).order_by("name", "pk")


def _businesses_left_alone():
    return EntryCare.objects.left_alone(Invitee._meta.get_field("business").related_model)


def wants_to_be_left_alone(email, business):
    """Whether an address or a business may not even be asked."""
    is_known = email.lower() in contact_people.addresses_left_alone()
    return is_known or contact_people.wants_to_be_left_alone(business)


def preview(date, invitee, text):
    """Return subject and text as this person would read them."""
    return render.shipped(TEMPLATE, **_context(Invitation(invitee=invitee, occurrence=date), text))


@transaction.atomic
def invite(date, invitees, text, now):
    """Invite these people to a date, each once; returns how many mails were queued."""
    return sum(_invite(date, invitee, text, now) for invitee in invitees)


def _invite(date, invitee, text, now):
    invitation, is_new = Invitation.objects.get_or_create(
        invitee=invitee, occurrence=date, defaults={"sent_at": now}
    )
    if is_new:
        invitation.occurrence = date
        context = _context(invitation, text)
        button = context["register_url"], _("Anmelden")
        send.send(TEMPLATE, invitee.email, button=button, **context)
    return is_new


def _context(invitation, text):
    date = invitation.occurrence
    return {
        # "_date.txt" prints the date of whatever has one under this name
        "registration": invitation,
        "invitee": invitation.invitee,
        "text": text,
        "register_url": f"{date.full_url}anmelden/",
    }
