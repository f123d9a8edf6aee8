"""Commands: work."""
