"""Makes two teams and who leads them in a running site."""

import os
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.members import account_for
from content.models import Neighbourhood
from teams.models import Facilitation, Meeting, Member, SuccessTeam

now = timezone.now()
leading = get_user_model().objects.create_user(
    "frauke", "frauke@example.org", os.environ["CAST_PASSWORD"], first_name="Frauke"
)
leading.groups.add(Group.objects.get(name="Teambegleitung"))
for name, slug, seats, members in (
    ("Werft (Beispiel)", "werft", 3, ("Bob", "Carla")),
    ("Volles Haus (Beispiel)", "volles-haus", 1, ("Rita",)),
):
    team = SuccessTeam.objects.create(
        name=name,
        slug=slug,
        summary="Betriebe, die sich helfen",
        description="<p>Wir treffen uns jeden Monat.</p>",
        neighbourhood=Neighbourhood.objects.get(name="Hassel"),
        seats=seats,
        live=True,
    )
    Facilitation.objects.create(team=team, user=leading)
    for member in members:
        address = f"{member.lower()}.{slug}@example.org"
        Member.objects.create(
            team=team,
            user=account_for(address, member),
            name=member,
            email=address,
            state="active",
            created_at=now,
            joined_at=now,
        )
# One meeting was yesterday, one is just going on.
for begun in (timedelta(days=1), timedelta(minutes=5)):
    Meeting.objects.create(
        team=SuccessTeam.objects.get(slug="werft"),
        starts_at=now - begun,
        ends_at=now - begun + timedelta(hours=2),
        place="Café Halbzeit",
    )
