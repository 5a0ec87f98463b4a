"""Answers that belong to no section."""

import datetime as dt

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from content.models import SiteSettings
from content.security.typed import typed_texts
from home.operations import unaccepted_form


def csrf_failure(request, reason=""):
    """Answer a form that came without a valid token with a page that gives the typed text back."""
    context = {
        "typed": typed_texts(request.POST),
        "again": unaccepted_form.sent_again(request),
        # The address may be a private link: the footer must not carry it into a report of a mistake.
        "page_path": "/",
    }
    return render(request, "403_csrf.html", context, status=403)


def robots(request):
    """Keep crawlers out of private links and the admin, and show them the sitemap."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /einreichung/", "Disallow: /suche/"]
    lines.append(f"Sitemap: {settings.BASE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def security_txt(request):
    """Say where to report a weakness (RFC 9116); the date is renewed with every answer."""
    email = SiteSettings.load(request_or_site=request).contact_email or "planb@example.org"
    expires = (timezone.now() + dt.timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    text = (
        f"Contact: mailto:{email}\nExpires: {expires}\nPreferred-Languages: de, en\n"
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt\n"
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
