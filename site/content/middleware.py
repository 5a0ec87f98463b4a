"""The one place where the admin's policy differs from the public pages'."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware

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
