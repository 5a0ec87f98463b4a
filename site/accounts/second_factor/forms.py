"""allauth's forms of the second factor with our look; guesses at codes count like passwords."""

import time

from allauth.core import context
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm as GenerateForm
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.utils.translation import gettext_lazy as _

from accounts.sign_in import limits
from accounts.sign_in.adapter import wait_or_begin
from accounts.sign_in.forms import FramedForm


class CodeForm(FramedForm):
    """Asks for a code of the app, or for a recovery code; wrong ones lock for a time."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code aus der App")
        self.fields["code"].widget.attrs |= {"autofocus": True, "autocapitalize": "off"}

    def clean_code(self):
        # Counted apart from the password: whoever knows that could begin anew each time.
        counted_as = f"code:{self.user.pk}"
        wait_or_begin(context.request, counted_as)
        code = super().clean_code()
        limits.succeed(context.request, counted_as)
        return code


class AuthenticateForm(CodeForm, base_forms.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code aus der App, oder ein Notfallcode")

    def clean_code(self):
        """Refuse a code that was used: allauth notes that in the cache, which is each process's own."""
        code, used = super().clean_code(), self.authenticator
        is_app = used.type == Authenticator.Type.TOTP
        if is_app and used.last_used_at and _period(used.last_used_at.timestamp()) == _period():
            raise get_adapter().validation_error("incorrect_code")
        return code


class ReauthenticateForm(AuthenticateForm, base_forms.ReauthenticateForm):
    pass


class ActivateTOTPForm(CodeForm, totp_forms.ActivateTOTPForm):
    pass


class DeactivateTOTPForm(FramedForm, totp_forms.DeactivateTOTPForm):
    pass


class GenerateRecoveryCodesForm(FramedForm, GenerateForm):
    pass


class AddPasskeyForm(FramedForm, webauthn_forms.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name, an dem Sie ihn erkennen")


def _period(seconds=None):
    return int(time.time() if seconds is None else seconds) // app_settings.TOTP_PERIOD
