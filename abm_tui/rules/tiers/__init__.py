"""Tiers: slots, disputes, the watchlist, re-tiering."""
