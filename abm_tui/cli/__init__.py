"""The command line: the same numbers without the screen. A file a family, heavy imports where they are used."""
