"""What stands at the address of an event that was published once and is so no more."""

from functools import wraps
from http import HTTPStatus

from django.http import Http404

from content.listing.redirects import new_address
from events.models import Event


def tells_of_withdrawn(answer):
    """Answer 410 and say so, instead of 404; who follows a link from a calendar learns what to do."""

    @wraps(answer)
    def answer_or_tell(request, page, slug, *day):
        try:
            return answer(request, page, slug, *day)
        except Http404:
            is_withdrawn = Event.objects.withdrawn().filter(slug=slug).exists()
            # What was merged with another entry leads there.
            if not is_withdrawn or new_address(request)[0]:
                raise
        response = page.render(request, template="events/withdrawn.html")
        response.status_code = HTTPStatus.GONE
        return response

    return answer_or_tell
