"""Stages and their gates."""
