"""The framework as rules read it."""
