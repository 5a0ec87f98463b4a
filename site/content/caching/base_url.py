"""The address of the site: the setting BASE_URL decides it, and what is stored follows it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from wagtail.models import Site

from content.models import ContentVersion

STANDARD_PORTS = {"http": 80, "https": 443}

# Sent with the keyword arguments `old` ("" where it is not known), `new` and `now`, inside the
# transaction of the change.
base_url_changed = Signal()


def host_and_port():
    """Return the site's address as the fields of Wagtail's `Site`."""
    parts = urlsplit(settings.BASE_URL)
    return {"hostname": parts.hostname, "port": parts.port or STANDARD_PORTS[parts.scheme]}


def is_applied():
    """Whether what is stored carries the address of the setting; each start asks, and writes nothing."""
    return ContentVersion.objects.filter(pk=1, base_url=settings.BASE_URL).exists() and has_site()


def has_site():
    """Whether the default site has the host and port of the setting."""
    return Site.objects.filter(is_default_site=True, **host_and_port()).exists()


def apply_base_url(now):
    """Bring Wagtail's site, and all texts that carry the address, in line with the setting.

    Returns whether stored texts carried another address.
    """
    return not is_applied() and _apply(now)


@transaction.atomic
def _apply(now):
    write_site()
    ContentVersion.objects.get_or_create(pk=1)
    version = ContentVersion.objects.select_for_update().get(pk=1)
    old, new = version.base_url, settings.BASE_URL
    if old == new:
        return False
    base_url_changed.send(sender=ContentVersion, old=old, new=new, now=now)
    ContentVersion.objects.filter(pk=1).update(base_url=new)
    ContentVersion.bump()
    return True


def write_site():
    """Give the default site the host and port of the setting, where it has others."""
    if has_site():
        return
    wanted = host_and_port()
    default = Site.objects.filter(is_default_site=True)
    # A row that somebody made for this address answers there already; it becomes the default one.
    site = Site.objects.filter(**wanted).first() or default.first()
    if site is None:
        return
    default.exclude(pk=site.pk).update(is_default_site=False)
    for name, value in (wanted | {"is_default_site": True}).items():
        setattr(site, name, value)
    site.save()
