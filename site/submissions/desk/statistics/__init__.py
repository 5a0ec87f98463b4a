"""How fast and how the team decides, as numbers and as a report."""
