"""What the page of the day is read from."""
