"""The yardstick: what Textual itself needs to show a header, a line and a footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class Hello(App[None]):
    BINDINGS: ClassVar = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("hello, world")
        yield Footer()


if __name__ == "__main__":
    Hello().run()
