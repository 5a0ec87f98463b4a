"""allauth's forms with the look and the words of our public forms."""

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from content.forms import PublicForm

NEW_PASSWORD = _(
    "Mindestens 12 Zeichen. Gut sind vier Wörter, die nichts miteinander zu tun haben."
)


class FramedForm(PublicForm):
    """Gives a form of allauth our frame: its placeholders would only say the label once more."""

    # What is said where a field was left empty; some fields come to be with the form.
    MISSING = {
        "code": _("Bitte geben Sie den Code ein."),
        "credential": _("Bitte bestätigen Sie auf Ihrem Gerät, dass Sie es sind."),
        "email": _("Bitte geben Sie die neue E-Mail-Adresse ein."),
        "login": _("Bitte geben Sie Ihren Namen oder Ihre E-Mail-Adresse ein."),
        "name": _("Bitte geben Sie dem Passkey einen Namen."),
        "oldpassword": _("Bitte geben Sie Ihr jetziges Passwort ein."),
        "password": _("Bitte geben Sie Ihr Passwort ein."),
        "password1": _("Bitte geben Sie ein neues Passwort ein."),
        "password2": _("Bitte geben Sie das neue Passwort noch einmal ein."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = self.MISSING.get(
                name, field.error_messages["required"]
            )


class NewPasswordForm(FramedForm):
    """Asks once for the new password: who mistypes it gets a new link by mail."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        self.fields["password1"].label = _("Neues Passwort")
        self.fields["password1"].help_text = NEW_PASSWORD


class LoginForm(FramedForm, allauth_forms.LoginForm):
    """Name or e-mail address, and password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Name oder E-Mail-Adresse")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].label = _("Passwort")
        self.fields["password"].help_text = ""

    def user_credentials(self):
        """One name is enough: the backend knows whether it is an address."""
        return {
            "username": self.cleaned_data["login"],
            "password": self.cleaned_data["password"],
        }


class ReauthenticateForm(FramedForm, allauth_forms.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Ihr Passwort")
        self.fields["password"].help_text = ""


class ChangePasswordForm(NewPasswordForm, allauth_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Jetziges Passwort")
        self.fields["oldpassword"].help_text = ""

    def clean_oldpassword(self):
        """Guesses at the password count here, too: somebody else may sit at an open browser."""
        if not get_adapter().reauthenticate(self.user, self.cleaned_data["oldpassword"]):
            raise get_adapter().validation_error("enter_current_password")
        return self.cleaned_data["oldpassword"]

    def clean_password1(self):
        if self.cleaned_data["password1"] == self.cleaned_data.get("oldpassword"):
            raise forms.ValidationError(_("Bitte nehmen Sie ein anderes als das jetzige Passwort."))
        return self.cleaned_data["password1"]


class ResetPasswordKeyForm(NewPasswordForm, allauth_forms.ResetPasswordKeyForm):
    pass


class AddressForm(FramedForm, allauth_forms.AddEmailForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Neue E-Mail-Adresse")


class ConfirmCodeForm(FramedForm, allauth_forms.ConfirmLoginCodeForm):
    code = forms.CharField(
        label=_("Code aus der E-Mail"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    remember = forms.BooleanField(
        label=_("Auf diesem Gerät 90 Tage angemeldet bleiben"),
        help_text=_("Nur auf einem eigenen Gerät. Das B3-Team meldet sich jeden Tag neu an."),
        required=False,
    )
