"""The first account: its password is shown once on a terminal, never in a log, and has to be changed."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model

from accounts.models import FirstPassword

FILE = SESSION_KEY = "first_password"


def create(name, email, groups):
    """Return the account and its password; it has the rights of its roles and no others."""
    password = secrets.token_urlsafe(12)
    user = get_user_model().objects.create_user(name, email, password)
    user.groups.add(*groups)
    FirstPassword.objects.create(user=user)
    return user, password


def put_into_file(password) -> Path:
    """Keep the password where only the account of the server reads it; it goes when it is changed."""
    path = settings.VAR / FILE
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(f"{password}\n")
    return path


def begin_session(request, user):
    """Note in the session that the password is the first one, so that only such sessions ask again."""
    if FirstPassword.objects.filter(user=user).exists():
        request.session[SESSION_KEY] = True


def is_to_be_changed(request) -> bool:
    is_first = request.session.get(SESSION_KEY, False)
    return is_first and FirstPassword.objects.filter(user=request.user).exists()


def note_change(user):
    """Forget that the password was the first one, and the file that may still hold it."""
    if FirstPassword.objects.filter(user=user).delete()[0]:
        (settings.VAR / FILE).unlink(missing_ok=True)
