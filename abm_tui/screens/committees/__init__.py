"""The buying committees."""
