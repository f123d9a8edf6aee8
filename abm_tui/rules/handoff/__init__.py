"""The hand-off to sales."""
