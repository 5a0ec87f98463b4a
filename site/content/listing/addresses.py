"""Where listed snippets live: the address of their section, and redirects from addresses they had."""

from django.conf import settings
from django.core.cache import cache
from django.db.models import Case, When
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from wagtail.contrib.redirects.models import Redirect

from content import sections
from content.listing.redirects import follow
from content.models import PublicAddress

# Another process may hold the old address this long after a rename; Wagtail's redirect covers it.
SECTION_URL_SECONDS = 60


def section_page(app, language=None):
    """Return the live page of a section in a language, else in another one, or None.

    Without a language it is the one of this request; each language may have a page of its own.
    """
    model = sections.get(app).page
    if not model:
        return None
    language = language or get_language() or settings.LANGUAGE_CODE
    in_language = Case(When(locale__language_code=language, then=0), default=1)
    return model.objects.live().order_by(in_language, "path").first()


def section_url(app, language=None):
    """Return the path of a section's page (see `section_page`), or "" without one."""
    language = language or get_language() or settings.LANGUAGE_CODE
    key = f"section-url:{app}:{language}"
    url = cache.get(key)
    if url is None:
        page = section_page(app, language)
        url = (page.url or "") if page else ""
        if url:
            cache.set(key, url, SECTION_URL_SECONDS)
    return url


def forget_section_urls():
    """Make the next `section_url` look again, after a page was published, moved or renamed."""
    languages = [code for code, _name in settings.LANGUAGES]
    apps = [section.app for section in sections.every() if section.page]
    cache.delete_many([f"section-url:{app}:{code}" for app in apps for code in languages])


def remember_address(instance):
    """Note a published snippet's path; where it had another one before, redirect that one to it."""
    path = instance.get_absolute_url()
    known, is_new = PublicAddress.objects.get_or_create(
        model_label=instance._meta.label, object_id=instance.pk, defaults={"path": path}
    )
    if is_new or known.path == path:
        return
    # Its section's page may have moved since: then it was public below the new address too.
    former = {known.path, follow(known.path)[1] or known.path}
    Redirect.objects.filter(redirect_link__in=former, automatically_created=True).update(
        redirect_link=path
    )
    forward_paths(dict.fromkeys(former - {path}, path))
    Redirect.objects.filter(old_path=Redirect.normalise_path(path)).delete()
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


def is_own_path(value):
    """Tell whether a browser that is led there stays on this site: a path, and no other host's."""
    return value.startswith("/") and url_has_allowed_host_and_scheme(value, allowed_hosts=None)
