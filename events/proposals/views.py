"""The form that corrects a published event."""

from events.views.pages import find_event
from submissions.front_door.correct_published import correct_published


def correct_event(request, page, slug):
    return correct_published(request, "event", page, find_event(slug))
