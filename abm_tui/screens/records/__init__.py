"""Pages that edit the fields of one record."""
