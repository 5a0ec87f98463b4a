"""The room of a team at /mein-team/: pages for its members and for whoever leads it."""
