"""What account-based marketing says, as pure functions: plain values and a day in, plain values and reasons out."""
