"""The parts screens are made of. They know neither the store nor an account: text, keys and cells only."""
