"""Filtering and finding on a sheet of accounts: one grammar, the live count, `did you mean`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.shell.host import Host, RowsHere
from abm_tui.text import fold
from abm_tui.widgets.grid import Row
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.rules.filter.fields import Vocabulary
    from abm_tui.rules.filter.filter import Filter


class FilterActions:
    """The filter in force, and the words looked for. `rows` show what it leaves.

    `vocabulary` are the words that a filter may name: whoever reads the rows puts them here. `steps` ends the
    sentence of a search: the keys that go on from hit to hit.
    """

    def __init__(self, host: Host, rows: RowsHere, *, steps: str = "n next, p previous") -> None:
        self._host, self._rows, self._steps = host, rows, steps
        self._search = ""

    def handlers(self) -> Handlers:
        return {
            Do.FILTER: Handler(self.ask),
            Do.CLEAR_FILTER: Handler(self.clear),
            Do.FIND: Handler(self.find),
            Do.NEXT: Handler(self.next_hit),
            Do.PREVIOUS: Handler(self.previous_hit),
        }

    # The rules are read once they are asked for: the frame is on the screen before.

    @cached_property
    def filter(self) -> Filter:
        """What is shown: everything, until somebody says."""
        from abm_tui.rules.filter.filter import Filter

        return Filter("")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that a filter may name."""
        from abm_tui.rules.filter.fields import Vocabulary

        return Vocabulary()

    # filter

    def take(self, text: str) -> None:
        """Put a filter in force without showing anything yet: rows are still to be read."""
        from abm_tui.rules.filter.filter import parse

        self.filter = parse(text, self._host.today, self.vocabulary)

    def set(self, text: str) -> None:
        """Show only what matches."""
        before = self.filter
        self.take(text)
        self._rows.show_filtered(before)

    def chips(self) -> list[tuple[str, str]]:
        """The filter's terms for line 2; one that is not understood stands out."""
        pieces: list[tuple[str, str]] = []
        for chip in self.filter.chips:
            pieces += [(chip.text, "" if chip.ok else "attention"), ("  ", "")]
        return pieces

    def ask(self) -> None:
        """Ask for a filter; the rows follow what is typed, Esc brings the old one back."""
        old, cursor = self.filter.text, self._rows.sheet.cursor_key

        def restore() -> None:
            self.set(old)
            self._rows.sheet.move_to(cursor)

        self._host.ask(
            "Filter",
            self._keep,
            value=old and old + " ",
            echo=self._typed,
            cancelled=restore,
            keys=("tab",),
            on_key=self._complete,
        )

    def _typed(self, text: str) -> Sequence[Line]:
        if text != self.filter.text:
            self.set(text)
        return self._hint()

    def _complete(self, _key: str) -> None:
        """Tab: the first word that may stand here."""
        from abm_tui.rules.filter.complete import complete, word_at

        prompt = self._host.prompt
        words = complete(prompt.value, prompt.cursor_position, self.vocabulary)
        if words:
            start, end = word_at(prompt.value, prompt.cursor_position)
            text = prompt.value[:start] + words[0] + prompt.value[end:]
            prompt.load(text, select=False)
            self._host.show_below(self._typed(text))

    def _keep(self, text: str) -> None:
        self.set(text)
        shown, every = self._rows.shown_of()
        if self.filter.problems:
            self._host.say(f"{shown} of {every} shown · {self.filter.problems[-1].message}", "attention")
        else:
            self._host.say(f"{shown} of {every} shown · F shows all")

    def _hint(self) -> Sequence[Line]:
        from abm_tui.rules.filter.complete import complete

        shown, every = self._rows.shown_of()
        if self.filter.problems:
            problem = self.filter.problems[-1]
            return [[(f" {shown} of {every} · ", ""), (problem.message, "attention")]]
        prompt = self._host.prompt
        words = complete(prompt.value, prompt.cursor_position, self.vocabulary)[:6]
        return [[(f" {shown} of {every}", "bold"), (f" · Tab: {'  '.join(words)}" if words else "", "dim")]]

    def clear(self) -> None:
        """Show everything again."""
        self.set("")
        self._host.say(f"All {self._rows.shown_of()[1]} are shown.")

    # find

    def find(self) -> None:
        """Ask for a part of a name, and go to it."""

        def done(text: str) -> None:
            self._search = text.strip()
            self.next_hit()

        self._host.ask("Find", done, value=self._search)

    def next_hit(self) -> None:
        """To the next row whose name or domain holds the words looked for."""
        self._to_hit(back=False)

    def previous_hit(self) -> None:
        """To the one before."""
        self._to_hit(back=True)

    def _to_hit(self, *, back: bool) -> None:
        if not self._search:
            self._host.say("Nothing to look for yet: / finds a name.")
            return
        word = fold(self._search)
        rows = self._rows.shown_rows()
        found = {row.id for row in rows if word in fold(f"{row.account.name}\n{row.account.domain}")}

        def hit(row: Row) -> bool:
            return row.key in found

        if found and not self._rows.sheet.move_to_next(hit, back=back) and len(found) > 1:
            return
        there = f'{len(found)} with "{self._search}" · {self._steps}'
        self._host.say(there if found else f'No name with "{self._search}" here.')
