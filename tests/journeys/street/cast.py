"""Makes the cast in the database of a running site."""

import os
import uuid
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from events.models import Occurrence
from events.registration import seats

for username in ("wanda", "walter"):
    about = {"email": f"{username}@example.org", "first_name": username.title()}
    user, _is_new = get_user_model().objects.get_or_create(username=username, defaults=about)
    user.set_password(os.environ["CAST_PASSWORD"])
    user.save()
    user.groups.add(*Group.objects.filter(name__in=["Besuche", "Redaktion"]))

now = timezone.now()
# Of the evenings of other journeys, with guests of their own, none.
with_places = Occurrence.objects.upcoming(now).filter(event__registration="here")
date = with_places.filter(registrations=None).first()
# It goes on just now.
hour = timedelta(hours=1)
Occurrence.objects.filter(pk=date.pk).update(starts_at=now - hour, ends_at=now + hour)
for guest, places in (("Anna Beispiel", 2), ("Bernd Beispiel", 1)):
    seats.add_guest(
        date, name=guest, seats=places, key=uuid.uuid4(), now=now, overbooks=True, is_there=False
    )
print(reverse("events-door-list", args=[date.pk]))
