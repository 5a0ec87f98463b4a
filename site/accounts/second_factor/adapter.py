"""What this site does otherwise than allauth's second factor: words, picture, encrypted secrets."""

import base64
import hashlib
import io
from urllib.parse import urlsplit

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.second_factor import rules


class SecondFactorAdapter(DefaultMFAAdapter):
    """allauth asks here what it cannot know."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "Der Code stimmt nicht. Bitte nehmen Sie den, der jetzt in der App steht."
        ),
        "cannot_delete_authenticator": _(
            "Ihr Konto braucht einen zweiten Faktor. Richten Sie zuerst einen anderen ein."
        ),
        "cannot_generate_recovery_codes": _("Richten Sie zuerst einen zweiten Faktor ein."),
    }

    def build_totp_svg(self, url):
        picture = io.BytesIO()
        segno.make(url, error="m").save(picture, kind="svg", scale=6, light="#fff")
        return picture.getvalue().decode()

    def get_totp_issuer(self):
        return "Plan B"

    def _get_site_name(self):
        return "Plan B"

    def get_public_key_credential_rp_entity(self):
        """A passkey belongs to the site's own address, by whatever name it was asked."""
        return {"id": urlsplit(settings.BASE_URL).hostname, "name": "Plan B"}

    def encrypt(self, text):
        """A copy of the database alone makes no codes."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator):
        """The last one stays with whoever needs one; another one may be set up first."""
        user = authenticator.user
        others = user.authenticator_set.exclude(pk=authenticator.pk).exclude(type="recovery_codes")
        is_needed = rules.is_asked_for() and rules.needs_one(user)
        return not is_needed or others.exists()

    def generate_authenticator_name(self, user, type):
        number = user.authenticator_set.filter(type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)


def _cipher():
    key = hashlib.sha256(f"second-factor:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
