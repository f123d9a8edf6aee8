"""Documents made of values: Markdown, text, JSON. One builder a document."""
