"""What follows when somebody signs in, and what of accounts, roles and settings the audit log notes."""

from allauth.account.signals import email_changed, password_changed, password_reset
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import m2m_changed, post_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.contrib.settings.models import BaseGenericSetting

from accounts import audit, first_account, sessions


@receiver(user_logged_in)
def begin_session(sender, request, user, **kwargs):
    if request is not None:
        sessions.begin(request, user)
        first_account.begin_session(request, user)
        audit.record(audit.Kind.SIGN_IN, user=user)


@receiver([password_changed, password_reset])
def forget_first_password(sender, user, **kwargs):
    first_account.note_change(user)
    audit.record(audit.Kind.ACCOUNT, _("Passwort"), user=user)


@receiver(email_changed)
def note_address(sender, user, **kwargs):
    audit.record(audit.Kind.ACCOUNT, _("E-Mail-Adresse"), user=user)


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def note_second_factor(sender, user, **kwargs):
    audit.record(audit.Kind.ACCOUNT, _("Zweiter Faktor"), user=user)


@receiver(authentication_failed)
def note_wrong_code(sender, user, **kwargs):
    audit.record(audit.Kind.FAILED, _("Zweiter Faktor"), user=user)


@receiver(m2m_changed, sender=get_user_model().groups.through)
@receiver(m2m_changed, sender=Group.permissions.through)
def note_roles(sender, instance, action, model, pk_set, **kwargs):
    if action in ("post_add", "post_remove") and pk_set:
        names = ", ".join(sorted(str(row) for row in model.objects.filter(pk__in=pk_set)))
        sign = "+" if action == "post_add" else "−"
        audit.record_roles(f"{instance}:", f"{sign} {names}")


@receiver(post_save)
def note_setting(sender, instance, created, raw, **kwargs):
    if issubclass(sender, BaseGenericSetting) and not created and not raw:
        audit.record_setting(instance)
