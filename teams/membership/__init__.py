"""Joining a team, leaving it, and what is kept of its members."""
