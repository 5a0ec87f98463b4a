"""Days on which things take place: named by how far they are ahead, so that the tests never expire."""

import datetime as dt

from django.utils import timezone

TUESDAY = 1


def tuesday(weeks=0):
    """Return the first Tuesday that is three months away or more, or one so many weeks after it."""
    day = timezone.localdate() + dt.timedelta(days=91)
    return day + dt.timedelta(days=(TUESDAY - day.weekday()) % 7, weeks=weeks)
