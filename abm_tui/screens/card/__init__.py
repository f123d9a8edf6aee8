"""The account card."""
