"""What of the target accounts is shown: list, filter, order, find. Kept for the next start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from abm_tui.rules import filtering, order
from abm_tui.rules.filter_complete import complete, word_at
from abm_tui.rules.filter_fields import Vocabulary, fold
from abm_tui.rules.filtering import Filter
from abm_tui.screens.targets_rows import COLUMNS, TargetsSource, order_key
from abm_tui.screens.touch_actions import TouchActions
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.sheet import Sheet
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.store.queries.facts import Scope
    from abm_tui.store.queries.listing import ListedAccount

SCOPE_NAMES = {"targets": "Target accounts", "pool": "Pool", "all": "All accounts"}


class TargetsView(TouchActions, inherit_bindings=False):
    """The rows of a scope (targets, pool, all), those the filter shows of them, and their order."""

    source: TargetsSource | None
    sheet: Sheet

    def __init__(self) -> None:
        super().__init__()
        self.scope: Scope = "targets"
        self.filter = Filter("")
        self.list_name = ""
        self.wanted_cursor: int | None = None
        self._rows: list[ListedAccount] = []
        self._vocabulary = Vocabulary()
        self._counts = (0, 0)
        self._search = ""

    # reading

    def read_rows(self) -> None:
        """Read the accounts of the scope. A pool is read without what follows from it: visible rows are enough."""
        from abm_tui.store.queries import listing

        light = self.scope != "targets" and not ({"derived", "people", "deals", "runs"} & self.filter.needs)
        self._rows = self.store.read(
            listing.listed, self.scope, derived=not light, changes="changes" in self.filter.needs
        )
        self._vocabulary = self.store.read(listing.vocabulary)
        self._counts = self.store.read(listing.counts)

    def replace_row(self, row: ListedAccount) -> None:
        """One row, read again."""
        self._rows = [row if r.id == row.id else r for r in self._rows]

    def show_rows(self, cursor: int | None = None) -> None:
        """Filter and order what was read, and show it; the cursor stays on its account."""
        assert self.source is not None
        rows = self.filter.select(self._rows)
        self.source.show(self._ordered(rows))
        if cursor is not None and not self.sheet.row_count:
            self.sheet.set_source(self.source, cursor)
        self.sheet.set_source(self.source, self.sheet.cursor_key if cursor is None else cursor)
        self.wanted_cursor = None
        self.sheet.empty = self._nothing()
        self.show_about()

    def show_about(self) -> None:
        """The lines about the row under the cursor."""

    def _ordered(self, rows: list[ListedAccount]) -> list[ListedAccount]:
        by = self.sheet.order
        if by is not None:
            return sorted(sorted(rows, key=lambda r: r.account.name.casefold()), key=order_key(by[0]), reverse=by[1])
        if self.scope != "targets":
            return sorted(rows, key=lambda r: r.account.name.casefold())
        today, framework = self.store.today, self.store.framework
        return sorted(rows, key=lambda r: order.working_key(r.account, r.derived, today, framework) if r.derived else ())

    def _nothing(self) -> str:
        if self.filter.text:
            return f"0 of {len(self._rows)} match {self.filter.text}. F shows all, f changes the filter."
        if self.scope == "targets" and self._counts[1]:
            return f"No target accounts yet. L shows the pool of {self._counts[1]}; a digit gives a tier."
        return "No accounts yet. Paste from your spreadsheet, or press a."

    def view_line(self) -> tuple[Any, Any]:
        """Line 2: the list, the filter as chips, the order; how many of how many, and the pool."""
        left: list[tuple[str, str]] = [(f" {self.list_name or SCOPE_NAMES[self.scope]}", "bold"), ("   ", "")]
        for chip in self.filter.chips:
            left += [(chip.text, "" if chip.ok else "attention"), ("  ", "")]
        shown = len(self.source.rows) if self.source else 0
        targets, pool = self._counts
        unit = {"targets": "targets", "pool": "in the pool", "all": "accounts"}[self.scope]
        right = f"{shown} of {len(self._rows)} {unit}" if shown != len(self._rows) else f"{shown} {unit}"
        other = f" · Pool {pool}" if self.scope == "targets" else f" · Targets {targets}"
        return left, right + other

    # filter

    def set_filter(self, text: str) -> None:
        """Show only what matches. Reads more of the rows when the filter asks for it."""
        before = self.filter
        self.filter = filtering.parse(text, self.store.today, self._vocabulary)
        if self._needs_more(before):
            self.read_rows()
        self.show_rows()
        self.show_frame()

    def _needs_more(self, before: Filter) -> bool:
        heavy = {"derived", "people", "deals", "runs"}
        if "changes" in self.filter.needs and "changes" not in before.needs:
            return True
        known = not self._rows or self._rows[0].derived is not None
        return self.scope != "targets" and bool(heavy & self.filter.needs) and not known

    def act_filter(self) -> None:
        old = self.filter.text

        def typed(text: str) -> Sequence[Line]:
            if text != self.filter.text:
                self.set_filter(text)
            return self._filter_hint()

        def tab(_key: str) -> None:
            prompt = self.status.prompt
            words = complete(prompt.value, prompt.cursor_position, self._vocabulary)
            if words:
                start, end = word_at(prompt.value, prompt.cursor_position)
                text = prompt.value[:start] + words[0] + prompt.value[end:]
                prompt.load(text, select=False)
                typed(text)

        def keep(text: str) -> None:
            self.set_filter(text)
            self.say(f"{len(self.source.rows if self.source else [])} of {len(self._rows)} shown · F shows all")

        self.status.ask(
            "Filter",
            old and old + " ",
            on_submit=keep,
            on_cancel=lambda: self.set_filter(old),
            on_change=typed,
            limit=1_000,
            keys=("tab",),
            on_key=tab,
        )

    def _filter_hint(self) -> Sequence[Line]:
        shown, all_ = len(self.source.rows if self.source else []), len(self._rows)
        if self.filter.problems:
            problem = self.filter.problems[-1]
            return [[(f" {shown} of {all_} · ", ""), (problem.message, "attention")]]
        words = complete(self.status.prompt.value, self.status.prompt.cursor_position, self._vocabulary)[:6]
        return [[(f" {shown} of {all_}", "bold"), (f" · Tab: {'  '.join(words)}" if words else "", "dim")]]

    def act_clear_filter(self) -> None:
        self.list_name = ""
        self.set_filter("")
        self.say(f"All {len(self._rows)} are shown.")

    # order

    def act_order(self) -> None:
        self.order_by(self.sheet.cursor_column)

    def order_by(self, column: str) -> None:
        """First this column, again reversed, a third time the working order."""
        before = self.sheet.order
        if before is None or before[0] != column:
            self.sheet.order = (column, False)
        elif not before[1]:
            self.sheet.order = (column, True)
        else:
            self.sheet.order = None
        self.show_rows()
        title = next(c.title for c in COLUMNS if c.key == column)
        by = self.sheet.order
        self.say("Working order: late, new and promised first." if by is None else f"By {title}{', reversed' if by[1] else ''}.")

    # lists

    def act_lists(self) -> None:
        from abm_tui.store.queries import saved

        options = [
            Option(str(n) if n < 10 else "", row.name, row.filter or SCOPE_NAMES[row.scope], lambda row=row: self.show_list(row))
            for n, row in enumerate(self.store.read(saved.lists), 1)
        ]
        options.append(Option("a", "save this view", self.filter.text, self._save_list))
        self.choose("Lists", options, hint="a digit shows one · ↑ ↓ Enter · Esc", digits=True)

    def show_list(self, row: Any) -> None:
        """A saved list: its scope, filter and order."""
        self.scope = row.scope
        self.filter = filtering.parse(row.filter, self.store.today, self._vocabulary)
        column, _, reverse = row.order.partition(" ")
        self.sheet.order = (column, bool(reverse)) if column in {c.key for c in COLUMNS} else None
        self.list_name = row.name
        self.sheet.clear_marks()
        self.read_rows()
        self.show_rows()
        self.show_frame()
        self.say(f"List {row.name}.")

    def _save_list(self) -> None:
        from abm_tui.store.commands import lists

        by = self.sheet.order
        keep = f"{by[0]}{' reversed' if by[1] else ''}" if by else ""

        def done(name: str) -> None:
            self.run(lists.save_list, name, scope=self.scope, filter=self.filter.text, order=keep)
            self.list_name = name.strip()

        self.ask("Name of the list", done, value=self.list_name)

    # find

    def act_find(self) -> None:
        def done(text: str) -> None:
            self._search = text.strip()
            self._hit(back=False)

        self.ask("Find", done, value=self._search)

    def act_next(self) -> None:
        self._hit(back=False)

    def act_previous(self) -> None:
        self._hit(back=True)

    def _hit(self, *, back: bool) -> None:
        if not self._search:
            self.say("Nothing to look for yet: / finds a name.")
            return
        word, source = fold(self._search), self.source
        assert source is not None

        def hit(row: Any) -> bool:
            found = source.row_of(row.key)
            return found is not None and word in fold(f"{found.account.name}\n{found.account.domain}")

        hits = sum(word in fold(f"{r.account.name}\n{r.account.domain}") for r in source.rows)
        if hits and not self.sheet.move_to_next(hit, back=back) and hits > 1:
            return
        self.say(f'{hits} with "{self._search}" · n next, p previous' if hits else f'No name with "{self._search}" here.')

    # the next start

    def recall(self) -> None:
        """Filter, order and cursor of last time."""
        state = self.abm.remembered("targets")
        self.scope = state.get("scope") if state.get("scope") in SCOPE_NAMES else "targets"
        self.list_name = str(state.get("list", ""))
        self.filter = filtering.parse(str(state.get("filter", "")), self.store.today, self._vocabulary)
        by = state.get("order")
        if isinstance(by, list) and len(by) == 2 and by[0] in {c.key for c in COLUMNS}:
            self.sheet.order = (by[0], bool(by[1]))
        self.wanted_cursor = state.get("cursor") if isinstance(state.get("cursor"), int) else None

    def keep_view(self) -> None:
        self.abm.remember(
            "targets",
            {
                "scope": self.scope,
                "list": self.list_name,
                "filter": self.filter.text,
                "order": list(self.sheet.order) if self.sheet.order else None,
                "cursor": self.account(),
            },
        )
