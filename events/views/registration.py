"""Registering for a date in public: the form, the thanks, and the page behind the mailed link."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from content.fields import EmailAddressField, LineField
from events.models.registration import Registration
from events.registration import seats as registration_seats
from events.views import pages
from submissions.front_door.forms import GuardedForm

MOST_SEATS = 10
THANKS = {"platz", "warteliste"}


class RegistrationForm(GuardedForm):
    """Who comes, and with how many."""

    name = LineField(
        label=_("Ihr Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = EmailAddressField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Dorthin schicken wir einen Link, mit dem Sie die Anmeldung bestätigen."),
    )
    seats = forms.IntegerField(
        label=_("Wie viele Plätze?"),
        initial=1,
        min_value=1,
        max_value=MOST_SEATS,
        error_messages={"invalid": _("Bitte geben Sie eine Zahl an.")},
    )
    consent = forms.BooleanField(
        label=_(
            "Ich bin einverstanden, dass mein Name und meine E-Mail-Adresse für diese "
            "Veranstaltung gespeichert werden."
        ),
        error_messages={"required": _("Ohne Ihr Einverständnis dürfen wir nichts speichern.")},
    )

    def __init__(self, *args, places=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = places

    def groups(self):
        return [("", [self[n] for n in self.fields if n not in self.TECHNICAL])]

    def clean_seats(self):
        """Refuse a group that would wait for ever."""
        seats = self.cleaned_data["seats"]
        if self.places and seats > self.places:
            raise ValidationError(
                ngettext(
                    "Bei diesem Termin gibt es nur einen Platz.",
                    "Bei diesem Termin gibt es nur %(places)s Plätze.",
                    self.places,
                )
                % {"places": self.places},
                code="too_many",
            )
        return seats

    def clean_email(self):
        """Hold back a program that fills somebody's mailbox."""
        email = self.cleaned_data["email"]
        hour = Registration.objects.since(timezone.now() - timedelta(hours=1))
        if hour.filter(email__iexact=email).count() >= settings.CONFIRMATIONS_PER_ADDRESS:
            raise ValidationError(
                _("Von dieser Adresse kamen gerade mehrere Anmeldungen. Versuchen Sie es später."),
                code="too_many",
            )
        return email


@never_cache
def register(request, page, slug, day):
    """Show the form for one date, or take what was filled in."""
    occurrence = pages.find_date(slug, day)
    if not occurrence.event.takes_registrations:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = RegistrationForm(data, places=occurrence.event.places)
    if request.method == "POST" and occurrence.takes_registrations and form.is_valid():
        return redirect(f"{request.path}?ansicht={_register(occurrence, form)}")
    shown = request.GET.get("ansicht", "")
    context = {
        "occurrence": occurrence,
        "event": occurrence.event,
        "form": form,
        "thanks": shown if shown in THANKS else "",
    }
    return page.render(
        request, context_overrides=context, template="events/registration/register.html"
    )


def _register(occurrence, form):
    """Store the registration; return the key of its thanks page."""
    fields = {name: form.cleaned_data[name] for name in ("name", "email", "seats", "key")}
    outcome = registration_seats.register(occurrence, now=timezone.now(), **fields)
    return "platz" if outcome.has_place else "warteliste"


@never_cache
def private_link(request, page, token):
    """What the link in the mail opens. Looking changes nothing: a mail scanner looks, too."""
    found = Registration.objects.with_token(token).select_related("occurrence__event").first()
    context = {
        "registration": found,
        # "Fehler melden" in the footer names the page it stands on; here that would be the secret.
        "page_path": page.url,
    }
    response = page.render(
        request, context_overrides=context, template="events/registration/registration.html"
    )
    response.status_code = 200 if found else 404
    return _kept_secret(response)


def confirm(request, page, token):
    """The button behind the private link that confirms a place."""
    return _decide(request, page, token, registration_seats.confirm)


def cancel(request, page, token):
    """The button behind the private link that gives a place back."""
    return _decide(request, page, token, registration_seats.cancel)


@never_cache
def _decide(request, page, token, action):
    found = Registration.objects.with_token(token).select_related("occurrence__event").first()
    if found and request.method == "POST":
        action(found, timezone.now())
    return _kept_secret(redirect(f"{page.url}anmeldung/{token}/"))


def _kept_secret(response):
    """The address is the secret: it must not travel to another host in a Referer header.

    `no-referrer` would hide it from our own pages too, but then browsers send `Origin: null` and
    no form passes the CSRF check.
    """
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
