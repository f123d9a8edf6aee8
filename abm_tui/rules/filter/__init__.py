"""The filter: what is typed, what it matches."""
