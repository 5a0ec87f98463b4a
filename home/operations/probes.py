"""What a monitor asks: does this process answer (/healthz), and does the whole site work (/readyz)?"""

from ipaddress import ip_address

from django.db import DatabaseError
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.models import ContentVersion
from home.operations import readiness


@never_cache
@require_safe
def health(request):
    """Tell whether this process answers and reaches its database."""
    try:
        ContentVersion.current()
    except DatabaseError:
        return HttpResponse("database away\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request):
    """Tell in one German sentence each how the parts of the site are; 503 where one has failed."""
    findings = readiness.findings(timezone.now())
    is_ready = not any(finding.state == readiness.ERROR for finding in findings)
    checks = [
        {"name": finding.name, "state": finding.state, "sentence": str(finding.sentence)}
        for finding in findings
    ]
    return JsonResponse(
        {"ready": is_ready, "checks": checks},
        status=200 if is_ready else 503,
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )


PROBES = {"/healthz": health, "/readyz": ready}


class LocalProbesMiddleware:
    """Answers probes of this machine at once: by plain http, and by whatever name it was asked.

    Everybody else goes the common way, with its check of the host and its redirect to https.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        view = PROBES.get(request.path)
        if view and is_from_this_machine(request):
            return view(request)
        return self.get_response(request)


def is_from_this_machine(request):
    """Tell whether a program of this machine asks, without a proxy in between."""
    # A proxy says for whom it asks; what comes through it is not from here.
    if {"HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED"} & request.META.keys():
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
