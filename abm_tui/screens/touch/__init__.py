"""The touch sheet."""
