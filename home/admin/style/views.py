"""The living style page: what the site is made of, for editors and developers."""

from django.conf import settings
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache

from home.admin.style import catalogue, tokens

ADDRESS = "style-page"
ICONS = settings.ROOT / "site/static/img/icons"


def for_editors(view):
    """Show a page to whoever may enter the admin, and keep it nowhere."""
    may_enter = permission_required("wagtailadmin.access_admin", raise_exception=True)
    return never_cache(login_required(may_enter(view)))


@for_editors
def style_page(request):
    theme = request.GET.get("thema")
    context = {
        "theme": theme if theme in tokens.THEMES else "",
        "colours": tokens.colours(tokens.TOKENS, "color-"),
        "tones": tokens.colours(tokens.TONES, "t-"),
        "pairs": list(tokens.pairs()),
        "type": tokens.sizes("text-"),
        "spaces": tokens.sizes("space-", "target"),
        "others": tokens.sizes(
            "font", "weight-", "line-", "measure", "radius", "shadow", "page", "gutter"
        ),
        "icons": sorted(file.stem for file in ICONS.glob("*.svg")),
        "drawings": catalogue.drawings(),
        "groups": catalogue.groups(),
    }
    return render(request, "home/admin/style/page.html", context)


@for_editors
def theme_sheet(request, theme):
    """Answer with the values of one theme; the page loads it last."""
    if theme not in tokens.THEMES:
        raise Http404
    return HttpResponse(tokens.sheet(theme), content_type="text/css; charset=utf-8")


urls = [
    path("", style_page, name=ADDRESS),
    path("<slug:theme>.css", theme_sheet, name="style-theme"),
]
