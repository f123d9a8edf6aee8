"""Measures abm from outside, through a pseudo-terminal: `make bench`."""
