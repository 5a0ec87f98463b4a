"""Which rights the editors were given by the site itself."""

from django.db import models


class GrantedRight(models.Model):
    """A right that was granted to the editors once, so that no upgrade grants it a second time."""

    name = models.CharField(max_length=200, unique=True)

    def __str__(self):
        return self.name
