"""Redirects the old address of a date whose series was cut in two."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect

from events.models import Event, Occurrence
from events.recurrence.local_time import day_and_time, local
from events.views.month import valid_month

# The most cuts that are followed; a circle of rows must not be followed forever.
LONGEST_CHAIN = 20


def leads_on(answer):
    """Redirect an address below a date to where the date went, instead of answering 404."""

    @wraps(answer)
    def answer_or_lead(request, page, slug, day):
        try:
            return answer(request, page, slug, day)
        except Http404:
            address = address_of(slug, day, request.path.partition(f"/{day}/")[2])
        query = request.GET.urlencode()
        # 308 keeps the body of a form that was open while an editor cut the series.
        return redirect(
            f"{address}?{query}" if query else address,
            permanent=True,
            preserve_request=request.method == "POST",
        )

    return answer_or_lead


def address_of(slug: str, day: str, tail: str = "") -> str:
    """The address of the date of this day in what continues the event at this address.

    `tail` is what stands behind the day. Where the days have moved since, it is the address of the
    event that continues. Raises Http404.
    """
    try:
        wanted, _time = day_and_time(day)
    except ValueError as error:
        raise Http404 from error
    if valid_month(wanted.year, wanted.month) is None:
        raise Http404
    event = Event.objects.public().filter(slug=slug).first()
    for _number in range(LONGEST_CHAIN):
        event = event and _next_part(event, wanted)
        if event is None:
            raise Http404
        found = Occurrence.objects.original_day(wanted).filter(event=event).first()
        if found is not None:
            return event.get_absolute_url() + found.path + tail
        if _next_part(event, wanted) is None:
            return event.get_absolute_url()
    raise Http404


def _next_part(event, wanted):
    """The part of the series that begins last, but not after the wanted day.

    Where the series was cut and moved to a later day, the wanted day may lie in the gap: then it is
    the part behind the gap.
    """
    parts = list(Event.objects.public().filter(continues=event).order_by("-starts_at"))
    begun = next((part for part in parts if local(part.starts_at).date() <= wanted), None)
    if begun or not parts or event.occurrences.from_day(wanted).exists():
        return begun
    return parts[-1]
