"""The page tree: the home page in place of Wagtail's welcome page, and everything below it."""

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from content import sections
from content.caching.base_url import host_and_port
from home.models import HomePage, NewsIndexPage, NewsPage, ProgrammePage, TextPage
from home.starting_content.news import starting_news
from home.starting_content.pages import PROGRAMME, TEXT_PAGES
from home.starting_content.pages import home as pages_home
from home.starting_content.pages.sections import SECTIONS
from home.starting_content.pictures import SCENES

SHOWING_OPERATOR = {"impressum", "datenschutz"}


def plant(today):
    """Make all pages below a new home page; returns how many."""
    pictures = Pictures()
    home = home_page(pictures)
    for section in sorted(with_pages(), key=lambda section: section.starting_page.order):
        fields = {k: v for k, v in vars(section.starting_page).items() if k != "order"}
        add(home, section.page(show_in_menus=True, **fields))
    add_news(home, today, pictures)
    add_programme(home, PROGRAMME, pictures)
    for entry in TEXT_PAGES:
        page = TextPage(**page_fields(entry, pictures))
        page.shows_operator = entry.slug in SHOWING_OPERATOR
        add(home, page)
    return home.get_descendants(inclusive=True).count()


def with_pages():
    return [section for section in sections.every() if section.starting_page]


def home_page(pictures):
    """Make the home page the site's root, and remove the welcome page that Wagtail brought."""
    root = Page.get_first_root_node()
    home = HomePage(
        title=pages_home.TITLE,
        slug="start",
        summary=pages_home.SUMMARY,
        introduction=pages_home.INTRODUCTION,
        body=blocks_of(pages_home.BODY, pictures),
    )
    add(root, home)
    site, _ = Site.objects.update_or_create(
        is_default_site=True,
        defaults=host_and_port() | {"site_name": "Plan B", "root_page": home},
    )
    for page in root.get_children().exclude(pk=site.root_page_id):
        if page.specific_class is Page:
            page.delete()
    return home


def add(parent, page):
    """Store below `parent` and publish, so that indexes and addresses follow."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def add_programme(parent, entry, pictures):
    page = ProgrammePage(**page_fields(entry, pictures), show_in_menus=entry.show_in_menus)
    page.shows_partners = entry.slug == "partner"
    add(parent, page)
    for child in entry.children:
        add_programme(page, child, pictures)


def add_news(home, today, pictures):
    index = add(home, NewsIndexPage(slug="aktuelles", show_in_menus=True, **SECTIONS["aktuelles"]))
    for entry in starting_news(today):
        page = NewsPage(
            title=entry.title,
            slug=entry.slug,
            summary=entry.summary,
            published_on=entry.published_on,
            author=entry.author,
            body=blocks_of(entry.body, pictures),
        )
        if entry.picture:
            page.picture = pictures[entry.picture]
            page.picture_alt = SCENES[entry.picture].alt
        add(index, page)


def page_fields(entry, pictures):
    return {
        "title": entry.title,
        "slug": entry.slug,
        "summary": entry.summary,
        "body": blocks_of(entry.body, pictures),
    }


def blocks_of(body, pictures):
    """Return blocks as a StreamField takes them; a scene's name becomes its image."""
    return [
        (kind, {**value, "image": pictures.as_block(value["image"])})
        if kind == "picture"
        else (kind, value)
        for kind, value in body
    ]


class Pictures(dict):
    """The scenes as images of the library, each stored when it is first asked for."""

    def __missing__(self, name):
        scene = SCENES[name]
        with scene.file.open("rb") as file:
            self[name] = get_image_model().objects.create(
                title=scene.title,
                description=scene.alt,
                file=ImageFile(file, name=scene.file.name),
            )
        return self[name]

    def as_block(self, name):
        return {"image": self[name], "alt_text": SCENES[name].alt, "decorative": False}
