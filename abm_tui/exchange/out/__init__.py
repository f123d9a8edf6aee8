"""The workspace into files: exports, what goes back to a CRM, and the rows that stayed out."""
