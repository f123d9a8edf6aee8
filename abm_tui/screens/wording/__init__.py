"""Words and signs that several places show."""
