"""The top places by name, made when first shown."""

from __future__ import annotations

from abm_tui.screens.place import Place


def make(name: str) -> Place:
    """A new screen of the place."""
    if name == "targets":
        from abm_tui.screens.targets import TargetsScreen

        return TargetsScreen()
    if name == "committees":
        from abm_tui.screens.committees import CommitteesScreen

        return CommitteesScreen()
    if name == "plays":
        from abm_tui.screens.plays import PlaysScreen

        return PlaysScreen()
    if name == "board":
        from abm_tui.screens.board import BoardScreen

        return BoardScreen()
    raise KeyError(name)
