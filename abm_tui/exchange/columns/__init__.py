"""Headers into our fields: vendors' tables, languages, likeness, and what kind of rows they speak of."""
