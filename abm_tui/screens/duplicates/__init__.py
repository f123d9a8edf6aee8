"""Records that may be one and the same."""
