"""The receipt that somebody takes home: number, what was agreed, the private link as a code, dates."""

import datetime as dt

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from content.drawing.codes import qr_code
from submissions.front_door.forms import CONSENT_TEXT
from submissions.models import RetentionRules, Submission
from submissions.registry import kinds
from submissions.workflow import contact_people


@method_decorator(never_cache, name="dispatch")
class ReceiptView(PermissionCheckedMixin, View):
    """The receipt of what the team took down; who may not decide sees only what they took down.

    It carries the private link: the audit log notes who opens it.
    """

    model = Submission
    any_permission_required = ["add", "change"]

    def get(self, request, pk):
        taken = Submission.objects.exclude(taken_by=None)
        if not self.user_has_permission("change"):
            taken = taken.filter(taken_by=request.user)
        submission = get_object_or_404(taken, pk=pk)
        kind = kinds.get(submission.kind)
        entry = submission.draft if submission.is_public else None
        context = {
            "submission": submission,
            "kind": kind,
            "consent_text": CONSENT_TEXT,
            "code": qr_code(submission.full_url),
            "dates": kinds.coming_dates(kind, entry, timezone.now()),
            "agree_by": _last_day_to_agree(submission),
            "contact": contact_people.contact_of(submission),
            "page_path": "/einreichung/",
        }
        return render(request, "submissions/admin/people/receipt.html", context)


def _last_day_to_agree(submission):
    """Return the day after which what nobody agreed to is deleted."""
    rules = RetentionRules.load()
    days = rules.expiry_days if submission.is_invited else rules.unconfirmed_days
    return timezone.localdate(submission.created_at) + dt.timedelta(days=days)
