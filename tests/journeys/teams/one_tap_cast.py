"""Makes a team that meets soon, and the letters of its night."""

import os
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.members import account_for
from content.models import Neighbourhood
from teams.mails import meeting_mails
from teams.models import Facilitation, Meeting, Member, SuccessTeam

now = timezone.now()
team = SuccessTeam.objects.create(
    name="Ein Klick (Beispiel)",
    slug="ein-klick",
    summary="Zwei, die sich schreiben",
    description="<p>Wir treffen uns.</p>",
    neighbourhood=Neighbourhood.objects.get(name="Hassel"),
    live=True,
)
leading = get_user_model().objects.create_user(
    "lea.klick", "lea.klick@example.org", os.environ["CAST_PASSWORD"]
)
leading.groups.add(Group.objects.get(name="Teambegleitung"))
Facilitation.objects.create(team=team, user=leading)
email = "dora.klick@example.org"
Member.objects.create(
    team=team,
    user=account_for(email, "Dora"),
    name="Dora",
    email=email,
    state="active",
    created_at=now,
    joined_at=now,
)
Member.objects.create(team=team, name="Frieda", state="active", created_at=now, joined_at=now)
starts_at = now + timedelta(days=2)
Meeting.objects.create(
    team=team, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=30), place="Bonni"
)
print(meeting_mails.write_due(now), "Briefe")
