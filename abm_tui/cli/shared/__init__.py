"""What the families of commands share."""
