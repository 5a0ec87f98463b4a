from django.db import models


class OpeningHoursField(models.TextField):
    """An OSM `opening_hours` text, kept in its normal form; edited as rows, one per day."""
