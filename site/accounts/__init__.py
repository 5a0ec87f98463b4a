"""Who may enter: signing in, second factor, invitations, sessions, roles, and what was done."""
