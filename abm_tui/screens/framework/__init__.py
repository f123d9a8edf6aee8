"""The framework: ICP, tiers, stages, roles, signals, members."""
