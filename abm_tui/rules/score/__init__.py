"""The score and its bands."""
