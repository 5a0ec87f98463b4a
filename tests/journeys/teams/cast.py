"""Makes a team with three members in the database of a running site."""

import os
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from accounts.members import account_for
from content.models import Neighbourhood
from teams.models import Goal, Meeting, Member, SuccessTeam

now = timezone.now()
team = SuccessTeam.objects.create(
    name="Runder Tisch (Beispiel)",
    slug="runder-tisch",
    summary="Drei, die sich helfen",
    description="<p>Wir treffen uns.</p>",
    neighbourhood=Neighbourhood.objects.get(name="Schalke"),
    seats=4,
    live=True,
)
for name in ("Alice", "Bob", "Carla"):
    user = account_for(f"{name.lower()}.tisch@example.org", name)
    user.set_password(os.environ["CAST_PASSWORD"])
    user.save()
    member = Member.objects.create(
        team=team,
        user=user,
        name=name,
        email=user.email,
        state="active",
        created_at=now,
        joined_at=now,
    )
    Goal.objects.create(member=member, title=f"Das Ziel von {name}", set_at=now)
Goal.objects.create(
    member=team.members.get(name="Alice"), title="Geheim", is_private=True, set_at=now
)
starts_at = now - timedelta(minutes=5)
meeting = Meeting.objects.create(
    team=team, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), place="Café Halbzeit"
)
print(reverse("team-turns", args=[team.slug, meeting.pk]))
