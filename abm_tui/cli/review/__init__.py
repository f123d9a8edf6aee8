"""Commands: score and review."""
