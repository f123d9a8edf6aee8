"""The plays and their touches."""
