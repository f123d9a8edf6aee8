"""How well a company fits the ICP."""
