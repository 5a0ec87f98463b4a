"""Turns each typed number of members into as many members, so that no taken place becomes a free one.

They have no name yet: whoever leads the team writes it down, or takes out who is not there.
"""

from django.db import migrations
from django.utils import timezone

from submissions.tokens import hash_of, make_nonce, token_for

EXAMPLE_MARK = "(Beispiel)"


def make_members(apps, schema_editor):
    Member = apps.get_model("teams", "Member")
    now = timezone.now()
    for team in apps.get_model("teams", "SuccessTeam").objects.filter(member_count__gt=0):
        Member.objects.bulk_create(nameless(Member, team, team.member_count, now))


def nameless(Member, team, number, now):
    """Return so many members of a team, of whom nothing else is known."""
    nonces = [make_nonce() for _number in range(number)]
    return [
        Member(
            team=team,
            state="active",
            created_at=now,
            joined_at=now,
            is_example=team.name.endswith(EXAMPLE_MARK),
            token_nonce=nonce,
            token_hash=hash_of(token_for(nonce)),
        )
        for nonce in nonces
    ]


class Migration(migrations.Migration):
    dependencies = [("teams", "0005_members_and_their_room")]

    operations = [migrations.RunPython(make_members, migrations.RunPython.noop)]
