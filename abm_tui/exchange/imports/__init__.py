"""An import from the file to its writing."""
