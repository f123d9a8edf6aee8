"""What an import would do, row by row."""
