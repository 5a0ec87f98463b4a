"""What a new installation starts with: readable data, and the functions that load it."""
