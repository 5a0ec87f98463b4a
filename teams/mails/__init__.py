"""Which letters the Erfolgsteams write, and to whom."""
