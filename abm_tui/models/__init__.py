"""Tables and words of the domain. Importing the package loads no library: `tables` brings SQLModel, `words` nothing."""
