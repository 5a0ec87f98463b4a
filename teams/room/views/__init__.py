"""What each address of a room answers."""
