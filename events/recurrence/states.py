"""What a date of a series may be, and what may differ at it. Pure."""

SCHEDULED, CANCELLED, MOVED = "scheduled", "cancelled", "moved"
EXTRA, PAUSE = "extra", "pause"
