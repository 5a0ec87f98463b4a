"""Writes the letters around meetings that are due this night."""

from django.utils import timezone

from teams.mails import meeting_mails

print(meeting_mails.write_due(timezone.now()), "Briefe")
