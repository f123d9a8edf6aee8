"""Numbers of the programme."""
