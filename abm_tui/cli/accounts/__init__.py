"""Commands: accounts."""
