"""The last line of defence: no control or bidi character in any widget's text reaches the terminal.

Textual passes escape sequences in text through to the terminal, from every widget. Text is cleaned on its way in
(text.clean) and where a line is drawn (tones.py); this catches what neither saw: an Input, a TextArea, a file name in
an error. It replaces `Strip.render`, the one function every widget's line goes through.
"""

from __future__ import annotations

from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from abm_tui.text import CONTROL, fenced

_MARK = "_abm_fence"


def install() -> None:
    """Put the fence up, once for the process; calling it again changes nothing."""
    original = Strip.render
    if getattr(original, _MARK, False):
        return

    def render(self: Strip, console: Console) -> str:
        if self._render_cache is None and any(not c and CONTROL.search(text) for text, _, c in self._segments):
            self._segments = [s if s.control else Segment(fenced(s.text), s.style) for s in self._segments]
        return original(self, console)

    setattr(render, _MARK, True)
    Strip.render = render  # type: ignore[method-assign]
