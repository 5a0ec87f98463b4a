"""What a draft changes, field by field, by Wagtail's own comparison of versions."""

from wagtail.models import TaskState


def differences(request, submission):
    """Return Wagtail's comparisons of the fields that differ from what was there before.

    Before: what is public; for a draft that never was, the version that the team asked about.
    """
    draft = submission.draft
    before = _version_before(draft)
    if before is None:
        return []
    after = draft.get_latest_revision_as_object()
    # The panels of its snippet viewset, which the admin edits it with.
    edit_handler = type(draft).get_edit_handler()
    panel = edit_handler.get_bound_panel(instance=draft, request=request, form=None)
    compared = (compare(before, after) for compare in panel.get_comparison())
    return [comparison for comparison in compared if comparison.has_changed()]


def _version_before(draft):
    if draft.live:
        return draft
    asked = (
        TaskState.objects.for_instance(draft)
        .filter(status=TaskState.STATUS_REJECTED, revision__isnull=False)
        .order_by("-pk")
        .first()
    )
    if asked is None or asked.revision_id == draft.latest_revision_id:
        return None
    return asked.revision.as_object()
