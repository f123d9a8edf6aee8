"""What one database does its own way."""
