"""The forms that correct a published entry."""

from directory.premises.views import find_premises
from directory.views.businesses import find_business
from submissions.front_door.correct_published import correct_published


def correct_business(request, page, slug):
    return correct_published(request, "business", page, find_business(slug))


def correct_premises(request, page, slug):
    return correct_published(request, "premises", page, find_premises(slug))
