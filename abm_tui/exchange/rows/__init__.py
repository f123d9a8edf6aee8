"""Rows into the workspace: which record each means, what changes of it, and what waits for another."""
