"""Which account first, and how much a week holds."""
