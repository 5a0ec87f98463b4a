"""What a new installation starts with: readable data, and the deeds that load it."""
