"""Who needs a second factor, and whether this installation asks for one."""

from fnmatch import fnmatch

from allauth.mfa.models import Authenticator
from django.conf import settings

from content import sections


def is_asked_for() -> bool:
    """Tell whether this installation asks for it; a trial without TLS protects no secret anyway."""
    return settings.SECOND_FACTOR and _has_tls()


def is_switched_off() -> bool:
    """Tell whether somebody took it away where it belongs: the status page says so in red."""
    return not settings.SECOND_FACTOR and _has_tls()


def needs_one(user) -> bool:
    """Tell whether somebody may decide, or see what reaches people, or give others the right to."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    guarded = sections.all_of("guarded_rights")
    return any(fnmatch(right, wanted) for right in user.get_all_permissions() for wanted in guarded)


def has_one(user) -> bool:
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user=user, type__in=kinds).exists()


def has_to_set_one_up(user) -> bool:
    return is_asked_for() and needs_one(user) and not has_one(user)


def _has_tls():
    return settings.BASE_URL.startswith("https://")
