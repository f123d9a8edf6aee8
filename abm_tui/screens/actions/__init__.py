"""What keys do on more than one place."""
