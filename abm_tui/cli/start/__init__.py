"""Commands: start."""
