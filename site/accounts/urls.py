"""The addresses below /konto/: allauth's views under its names, and only those that this site offers.

Where a stranger may cause a mail (a forgotten password, a code), the way in guards the form: those
two addresses are named in `config.urls`.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path, re_path, reverse_lazy
from django.views.generic import RedirectView

from accounts import sessions, views
from accounts.second_factor import views as pictures

second_factor = [
    path("", mfa.index, name="mfa_index"),
    path("eingeben/", mfa.authenticate, name="mfa_authenticate"),
    path("bestaetigen/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("app/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/bild.svg", pictures.picture, name="second-factor-picture"),
    path("app/entfernen/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("notfallcodes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("notfallcodes/neu/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/neu/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "passkeys/bestaetigen/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("passkeys/<int:pk>/entfernen/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]

urlpatterns = [
    path("zweiter-faktor/", include(second_factor)),
    path("", views.overview, name="account_overview"),
    path("anmelden/", views.sign_in, name="account_login"),
    path("anmelden/code/eingeben/", account.confirm_login_code, name="account_confirm_login_code"),
    path("abmelden/", account.logout, name="account_logout"),
    path("anmeldungen/", sessions.SessionsView.as_view(), name="usersessions_list"),
    path("adresse/", views.address, name="account_email"),
    path(
        "adresse/unterwegs/",
        RedirectView.as_view(pattern_name="account_email"),
        name="account_email_verification_sent",
    ),
    re_path(
        r"^adresse/neu/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"
    ),
    path("stillgelegt/", account.account_inactive, name="account_inactive"),
    path("bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("passwort/", account.password_change, name="account_change_password"),
    # Who signs in by a code has no password to ask for; the first one comes by a link.
    path(
        "passwort/festlegen/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path(
        "passwort/vergessen/unterwegs/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.PasswordResetFromKeyView.as_view(success_url=reverse_lazy("account_login")),
        name="account_reset_password_from_key",
    ),
    # allauth names it in a mail; here nobody makes an account for themselves.
    path("neu/", RedirectView.as_view(pattern_name="account_login"), name="account_signup"),
]
