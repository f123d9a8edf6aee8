"""Files in and out: reading what any CRM or spreadsheet exports, deciding what each row means, writing it back."""
