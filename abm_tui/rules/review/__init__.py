"""The weekly review: its agenda, its minutes."""
