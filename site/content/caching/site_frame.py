"""What every page needs of the others: settings, main menu, the way back and the way in.

All of it is kept under the content version, so that it costs nothing more than the version's
number, and any change in any process renews it.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Exists, Q
from wagtail.models import Page, PageViewRestriction, Site

from content.models import ContentVersion, SiteSettings
from content.search.privacy import hidden_sections

# As long as whole pages: what a rolled back change left here is gone after a minute.
SECONDS = 60


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What links and routing need of a page; `path` is its place in the tree, not an address."""

    pk: int
    path: str
    url_path: str
    content_type_id: int
    title: str
    url: str
    is_in_menu: bool

    @classmethod
    def of(cls, page, request=None, is_in_menu=False):
        url = page.get_url(request)
        return cls(
            page.pk, page.path, page.url_path, page.content_type_id, page.title, url, is_in_menu
        )

    def load(self):
        """Return the page itself, as the model it is, or None where it is gone by now."""
        model = ContentType.objects.get_for_id(self.content_type_id).model_class()
        return model and model._default_manager.filter(pk=self.pk).first()


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """A language that the site can be read in: its first page, and how it calls itself."""

    code: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """The settings, and the site's upper pages by their path in the tree, its root first.

    `languages` is empty where there is only one: nobody needs to choose then.
    """

    settings: SiteSettings
    pages: dict[str, KnownPage]
    has_private_pages: bool
    hidden_sections: frozenset[str]
    languages: tuple[SiteLanguage, ...] = ()

    @property
    def menu(self):
        return [page for page in self.pages.values() if page.is_in_menu]

    def way_to(self, page):
        """Return the pages above this one, from the root down, or None where one is unknown."""
        root_path = next(iter(self.pages), None)
        if root_path is None:
            return None
        ends = range(len(root_path), len(page.path), Page.steplen)
        way = [self.pages.get(page.path[:end]) for end in ends]
        return None if None in way else way

    def nearest(self, slugs):
        """Return the known page closest to an address, and what is left of the address."""
        page = next(iter(self.pages.values()), None)
        by_address = {known.url_path: known for known in self.pages.values()}
        while slugs and (below := by_address.get(f"{page.url_path}{slugs[0]}/")):
            page, slugs = below, slugs[1:]
        return page, slugs


def site_frame_of(request):
    """Return the site frame for the site of this request."""
    if not hasattr(request, "site_frame"):
        key = f"frame:{ContentVersion.of(request)}:{request.get_host()}"
        request.site_frame = cache.get(key)
        if request.site_frame is None:
            request.site_frame = make_site_frame(request)
            cache.set(key, request.site_frame, SECONDS)
    return request.site_frame


def make_site_frame(request):
    site = Site.find_for_request(request)
    upper = list(upper_pages(site.root_page)) if site else []
    has_private_pages = any(page.has_private_pages for page in upper)
    private = private_paths() if has_private_pages else ()
    pages = {}
    for page in upper:
        is_in_menu = (
            page.live
            and page.show_in_menus
            and page.depth == site.root_page.depth + 1
            and not page.path.startswith(private)
        )
        pages[page.path] = KnownPage.of(page, request, is_in_menu)
    hidden = hidden_sections() if has_private_pages else frozenset()
    languages = languages_of(site.root_page, request) if site else ()
    return SiteFrame(SiteSettings.load(), pages, has_private_pages, hidden, languages)


def languages_of(root, request):
    """Return the languages in which the site's first page is published, in the order of the settings."""
    order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    if len(order) < 2:
        return ()
    translations = root.get_translations(inclusive=True).live().select_related("locale")
    found = {
        page.locale.language_code: SiteLanguage(
            page.locale.language_code, page.locale.language_name_local, url
        )
        for page in translations
        if (url := page.get_url(request))
    }
    languages = tuple(found[code] for code in order if code in found)
    return languages if len(languages) > 1 else ()


def private_paths():
    """Return the places in the tree below which not everybody may see a page."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def upper_pages(root):
    """The root, what hangs directly below it, and what has pages below itself."""
    return (
        root.get_descendants(inclusive=True)
        .filter(Q(depth__lte=root.depth + 1) | Q(numchild__gt=0))
        .annotate(has_private_pages=Exists(PageViewRestriction.objects.all()))
        .order_by("path")
    )


def ancestors_of(page, request):
    """Return the pages above this one, each with title and url; a preview may have no site frame."""
    known = site_frame_of(request).way_to(page) if request else None
    if known is None:
        ancestors = page.get_ancestors().filter(depth__gt=1)
        known = [KnownPage.of(ancestor, request) for ancestor in ancestors]
    return known
