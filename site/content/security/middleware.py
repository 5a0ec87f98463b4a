"""What holds for every request: how much it may send, and which policy its answer carries."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

# Wagtail starts its widgets with inline scripts and styles.
ADMIN_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
}


class PolicyMiddleware(CSPMiddleware):
    """Loosen the content security policy below /admin/, and nowhere else."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith("/admin/"):
            parts.replace = ADMIN_POLICY
        return parts


def limit_for(path):
    """Return how many bytes a request to this path may bring."""
    is_for_files = path.startswith(settings.PATHS_OF_LARGE_BODIES)
    return settings.LARGEST_BODY if is_for_files else settings.PUBLIC_BODY_LIMIT


class BodyLimitMiddleware:
    """Refuse a body that is too large, or of unknown length, before anything reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        limit = limit_for(request.path)
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            return HttpResponse(status=400)
        is_chunked = request.META.get("HTTP_TRANSFER_ENCODING") and not length
        if length > limit or (is_chunked and request.method == "POST"):
            return HttpResponse(
                _(
                    "Das ist zu viel auf einmal: Ein Bild darf höchstens 15 MB haben, alles zusammen "
                    "20 MB. Gehen Sie zurück, und schicken Sie ein Bild nach dem anderen."
                ),
                status=413,
                content_type="text/plain; charset=utf-8",
                headers={"Connection": "close"},
            )
        return self.get_response(request)
