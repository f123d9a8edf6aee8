"""Looking after the file: audit, backup."""
