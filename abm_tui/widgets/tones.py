"""How a piece of text becomes a line of the screen: tone to colour, fencing, ASCII, exact width. The only such place.

Colours are Okabe and Ito's blue, orange and purple, which stay apart for colour-blind people; they only repeat what a
sign or a word already says, so nothing is lost under NO_COLOR.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from abm_tui.glyphs import shown
from abm_tui.text import fenced

TONES = ("dim", "good", "attention", "other", "bold", "flash")
"""dim: less important · good: fine, or you · attention: wants you · other: the other person · bold: a title."""

Piece = tuple[str, str]
"""(text, tone). A tone may hold several words; `reverse` and `underline` are tones too: `"bold reverse"`."""
Line = str | Piece | Sequence[Piece] | Text

# Constants rather than component classes of the stylesheet: those are matched anew for every widget of every screen.
_PLAIN = {"bold": Style(bold=True), "flash": Style(bold=True, underline=True)}
_DARK = _PLAIN | {
    "dim": Style(color="#a0a0a0"),
    "good": Style(color="#56b4e9"),
    "attention": Style(color="#e69f00"),
    "other": Style(color="#d78fb6"),
}
_LIGHT = _PLAIN | {
    "dim": Style(color="#5a5a5a"),
    "good": Style(color="#005a8f"),
    "attention": Style(color="#8a4100"),
    "other": Style(color="#84336a"),
}
_ANSI = _PLAIN | {
    "dim": Style(color="default", dim=True),
    "good": Style(color="bright_blue"),
    "attention": Style(color="yellow"),
    "other": Style(color="magenta"),
}
_EXTRA = {"reverse": Style(reverse=True), "underline": Style(underline=True)}


def pieces_of(line: Line) -> list[Piece]:
    """Any form of a line as a list of pieces. Of a rich Text only the text and tone names in its spans are used."""
    if isinstance(line, str):
        return [(line, "")]
    if isinstance(line, Text):
        return _pieces_of_text(line)
    if isinstance(line, tuple) and len(line) == 2 and isinstance(line[0], str) and isinstance(line[1], str):
        return [(line[0], line[1])]
    return [(text, tone) for text, tone in line]


def _pieces_of_text(text: Text) -> list[Piece]:
    base = text.style if isinstance(text.style, str) else ""
    tones = [base] * len(text.plain)
    for span in text.spans:
        if isinstance(span.style, str):
            for i in range(max(0, span.start), min(len(tones), span.end)):
                tones[i] = f"{tones[i]} {span.style}".strip()
    pieces: list[Piece] = []
    for char, tone in zip(text.plain, tones, strict=True):
        if pieces and pieces[-1][1] == tone:
            pieces[-1] = (pieces[-1][0] + char, tone)
        else:
            pieces.append((char, tone))
    return pieces


def width_of(line: Line) -> int:
    """The width of a line in terminal cells."""
    return sum(cell_len(fenced(text)) for text, _ in pieces_of(line))


def _visible(tone: str) -> bool:
    """Whether a blank in this tone looks different from one without."""
    return "reverse" in tone or "underline" in tone or "flash" in tone


class Painted(Widget):
    """A widget that draws its own lines in tones. Subclasses define `render_line` and call `strip`."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = "Painted { height: 1; }"

    _tone_styles: dict[str, Style] | None = None
    _tone_theme: str = ""

    def notify_style_update(self) -> None:
        """Forget the colours when the stylesheet or the theme changes."""
        self._tone_styles = None
        super().notify_style_update()

    def _on_focus(self, event: events.Focus) -> None:
        self._take_focus(event, True)

    def _on_blur(self, event: events.Blur) -> None:
        self._take_focus(event, False)

    def _take_focus(self, event: events.Focus | events.Blur, has: bool) -> None:
        """Focus does not change how the lines look, so nothing is drawn again (Textual would redraw all of them)."""
        event.prevent_default()
        self.has_focus = has
        if isinstance(self.parent, Widget):
            self.parent.post_message(events.DescendantFocus(self) if has else events.DescendantBlur(self))

    def tone(self, name: str) -> Style:
        """The rich style of a tone (or of several, in one string) on this widget's background."""
        cache = self._tone_styles
        if cache is None or self._tone_theme != self.app.theme:
            cache = self._tone_styles = {}
            self._tone_theme = self.app.theme
        style = cache.get(name)
        if style is None:
            style = self.rich_style
            for word in name.split():
                if word in _EXTRA:
                    style += _EXTRA[word]
                elif word in TONES:
                    style += self._own(word)
            cache[name] = style
        return style

    def _own(self, tone: str) -> Style:
        """What the tone adds to the widget's style: its colour and attributes, not the background."""
        if self.app.native_ansi_color:
            return _ANSI[tone]
        return (_DARK if self.app.current_theme.dark else _LIGHT)[tone]

    def strip(self, pieces: Iterable[Piece], width: int) -> Strip:
        """A line of exactly `width` cells; neighbours of one tone become one segment (fewer bytes to the terminal)."""
        segments: list[Segment] = []
        text_of: list[str] = []
        last: str | None = None
        room = width
        for raw, wanted in pieces:
            if room <= 0:
                break
            text = shown(fenced(raw))
            length = len(text) if text.isascii() else cell_len(text)
            if length > room:
                text, length = set_cell_size(text, room), room
            if not text:
                continue
            blank = last is not None and text.isspace() and not (_visible(wanted) or _visible(last))
            tone = last if blank else wanted
            if tone != last and last is not None:
                segments.append(Segment("".join(text_of), self.tone(last)))
                text_of = []
            text_of.append(text)
            last = tone
            room -= length
        if room > 0:
            if last is not None and _visible(last):
                segments.append(Segment("".join(text_of), self.tone(last)))
                text_of = []
                last = ""
            text_of.append(" " * room)
        if text_of:
            segments.append(Segment("".join(text_of), self.tone(last or "")))
        return Strip(segments, width)
