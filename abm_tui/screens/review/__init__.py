"""The weekly review: board, talk, learnt."""
