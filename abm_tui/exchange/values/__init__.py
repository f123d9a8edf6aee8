"""Cells into values: amounts, days, names, addresses, words; each reader knows what people and programs write."""
