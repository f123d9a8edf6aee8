"""The saved lists: a digit shows one, a saves the view that is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.targets.list_line import SCOPE_NAMES
from abm_tui.screens.targets.rows import COLUMNS
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.screens.targets.target_list import ListHost, TargetList


class SavedLists:
    """The lists of the team, and what the sheet is asked to show from elsewhere."""

    def __init__(self, place: ListHost, targets: TargetList) -> None:
        self._place, self._targets = place, targets

    def handlers(self) -> Handlers:
        return {Do.LISTS: Handler(self.choose), Do.CLEAR_FILTER: Handler(self._clear)}

    def choose(self) -> None:
        """Ask which list to show."""
        from abm_tui.store.commands.setup import RETIER_FILTER
        from abm_tui.store.queries import saved

        options = [
            Option(
                str(n) if n < 10 else "",
                row.name,
                "Tier 1: in or out" if row.filter == RETIER_FILTER else row.filter or SCOPE_NAMES[row.scope],
                partial(self._place.open, routes.Retier()) if row.filter == RETIER_FILTER else partial(self.show, row),
            )
            for n, row in enumerate(self._place.read(saved.lists), 1)
        ]
        options.append(Option("a", "save this view", self._targets.filters.filter.text, self._save))
        self._place.choose("Lists", options, hint="a digit shows one · ↑ ↓ Enter · Esc", digits=True)

    def show(self, row: Any) -> None:
        """A saved list, or a View: its scope, filter and order."""
        targets = self._targets
        targets.scope = row.scope
        targets.filters.take(row.filter)
        column, _, reverse = row.order.partition(" ")
        targets.sheet.order = (column, bool(reverse)) if column in {c.key for c in COLUMNS} else None
        targets.name = row.name
        targets.sheet.clear_marks()
        targets.read_rows()
        targets.show_rows()
        self._place.show_frame()
        self._place.say(f"List {row.name}.")

    def _save(self) -> None:
        from abm_tui.store.commands import lists

        targets = self._targets
        by = targets.sheet.order
        keep = f"{by[0]}{' reversed' if by[1] else ''}" if by else ""

        def done(name: str) -> None:
            text = targets.filters.filter.text
            self._place.run(lists.save_list, name, scope=targets.scope, filter=text, order=keep)
            targets.name = name.strip()

        self._place.ask("Name of the list", done, value=targets.name)

    def _clear(self) -> None:
        """Without its filter it is that list no more."""
        self._targets.name = ""
        self._targets.filters.clear()
