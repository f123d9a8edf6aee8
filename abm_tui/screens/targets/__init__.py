"""The target-account list."""
