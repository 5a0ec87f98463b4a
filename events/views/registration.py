"""Registering for a date in public: the form, the thanks, and the page behind the mailed link."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from events.models.registration import Registration
from events.registration import attendance, check_in, invitations
from events.registration import seats as registration_seats
from events.registration.forms import ChangeForm, RegistrationForm
from events.registration.standing import standing_of
from events.views import pages
from submissions.spam import score
from submissions.spam.rate_limits import network_mark, with_status

THANKS = {"platz", "warteliste"}


@never_cache
def register(request, page, slug, day):
    """Show the form for one date, or take what was filled in."""
    occurrence = pages.find_date(slug, day)
    if not occurrence.event.takes_registrations:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = RegistrationForm(data, event=occurrence.event)
    if request.method == "POST" and occurrence.takes_registrations and form.is_valid():
        outcome = _register(request, occurrence, form)
        if outcome is not None and not outcome.refusal:
            shown = "platz" if outcome.has_place else "warteliste"
            return redirect(f"{request.path}?ansicht={shown}")
    shown = request.GET.get("ansicht", "")
    context = {
        "occurrence": occurrence,
        "event": occurrence.event,
        "languages": list(occurrence.event.languages.all()),
        "form": form,
        "thanks": shown if shown in THANKS else "",
    }
    response = page.render(
        request, context_overrides=context, template="events/registration/register.html"
    )
    return with_status(response, form)


@transaction.atomic  # a network's forms are taken one by one: the count of its forms is locked
def _register(request, occurrence, form):
    """Store the registration of a valid form, or tell the form why not; None where it is a flood."""
    verdict = score.weigh(form, request)
    if verdict.is_flood:
        return None
    fields = {name: form.cleaned_data[name] for name in ("name", "email", "seats", "key")}
    outcome = registration_seats.register(
        occurrence,
        now=timezone.now(),
        network=network_mark(request),
        is_spam=verdict.is_spam,
        answers=form.answers,
        wants_invitations=form.cleaned_data["invite"],
        **fields,
    )
    if outcome.refusal:
        form.refuse(outcome.refusal)
    return outcome


@never_cache
def private_link(request, page, token):
    """What the link in the mail opens. Looking changes nothing: a mail scanner looks, too."""
    found = _opened_with(token)
    has_changed = request.GET.get("ansicht") == "geaendert"
    return _private_page(request, page, "registration", found, has_changed=has_changed)


def _opened_with(token):
    return Registration.objects.select_related("occurrence__event").opened_with(token)


def _private_page(request, page, template, found, **context):
    """Answer with a page behind a private link; without a registration it says that the link is wrong."""
    context |= {
        "registration": found,
        "standing": standing_of(found) if found else None,
        "languages": list(found.occurrence.event.languages.all()) if found else [],
        "is_at_the_door": bool(found) and check_in.is_open(found.occurrence, timezone.now()),
        "invitee": invitations.invitee_with(found.email) if found and found.is_proven else None,
        "invitation_words": (invitations.CONSENT, invitations.REVOCABLE),
        # "Fehler melden" in the footer names the page it stands on; here that would be the secret.
        "page_path": page.url,
    }
    response = page.render(
        request, context_overrides=context, template=f"events/registration/{template}.html"
    )
    response.status_code = 200 if found else 404
    return kept_secret(response)


@never_cache
def change(request, page, token):
    """Change the number of places and the answers."""
    found = _opened_with(token)
    if found is None or not found.may_change or not found.occurrence.takes_registrations:
        return _back(page, token)
    form = ChangeForm(request.POST or None, registration=found)
    if request.method == "POST" and form.is_valid() and _change(found, form):
        return _back(page, token, "?ansicht=geaendert")
    return _private_page(request, page, "change", found, form=form)


def _change(registration, form):
    """Store what the form says; tells the form why not."""
    registration.note_use()
    seats = form.cleaned_data["seats"]
    try:
        registration_seats.change(
            registration, seats=seats, answers=form.answers, now=timezone.now()
        )
    except registration_seats.NotEnoughSeats as refusal:
        form.refuse(refusal.free)
    return not form.errors


@never_cache
def confirm(request, page, token):
    """The button behind the private link that confirms a place."""
    _decide(request, token, registration_seats.confirm)
    return _back(page, token)


@never_cache
def cancel(request, page, token):
    """Ask once whether somebody really does not come; the button there gives the place back."""
    if request.method == "POST":
        _decide(request, token, registration_seats.cancel)
        return _back(page, token)
    found = _opened_with(token)
    if found is None or not found.may_cancel:
        return _back(page, token)
    return _private_page(request, page, "cancel", found)


@never_cache
def arrive(request, page, token):
    """The button on a guest's own page that says at the door that they are there."""
    _decide(request, token, _arrive)
    return _back(page, token)


def _arrive(registration, now):
    if registration.is_proven and check_in.is_open(registration.occurrence, now):
        attendance.tick_one(registration)


@never_cache
def invite(request, page, token):
    """The buttons on a guest's own page that say yes to invitations, and take that back."""
    _decide(request, token, _take_back if "no" in request.POST else _agree)
    return _back(page, token)


def _agree(registration, now):
    if registration.is_proven and registration.email:
        invitations.consent(name=registration.name, email=registration.email, now=now)


def _take_back(registration, now):
    if registration.is_proven and (found := invitations.invitee_with(registration.email)):
        invitations.revoke(found)


def _decide(request, token, action):
    found = _opened_with(token)
    if found and request.method == "POST":
        found.note_use()
        action(found, timezone.now())


def _back(page, token, query=""):
    return kept_secret(redirect(f"{page.url}anmeldung/{token}/{query}"))


def kept_secret(response):
    """The address is the secret: it must not travel to another host in a Referer header.

    `no-referrer` would hide it from our own pages too, but then browsers send `Origin: null` and
    no form passes the CSRF check.
    """
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
