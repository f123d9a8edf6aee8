"""Tables and words of the domain. Importing this package loads no library: `tables` brings SQLModel, `words` nothing."""
