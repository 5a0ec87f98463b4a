"""How somebody of the team is called among colleagues."""


def name_of(user) -> str:
    """Return the name of an account, or by which name it signs in."""
    return user.get_full_name() or user.get_username()
