"""The handbook, made of the chapters in `docs/handbook`: for editors all, for the rooms of teams two."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.urls import path
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

ADDRESS = "handbook"
FOLDER = Path(__file__).resolve().parents[2] / "docs" / "handbook"
FILE_NAME = re.compile(r"\d\d-(?P<slug>[a-z-]+)\.md")


@dataclass(frozen=True)
class Chapter:
    """One file; its first line is the heading, its number the order."""

    slug: str
    title: str
    text: str

    @property
    def html(self):
        """The text as HTML; the files are our own, and HTML in them is printed as text."""
        markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
        return mark_safe(markdown.render(self.text))  # noqa: S308 - our own files


@cache
def chapters() -> tuple[Chapter, ...]:
    """Return all chapters in their order; read once, since they change with the code only."""
    found = []
    for file in sorted(FOLDER.glob("*.md")):
        heading, _newline, text = file.read_text(encoding="utf-8").partition("\n")
        slug = FILE_NAME.fullmatch(file.name)["slug"]
        found.append(Chapter(slug, heading.removeprefix("# "), text))
    return tuple(found)


def find(slug):
    """Return the chapter of an address."""
    for chapter in chapters():
        if chapter.slug == slug:
            return chapter
    raise Http404


class HandbookView(WagtailAdminTemplateMixin, TemplateView):
    """Shows one chapter, and the way to the others."""

    template_name = "home/admin/handbook.html"
    page_title = _("Handbuch")
    header_icon = "help"

    def get_chapter(self):
        return find(self.kwargs.get("slug", chapters()[0].slug))

    def get_page_subtitle(self):
        return self.get_chapter().title

    def get_context_data(self, **kwargs):
        return super().get_context_data(chapter=self.get_chapter(), chapters=chapters(), **kwargs)


# Members have no password: the page behind this asks for the address and mails a code.
@never_cache
@login_required(login_url="account_request_login_code")
def room_chapter(request, slug):
    """Show a chapter to members and to whoever leads a team: many of them may not enter the admin."""
    return render(request, "home/room_chapter.html", {"chapter": find(slug)})


def picture(request, slug, name):
    """Answer with a picture of the handbook; `name` comes from the address and is a bare name."""
    file = FOLDER / "images" / f"{name}.png"
    if not file.is_file():
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/png")


admin_urls = [
    path("handbuch/", HandbookView.as_view(), name=ADDRESS),
    path("handbuch/<slug:slug>/", HandbookView.as_view(), name="handbook-chapter"),
    path("handbuch/<slug:slug>/images/<slug:name>.png", picture, name="handbook-picture"),
]
# They stand before the rooms, of which none has an address with these two parts.
room_urls = [
    path("mitglied/", room_chapter, {"slug": "im-raum-des-teams"}, name="help-for-members"),
    path("begleitung/", room_chapter, {"slug": "ein-team-begleiten"}, name="help-for-leading"),
]
