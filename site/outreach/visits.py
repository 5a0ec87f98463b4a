"""What is done with a visit: noted, changed, taken back; each with its evidence, in one transaction."""

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from directory.freshness.evidence import scope_of
from evidence.models import ReportPeriod
from evidence.recording import Fact, Kind, Scope, record
from outreach.models import OutreachSettings, Visit

SOURCE = "visit"
MINUTES_AN_HOUR = 60


@transaction.atomic
def note(visit, step=None):
    """Store a new or changed visit, its next step, and what it counts for.

    The key makes this happen once: a visit that is sent again, because the answer got lost, is the
    one that is stored already.
    """
    if visit.pk is None and (known := _known(visit)):
        return known
    try:
        with transaction.atomic():
            visit.save()
    except IntegrityError:  # sent twice at the same moment
        return _known(visit)
    if step is not None and not _is_promised(visit, step):
        step.visit = visit
        step.save()
    record_visit(visit)
    return visit


def _is_promised(visit, step):
    """Whether the same step stands already: a form may be sent twice."""
    return visit.next_steps.open().filter(text=step.text, due_on=step.due_on).exists()


def _known(visit):
    return Visit.objects.filter(idempotency_key=visit.idempotency_key).first()


def nobody_in(place, day, user, key):
    """Note that nobody was there."""
    outcome = Visit.Outcome.NOBODY_IN
    return note(visit_to(place, day=day, user=user, outcome=outcome, idempotency_key=key))


def visit_to(place, **values):
    """Return a visit, not stored, to a business or to premises."""
    return Visit(
        **{
            place._meta.model_name: place,
            "name": place.name,
            "street": place.street,
            "neighbourhood": place.neighbourhood,
        }
        | values
    )


def by_others_that_day(visit):
    """Return the visits of colleagues to the same place on the same day."""
    # Two who meet a new shop make two drafts of it: the desk joins them later.
    found = Visit.objects.filter(name__iexact=visit.name, street__iexact=visit.street)
    if visit.place is not None:
        found |= Visit.objects.at(visit.place)
    found = found.filter(day=visit.day).exclude(user=None).exclude(user=visit.user)
    return found.select_related("user")


def record_visit(visit):
    scope = scope_of(visit.business) if visit.business else Scope(visit.neighbourhood)
    if not visit.is_talk:
        record(SOURCE, visit.pk, Fact(Kind.NOBODY_IN, visit.day, scope))
        return
    labels = {topic.value: topic.label for topic in Visit.Topic} | {"help": _("Hilfe")}
    topics = [
        Fact(Kind.TOPIC, visit.day, scope, detail=labels[topic])
        for topic in visit.topics
        if topic in labels
    ]
    record(SOURCE, visit.pk, Fact(Kind.VISIT, visit.day, scope, minutes=visit.minutes), *topics)


@transaction.atomic
def take_back(visit):
    """Delete a visit that was noted by mistake: it never took place, and counts for nothing."""
    record(SOURCE, visit.pk)
    visit.delete()


def hint_about(business, today):
    """Return what the editors want to be done after so many hours of advice; "" where nothing is due."""
    rules = OutreachSettings.load()
    if not (rules.advice_hours and rules.advice_hint) or business is None:
        return ""
    period = ReportPeriod.objects.covering(today).first()
    if period is None:  # nothing was noted yet
        return ""
    visits = Visit.objects.at(business).filter(day__gte=period.first_day, day__lte=period.last_day)
    minutes = visits.aggregate(sum=Sum("minutes"))["sum"] or 0
    return rules.advice_hint if minutes >= rules.advice_hours * MINUTES_AN_HOUR else ""
