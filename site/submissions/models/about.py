"""Rows that are about another one of any model: what was sent in, a call, the care of an entry."""

from django.contrib.contenttypes.models import ContentType
from django.db import models


class AboutQuerySet(models.QuerySet):
    """Of a model with a generic key, `content_type` and `object_id`."""

    def about(self, row):
        """Return those about a row; for a submission, the draft or published entry it became."""
        content_type = ContentType.objects.get_for_model(row, for_concrete_model=False)
        return self.filter(content_type=content_type, object_id=row.pk)
