"""Plays, their touches, and what is suggested."""
