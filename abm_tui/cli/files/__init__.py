"""Commands: files."""
