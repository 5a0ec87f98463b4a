"""What the visits tell of an entry, for those who make visits."""

from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.names import name_of
from content.sections import TimelineRow, TimelineSource
from outreach.models import Visit


def visits_to(kind, entry, today):
    """Return the visits to a business or to premises; None for what has no door."""
    if kind not in ("business", "premises"):
        return None
    return Visit.objects.at(entry).annotate(row_day=F("day"))


def tell_visits(ids):
    visits = Visit.objects.filter(pk__in=ids).select_related("user")
    return {visit.pk: _row_of(visit) for visit in visits.prefetch_related("next_steps")}


def _row_of(visit):
    noted = [visit.topics_in_words, visit.get_situation_display(), visit.note]
    words = noted if visit.is_talk and any(noted) else [visit.get_outcome_display()]
    words += [_step_in_words(step) for step in visit.next_steps.all()]
    words.append(name_of(visit.user) if visit.user else "")
    url = reverse("outreach-visit", args=[visit.pk])
    return TimelineRow(gettext_lazy("Besuch"), " · ".join(str(word) for word in words if word), url)


def _step_in_words(step):
    if step.done_at:
        return _("erledigt: %(what)s") % {"what": step.text}
    day = date_format(step.due_on, "j. F")
    return _("offen bis %(day)s: %(what)s") % {"day": day, "what": step.text}


TIMELINE = (TimelineSource("visits", "outreach.view_visit", visits_to, tell_visits),)
