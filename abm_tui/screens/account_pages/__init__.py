"""Pages opened from an account that explain it."""
