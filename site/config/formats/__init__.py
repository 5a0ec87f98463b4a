"""Date formats beyond Django's own."""
