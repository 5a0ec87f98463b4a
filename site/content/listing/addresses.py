"""Where listed snippets live: the address of their section, and redirects from addresses they had."""

from django.apps import apps
from django.core.cache import cache
from wagtail.contrib.redirects.models import Redirect

from content.models import PublicAddress

# Another process may hold the old address this long after a rename; Wagtail's redirect covers it.
SECTION_URL_SECONDS = 60


def section_url(page_label):
    """Return the path of the first live page of this model ("events.EventsPage"), or "" without one."""
    key = f"section-url:{page_label}"
    url = cache.get(key)
    if url is None:
        page = apps.get_model(page_label).objects.live().order_by("path").first()
        url = (page.url or "") if page else ""
        if url:
            cache.set(key, url, SECTION_URL_SECONDS)
    return url


def forget_section_url(page_label):
    """Make the next `section_url` look again, after a page was published, moved or renamed."""
    cache.delete(f"section-url:{page_label}")


def remember_address(instance):
    """Note a published snippet's path; where it had another one before, redirect that one to it."""
    path = instance.get_absolute_url()
    known, is_new = PublicAddress.objects.get_or_create(
        model_label=instance._meta.label, object_id=instance.pk, defaults={"path": path}
    )
    if is_new or known.path == path:
        return
    Redirect.objects.filter(old_path=Redirect.normalise_path(path)).delete()
    Redirect.objects.update_or_create(
        old_path=Redirect.normalise_path(known.path),
        site=None,
        defaults={"redirect_link": path, "is_permanent": True, "automatically_created": True},
    )
    known.path = path
    known.save(update_fields=["path"])


def forward_address(gone, kept):
    """Lead the address of an entry that was merged into another, and its former ones, to that one."""
    old, new = gone.get_absolute_url(), kept.get_absolute_url()
    Redirect.objects.filter(redirect_link=old).update(redirect_link=new)
    forward_paths({old: new})


def forward_paths(paths):
    """Redirect old paths to new ones, given as {old: new}."""
    redirects = {
        Redirect.normalise_path(old): Redirect(
            old_path=Redirect.normalise_path(old),
            redirect_link=new,
            is_permanent=True,
            automatically_created=True,
        )
        for old, new in paths.items()
    }
    Redirect.objects.filter(old_path__in=redirects, site=None).delete()
    Redirect.objects.bulk_create(redirects.values(), batch_size=100)
