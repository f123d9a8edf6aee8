"""The places of the terminal workspace, one file a place. They read and write through the store alone."""
