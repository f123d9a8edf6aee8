"""What is on the screen while the workspace is being opened: the frame, and nothing heavy behind it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from abm_tui.widgets.frame import ContextLine, FooterLine, Rule, TabsLine

TABS = ("Targets", "Committees", "Plays", "Review")


class OpeningScreen(Screen[None], inherit_bindings=False):
    """Lines 1 and 2 and the keys. A key pressed meanwhile waits for the place that follows."""

    AUTO_FOCUS = None

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        yield TabsLine(list(TABS), TABS[0])
        yield ContextLine(" opening…")
        yield Rule()
        footer = FooterLine([], tail="q")
        footer.styles.dock = "bottom"
        yield footer

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key in {"q", "ctrl+q", "ctrl+c"}:
            self.app.exit()
