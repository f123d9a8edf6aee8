"""What stands under every place: frame, keys, prompts, writing, leaving."""
