"""The examples of the calendar, invented: every function takes the day of loading."""
