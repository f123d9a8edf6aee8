"""Looking through Tier 1 again."""
