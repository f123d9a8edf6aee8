"""Commands: people and deals."""
