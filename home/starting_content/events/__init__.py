"""The invented events; every function takes the day of loading and returns entries for it."""

from . import evenings, meetings, once, weekly


def starting_events(today):
    """Return every event of the starting content, as seen from `today`."""
    parts = (evenings, weekly, meetings, once)
    return tuple(entry for part in parts for entry in part.events(today))
