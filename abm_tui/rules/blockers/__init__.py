"""What is in the way of an account."""
