"""Mails about accounts that anybody can cause: guarded like every public form, and silent about whom
they know."""

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import clear_login
from allauth.account.views import PasswordResetView as AllauthPasswordResetView
from allauth.account.views import RequestLoginCodeView
from django.contrib.auth import get_user_model
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from accounts.sign_in.backend import account_of
from accounts.sign_in.passwords import mail_link
from content.fields import EmailAddressField
from content.forms import EMAIL_MISSING
from submissions.front_door.guarded_form import GuardedForm
from submissions.spam import score
from submissions.spam.rate_limits import (
    HOUR,
    TOO_MANY_MAILS,
    may_write_to,
    refusal_error,
    with_status,
)


class AddressForm(GuardedForm):
    email = EmailAddressField(label=_("Ihre E-Mail-Adresse"), error_messages=EMAIL_MISSING)


class AddressView:
    """Asks for an address; `answer` does what allauth's view would do for an address that counts."""

    template_name = "account/ask_address.html"

    def get_form_class(self):
        return AddressForm

    def form_valid(self, form):
        verdict, email = score.weigh(form, self.request), form.cleaned_data["email"]
        if verdict.is_flood:
            return self.refuse(form)
        return self.answer(form, email, not verdict.is_spam and may_write_to(email))

    def refuse(self, form):
        """Show the form again; its error says to wait."""
        return with_status(self.render_to_response(self.get_context_data(form=form)), form)


class PasswordResetView(AddressView, AllauthPasswordResetView):
    """Mails a link; whether an account has the address shows neither in the answer nor in its time."""

    extra_context = {
        "heading": _("Passwort vergessen"),
        "lead": _("Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort festlegen."),
        "label": _("Link schicken"),
    }

    def answer(self, form, email, is_allowed):
        if is_allowed:
            send_link.enqueue(email)
        return redirect(self.get_success_url())


class LoginCodeView(AddressView, RequestLoginCodeView):
    """Mails a code to sign in by; an address without an account gets a mail that says so."""

    extra_context = {
        "heading": _("Code per E-Mail"),
        "lead": _("Wir schicken Ihnen einen Code, mit dem Sie sich ohne Passwort anmelden."),
        "label": _("Code schicken"),
    }

    def dispatch(self, request, *args, **kwargs):
        """Begin anew: allauth would lead back to the page for the code that did not come."""
        if not request.user.is_authenticated:
            clear_login(request)
        return super().dispatch(request, *args, **kwargs)

    def answer(self, form, email, is_allowed):
        if not is_allowed:
            form.add_error(None, refusal_error(TOO_MANY_MAILS, HOUR))
            return self.refuse(form)
        user = account_of(email)
        LoginCodeVerificationProcess.initiate(
            request=self.request, user=user if user and user.is_active else None, email=email
        )
        return redirect(self.get_success_url())


@task()
def send_link(email):
    """Mail the link to every account with this address; does nothing where there is none."""
    for user in get_user_model().objects.filter(email__iexact=email, is_active=True):
        mail_link(user)
