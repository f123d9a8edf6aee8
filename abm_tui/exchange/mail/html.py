"""The text of a mail that is only a page: its quotes marked with >, its signature set off as in plain mail."""

from __future__ import annotations

import re

from abm_tui.exchange.values.markup import HtmlText

# How mail programs mark a signature: by class or id of the box around it.
_SIGNATURES = re.compile(
    r"gmail_signature|moz-signature|protonmail_signature_block|^(?:ms-outlook-mobile-)?signature$", re.IGNORECASE
)
_BOXES = ("div", "blockquote", "span", "table", "section")
_OPEN, _CLOSE = "\ue000", "\ue001"
_PRIVATE = str.maketrans("", "", _OPEN + _CLOSE)


def page_text(page: str) -> str:
    """What the page says, a line a line; quoted ones begin with >, a signature with the line `--`. Never raises."""
    letter = _Letter()
    try:
        letter.feed(page.translate(_PRIVATE))
        letter.close()
    except AssertionError:  # the parser's way to say that a declaration is none
        return page
    lines, depth = list[str](), 0
    for line in "".join(letter.said).split("\n"):
        depth = max(0, depth + line.count(_OPEN) - line.count(_CLOSE))
        words = " ".join(line.translate(_PRIVATE).split())
        lines.append(f"> {words}".rstrip() if depth and words else words)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Letter(HtmlText):
    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[tuple[str, bool]] = []  # each open one, and whether it quotes

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "div" or not (self.said and self.said[-1].endswith("\n")):  # one div behind another is no blank line
            super().handle_starttag(tag, attrs)
        if tag == "p":
            self.said.append("\n")
        if tag not in _BOXES:
            return
        marks = [str(value) for name, value in attrs if name in ("class", "id") and value]
        if any(_SIGNATURES.search(mark) for mark in marks):
            self.said.append("\n--\n")
        # "On … wrote:" stands in Gmail's box of a quote, too, so no box is one but what cites.
        quotes = tag == "blockquote"
        if quotes:
            self.said.append(f"\n{_OPEN}")
        self._boxes.append((tag, quotes))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BOXES:
            while self._boxes:
                open_tag, quotes = self._boxes.pop()
                if quotes:
                    self.said.append(f"{_CLOSE}\n")
                if open_tag == tag:
                    break
        super().handle_endtag(tag)
