"""The schema and its steps upwards."""
