"""Finding a word in every section of the framework, not only in the one that is shown."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.framework.lines import FrameworkSource
from abm_tui.screens.framework.values import cell_text
from abm_tui.screens.framework.view import SECTIONS
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.text import fold, shorten

if TYPE_CHECKING:
    from abm_tui.screens.framework.view import FrameworkView
    from abm_tui.screens.shell.host import Host

Hit = tuple[str, Hashable, str]  # section, line, column


class FrameworkSearch:
    """/ asks for a word, n and p go from line to line that has it."""

    def __init__(self, host: Host, view: FrameworkView) -> None:
        self._host, self._view = host, view
        self._word = ""

    def handlers(self) -> Handlers:
        return {
            Do.FIND: Handler(self.find),
            Do.NEXT: Handler(lambda: self.next_hit(1)),
            Do.PREVIOUS: Handler(lambda: self.next_hit(-1)),
        }

    def find(self) -> None:
        """Ask for a word, and go to the first line that has it."""

        def done(text: str) -> None:
            self._word = text.strip()
            self.next_hit(1)

        self._host.ask("Find", done, value=self._word)

    def next_hit(self, step: int) -> None:
        """The next line with the word, or the one before; from the other end again."""
        word = fold(self._word)
        if not word:
            self._host.say("Nothing to look for yet: / finds a word in every section.")
            return
        lines = list(self._lines(word))
        hits = [n for n, (_, found) in enumerate(lines) if found]
        if not hits:
            self._host.say(f'No "{shorten(self._word, 30)}" in the framework.')
            return
        here = (self._view.section, self._view.sheet.cursor_key)
        at = next((n for n, ((section, key, _), _) in enumerate(lines) if (section, key) == here), -1)
        ahead = [n for n in hits if n > at] if step > 0 else [n for n in reversed(hits) if n < at]
        section, key, column = lines[(ahead or (hits if step > 0 else hits[::-1]))[0]][0]
        self._view.go_to(section, key, column)
        self._host.say(f'{len(hits)} with "{shorten(self._word, 30)}" · n next, p previous')

    def _lines(self, word: str) -> Iterator[tuple[Hit, bool]]:
        """Every line of every section with the column the word stands in, and whether it does."""
        for section in SECTIONS:
            page = self._view.reading.page_of(section)
            source = FrameworkSource(self._view.sheet)
            source.show(page, self._view.reading.kept)
            for line in page.lines:
                if line.kind == "row":
                    columns = [c.key for c in page.layouts.get(line.layout) or page.layouts[""]]
                    found = [key for key in columns if word in fold(place_text(source, line.key, key))]
                    yield (section, line.key, found[0] if found else page.first), bool(found)


def place_text(source: FrameworkSource, key: Hashable, column: str) -> str:
    """The text of a place, whole."""
    kept = source.at(key, column)
    return cell_text(kept) if kept is not None else source.cell(key, column).text
