"""The living style page: what the site is made of, for editors and developers."""

from django.conf import settings
from django.contrib.auth.decorators import login_required, permission_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from home.admin.style import catalogue, tokens

ADDRESS = "style-page"
ICONS = settings.ROOT / "site/static/img/icons"


@never_cache
@login_required
@permission_required("wagtailadmin.access_admin", raise_exception=True)
def style_page(request):
    context = {
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
