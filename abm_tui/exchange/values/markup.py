"""Notes that a CRM keeps as HTML, as plain text: a line a paragraph, a dash a list item, of a link its text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = "p div br tr table ul ol h1 h2 h3 h4 h5 h6 blockquote section article header footer pre hr dl dt dd"
_SILENT = frozenset(("style", "script", "head", "title"))
_INLINE = "b i u a em strong span font img code s small sub sup td th li body html"
# What a person typed may have a < in it, but hardly the end of one of these.
_ENDS = re.compile(rf"</({'|'.join((*_BLOCKS.split(), *_INLINE.split()))})\s*>|<br\s*/?>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|mailto:", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether the text holds tags of a page."""
    return "<" in text and _ENDS.search(text) is not None


def plain(text: str) -> str:
    """What a browser would show of it; what is no page as it is."""
    if not is_html(text):
        return text
    page = HtmlText()
    try:
        page.feed(text)
        page.close()
    except AssertionError:  # the parser's way to say that a declaration is none
        return text
    lines = [" ".join(line.split()) for line in "".join(page.said).split("\n")]
    return "\n".join(line for line in lines if line)


class HtmlText(HTMLParser):
    """Collects in `said` what a browser would show, a line break at the edges of a block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "li":
            self.said.append("\n- ")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.said)))
        elif tag in _BLOCKS.split():
            self.said.append("\n")
        elif tag in ("td", "th"):
            self.said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "a" and self._links:
            where, at = self._links.pop()
            if _ADDRESS.match(where) and not "".join(self.said[at:]).strip():
                self.said.append(where.removeprefix("mailto:"))  # a link without a word is its address
        elif tag in _BLOCKS.split() or tag == "li":
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data.replace("\n", " "))
