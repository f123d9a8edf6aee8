"""What a person may choose of the screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """See the configuration file."""

    theme: str = "textual-dark"
    mouse: bool = True
    notice: str = ""  # said once at the start
    forgiving: bool = True  # an error nobody foresaw is a sentence and a report; tests want to see it
