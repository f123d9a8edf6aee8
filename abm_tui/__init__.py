"""abm-tui: account-based marketing for a two-person team, in a terminal."""

__version__ = "0.1.0"
