"""Registering for a date in public: the form, the thanks, the private link."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from content.fields import EmailAddressField, LineField
from events import attendance, views
from events.models.registration import Registration
from submissions.forms import GuardedForm

MOST_SEATS = 10
THANKS = {"platz", "warteliste", "eingegangen"}


class RegistrationForm(GuardedForm):
    """Who comes, and with how many."""

    name = LineField(
        label=_("Ihr Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = EmailAddressField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Dorthin schicken wir die Bestätigung und einen Link zum Abmelden."),
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

    def groups(self):
        return [("", [self[n] for n in self.fields if n not in self.TECHNICAL])]

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
    occurrence = views.find_date(slug, day)
    if not occurrence.event.takes_registrations:
        raise Http404
    form = RegistrationForm(request.POST) if request.method == "POST" else RegistrationForm()
    if request.method == "POST" and occurrence.takes_registrations and form.is_valid():
        return redirect(f"{request.path}?ansicht={_register(occurrence, form)}")
    shown = request.GET.get("ansicht", "")
    context = {
        "occurrence": occurrence,
        "event": occurrence.event,
        "form": form,
        "thanks": shown if shown in THANKS else "",
    }
    return page.render(request, context_overrides=context, template="events/register.html")


def _register(occurrence, form):
    """Store the registration; return the word that the thanks page is chosen by."""
    fields = {name: form.cleaned_data[name] for name in ("name", "email", "seats", "key")}
    registration, is_new = attendance.register(occurrence, now=timezone.now(), **fields)
    if not is_new:  # say nothing about a registration that somebody else may have made
        return "eingegangen"
    return "warteliste" if registration.is_waiting else "platz"


@never_cache
def private_link(request, page, token):
    """What the link in the mail opens. Looking changes nothing, the button cancels."""
    found = Registration.objects.with_token(token).select_related("occurrence__event").first()
    if found and request.method == "POST":
        attendance.cancel(found, timezone.now())
        response = redirect(request.path)
    else:
        response = page.render(
            request, context_overrides={"registration": found}, template="events/registration.html"
        )
        response.status_code = 200 if found else 404
    # The address is the secret: it must not travel on in a Referer header.
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
