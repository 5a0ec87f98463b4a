"""Keeping right how a member is called and reached."""

from django.db import transaction

from content.models import ContentVersion
from teams.membership.joining import locked


@transaction.atomic
def give_name(member, name):
    """Write down who a member is of whom the site knew only that there is one."""
    _team, member = locked(member)
    if not (member.is_in_team and member.is_nameless):
        return False
    member.name = name
    member.save(update_fields=["name"])
    return True


@transaction.atomic
def correct(member, *, name, telephone):
    """Store what a member says of themselves; the address is changed in the account."""
    _team, member = locked(member)
    member.name, member.telephone = name, telephone
    member.save(update_fields=["name", "telephone"])
    if member.named_at:  # the team's page names them, too
        ContentVersion.bump()


@transaction.atomic
def follow_address(user):
    """Let the mails of somebody's teams go to the address that their account has now.

    Where somebody else in a team has it, that membership keeps its own.
    """
    if not user.email:
        return
    for member in user.memberships.exclude(email="").exclude(email__iexact=user.email):
        team, member = locked(member)
        others = team.members.not_left().exclude(pk=member.pk)
        if not others.filter(email__iexact=user.email).exists():
            member.email = user.email
            member.save(update_fields=["email"])
