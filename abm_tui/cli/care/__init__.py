"""Commands: care."""
