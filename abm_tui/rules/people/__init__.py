"""People, their seats and how well a committee is covered."""
