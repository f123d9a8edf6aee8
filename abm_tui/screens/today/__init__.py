"""Today: what is hot, late and due, what waits, and the plan of the week."""
