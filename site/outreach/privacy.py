"""What visits hold of a person: found by the e-mail address of the business or of whoever sent it in."""

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from directory.models import Business
from outreach.models import NextStep, Visit
from submissions.models import Submission


def visits_of(email):
    """Return the visits to businesses that an address stands for."""
    if not email:
        return Visit.objects.none()
    of_businesses = Submission.objects.filter(
        content_type=ContentType.objects.get_for_model(Business),
        contact_email__iexact=email,
        is_correction=False,  # whoever corrects an entry need not be its owner
    )
    theirs = Q(business__email__iexact=email)
    return Visit.objects.filter(theirs | Q(business__in=of_businesses.values("object_id")))


def export_visits(email):
    return [
        {
            "betrieb": visit.name,
            "strasse": visit.street,
            "tag": visit.day.isoformat(),
            "wie_es_war": str(visit.get_outcome_display()),
            "minuten": visit.minutes,
            "themen": visit.topics_in_words,
            "lage": str(visit.get_situation_display()),
            "notiz": visit.note,
            "denkt_ans_aufhoeren": visit.thinks_of_stopping,
            "aufhoeren_im_jahr": visit.stopping_year,
            "naechste_schritte": [
                {"was": step.text, "bis": step.due_on.isoformat()}
                for step in visit.next_steps.all()
            ],
        }
        for visit in visits_of(email).prefetch_related("next_steps")
    ]


def erase_visits(email):
    """Delete the visits; what they counted for names nobody and stays."""
    found = visits_of(email)
    count = found.count()
    found.delete()
    return count


def old_visits(before, now):
    """Visits of long ago of which nothing is still to be done; for the retention."""
    # Days are counted on the calendar: the night between two clocks would take one off.
    last = localdate(now) - dt.timedelta(days=(now - before).days)
    is_open = NextStep.objects.open().filter(visit=OuterRef("pk"))
    return Visit.objects.filter(~Exists(is_open), day__lt=last)
