"""Fields of an account as typed text."""
