"""The top places above Targets, by name, made when first shown."""

from __future__ import annotations

from importlib import import_module

from abm_tui.screens.shell.place import Place

_LATER = [
    "committees.screen",
    "plays.screen",
    "review.board_screen",
    "card.screen",
    "review.talk_screen",
    "shell.help_screen",
    "framework.screen",
    "imports.screen",
]


def preload() -> bool:
    """Import the code of one more screen, so that its first visit need not; True while there are others."""
    if _LATER:
        import_module(f"abm_tui.screens.{_LATER.pop(0)}")
    return bool(_LATER)


def make(name: str) -> Place:
    """A new screen of the place."""
    if name == "committees":
        from abm_tui.screens.committees.screen import CommitteesScreen

        return CommitteesScreen()
    if name == "plays":
        from abm_tui.screens.plays.screen import PlaysScreen

        return PlaysScreen()
    if name == "board":
        from abm_tui.screens.review.board_screen import BoardScreen

        return BoardScreen()
    if name == "framework":
        from abm_tui.screens.framework.screen import FrameworkScreen

        return FrameworkScreen()
    if name == "import":
        from abm_tui.screens.imports.screen import ImportScreen

        return ImportScreen()
    raise KeyError(name)
