"""Commands: journal."""
