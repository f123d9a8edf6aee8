"""Filtering and finding on a sheet of accounts: one grammar, the live count, `did you mean`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from abm_tui.screens.actions.old_sheet import SheetActions
from abm_tui.widgets.grid import Row
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.rules.filter.fields import Vocabulary
    from abm_tui.rules.filter.filter import Filter
    from abm_tui.store.queries.listing import ListedAccount


class FilterActions(SheetActions, inherit_bindings=False):
    """Needs `set_filter(text)`, `shown_of()` and `shown_rows()`. `filter` and `vocabulary` are what is in force."""

    def __init__(self) -> None:
        super().__init__()
        self._search = ""

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

    def set_filter(self, text: str) -> None:
        """Show only what matches."""
        raise NotImplementedError

    def shown_of(self) -> tuple[int, int]:
        """(rows shown, rows there are without the filter)."""
        raise NotImplementedError

    def shown_rows(self) -> Sequence[ListedAccount]:
        """The rows on show."""
        raise NotImplementedError

    # filter

    def filter_chips(self) -> list[tuple[str, str]]:
        """The filter's terms for line 2; one that is not understood stands out."""
        pieces: list[tuple[str, str]] = []
        for chip in self.filter.chips:
            pieces += [(chip.text, "" if chip.ok else "attention"), ("  ", "")]
        return pieces

    def act_filter(self) -> None:
        old, cursor = self.filter.text, self.sheet.cursor_key

        def restore() -> None:
            self.set_filter(old)
            self.sheet.move_to(cursor)

        def typed(text: str) -> Sequence[Line]:
            if text != self.filter.text:
                self.set_filter(text)
            return self._filter_hint()

        def tab(_key: str) -> None:
            from abm_tui.rules.filter.complete import complete, word_at

            prompt = self.status.prompt
            words = complete(prompt.value, prompt.cursor_position, self.vocabulary)
            if words:
                start, end = word_at(prompt.value, prompt.cursor_position)
                text = prompt.value[:start] + words[0] + prompt.value[end:]
                prompt.load(text, select=False)
                self.status.show_below(typed(text))

        def keep(text: str) -> None:
            self.set_filter(text)
            shown, all_ = self.shown_of()
            if self.filter.problems:
                self.say(f"{shown} of {all_} shown · {self.filter.problems[-1].message}", "attention")
            else:
                self.say(f"{shown} of {all_} shown · F shows all")

        self.status.ask(
            "Filter",
            old and old + " ",
            on_submit=keep,
            on_cancel=restore,
            on_change=typed,
            limit=1_000,
            keys=("tab",),
            on_key=tab,
        )

    def _filter_hint(self) -> Sequence[Line]:
        from abm_tui.rules.filter.complete import complete

        shown, all_ = self.shown_of()
        if self.filter.problems:
            problem = self.filter.problems[-1]
            return [[(f" {shown} of {all_} · ", ""), (problem.message, "attention")]]
        words = complete(self.status.prompt.value, self.status.prompt.cursor_position, self.vocabulary)[:6]
        return [[(f" {shown} of {all_}", "bold"), (f" · Tab: {'  '.join(words)}" if words else "", "dim")]]

    def act_clear_filter(self) -> None:
        self.set_filter("")
        self.say(f"All {self.shown_of()[1]} are shown.")

    # find

    def act_find(self) -> None:
        def done(text: str) -> None:
            self._search = text.strip()
            self.next_hit()

        self.ask("Find", done, value=self._search)

    def next_hit(self, *, back: bool = False) -> None:
        """To the next row whose name or domain holds the words looked for."""
        from abm_tui.text import fold

        if not self._search:
            self.say("Nothing to look for yet: / finds a name.")
            return
        word = fold(self._search)
        found = {row.id for row in self.shown_rows() if word in fold(f"{row.account.name}\n{row.account.domain}")}

        def hit(row: Row) -> bool:
            return row.key in found

        if found and not self.sheet.move_to_next(hit, back=back) and len(found) > 1:
            return
        self.say(self.hits_said(len(found)) if found else f'No name with "{self._search}" here.')

    def hits_said(self, hits: int) -> str:
        """What is said after a search."""
        return f'{hits} with "{self._search}" · n next, p previous'
