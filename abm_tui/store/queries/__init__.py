"""What screens and commands read: plain functions that take a Reader, a fixed number of statements each."""
