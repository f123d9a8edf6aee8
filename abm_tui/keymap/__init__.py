"""What keys mean: the table of actions and its readings."""
