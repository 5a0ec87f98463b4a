"""One line of time for an entry: all that the sections know of it, the newest first."""

from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Value
from django.db.models.functions import TruncDate
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.listing.paging import page_of
from content.place.time_zone import BERLIN
from content.sections import TimelineRow, TimelineSource, timeline_for
from submissions.desk.sources import address_of
from submissions.models import Submission
from submissions.registry import kinds

PER_PAGE = 20


def submissions_about(kind, entry, today):
    """Return what was sent in about an entry; what looks like advertising tells nothing of it."""
    found = Submission.objects.about(entry).exclude(state=Submission.State.SPAM)
    return found.annotate(row_day=TruncDate("created_at", tzinfo=BERLIN))


def tell_submissions(ids):
    return {row.pk: _row_of(row) for row in Submission.objects.filter(pk__in=ids)}


def _row_of(submission):
    way = submission.get_channel_display()
    words = [submission.subject, submission.reference, submission.get_state_display(), way]
    label = _("Änderung") if submission.is_correction else _("Einreichung")
    return TimelineRow(label, ", ".join(map(str, words)), address_of(submission))


TIMELINE = (
    TimelineSource(
        "submissions", "submissions.view_submission", submissions_about, tell_submissions
    ),
)


def rows_of(kind, entry, user, today):
    """Return (source, day, id) of all that a user may read of an entry, as one queryset; or None."""
    parts = [
        rows.order_by()
        .annotate(row_source=Value(source.key, output_field=CharField()))
        .values_list("row_source", "row_day", "pk")
        for source in timeline_for(user)
        if (rows := source.find(kind, entry, today)) is not None
    ]
    if not parts:
        return None
    first, *others = parts
    joined = first.union(*others, all=True) if others else first
    return joined.order_by("-row_day", "row_source", "-pk")


def lines_of(rows, user):
    """Return [(day, TimelineRow)] of a page of `rows_of`: one question for each source on it."""
    tell = {source.key: source.tell for source in timeline_for(user)}
    words = {
        key: tell[key]([pk for source, _day, pk in rows if source == key])
        for key in dict.fromkeys(source for source, _day, _pk in rows)
    }
    return [(day, words[source][pk]) for source, day, pk in rows if pk in words[source]]


class TimelineView(WagtailAdminTemplateMixin, View):
    """What happened with an entry, for whoever may read at least one of its sources."""

    page_title = _("Was bisher war")
    header_icon = "history"
    template_name = "submissions/admin/timeline.html"

    def get(self, request, kind, pk):
        if not timeline_for(request.user):
            raise PermissionDenied
        if not kinds.is_known(kind) or not kinds.get(kind).is_published:
            raise Http404
        self.entry = get_object_or_404(kinds.get(kind).model, pk=pk)
        rows = rows_of(kind, self.entry, request.user, timezone.localdate())
        if rows is None:
            raise PermissionDenied
        page = page_of(rows, request, PER_PAGE)
        context = {"page": page, "rows": lines_of(list(page), request.user)}
        return self.render_to_response(self.get_context_data(**context))

    def get_page_subtitle(self):
        return str(self.entry)

    def get_breadcrumbs_items(self):
        viewset = type(self.entry).snippet_viewset
        edit = {"url": reverse(viewset.get_url_name("edit"), args=[self.entry.pk])}
        above = [
            {"url": reverse(viewset.get_url_name("list")), "label": viewset.menu_label},
            edit | {"label": str(self.entry)},
        ]
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_header_title()}]
