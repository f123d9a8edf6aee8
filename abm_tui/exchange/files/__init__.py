"""Bytes into a table: encoding, separator, header row, sheet, and what of a report is no row."""
