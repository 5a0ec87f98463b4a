"""Answers that belong to no section."""

import datetime as dt

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from content.models import SiteSettings


def csrf_failure(request, reason=""):
    """Answer a form that came without a valid token with a page that gives the typed text back."""
    typed = [v for k, v in request.POST.items() if v.strip() and k != "csrfmiddlewaretoken"]
    # The address may be a private link: the footer must not carry it into a report of a mistake.
    context = {"typed": typed, "reason": reason, "page_path": "/"}
    return render(request, "403_csrf.html", context, status=403)


@never_cache
def health(request):
    """Tell a monitor that this process answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def robots(request):
    """Keep crawlers out of private links and the admin, and show them the sitemap."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /einreichung/", "Disallow: /suche/"]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def security_txt(request):
    """Say where to report a weakness (RFC 9116); the date is renewed with every answer."""
    email = SiteSettings.load(request_or_site=request).contact_email or "planb@example.org"
    expires = (timezone.now() + dt.timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    text = f"Contact: mailto:{email}\nExpires: {expires}\nPreferred-Languages: de, en\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
