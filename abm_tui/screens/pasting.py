"""A paste: rows become a preview, prose becomes an e-mail or a note; nothing is written before Enter."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.exchange import importing
from abm_tui.exchange.fields import readers
from abm_tui.exchange.pasting import paste_fields, paste_kind, paste_table, plan_paste
from abm_tui.exchange.plans import Plan, RowPlan
from abm_tui.focuses import PASTE
from abm_tui.screens.place import Place
from abm_tui.text import PROSE_LIMIT, TooLong, clean, count, fit
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Cell, Column, Row, Sheet
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.screens.touch_actions import TouchActions

_SIGNS = {"created": "✓", "updated": "=", "unchanged": "·", "skipped": "–", "rejected": "?"}
_WORDS = {"created": "new", "updated": "update", "unchanged": "the same", "skipped": "left out", "rejected": "look"}
_CELL = 14


def preview_paste(place: TouchActions, text: str) -> None:
    """Show what the pasted text would do."""
    if "\t" not in text and "\n" not in text.strip():
        place.say(f'Pasted "{fit(clean(text), 30).rstrip()}": press e first, then paste into the cell.')
    elif "\t" not in text and _is_prose(text):
        _ask_prose(place, text)
    else:
        try:
            screen = PasteScreen(text, place)
        except AbmError as error:
            place.say(f"{error.message} Nothing was pasted.", "attention")
            return
        place.app.push_screen(screen)


def _is_prose(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    commas = {line.count(",") for line in lines}
    return len(text.split()) > 3 * len(lines) and (len(commas) > 1 or commas == {0})


def _ask_prose(place: TouchActions, text: str) -> None:
    account_id = place.account()
    if account_id is None:
        place.say("Pasted prose, but there is no account here to put it on. Nothing was kept.")
        return

    def log(kind: str) -> None:
        from abm_tui.store.commands import logging

        try:
            notes = clean(text, multiline=True, limit=PROSE_LIMIT)
        except TooLong as error:
            place.say(f"The pasted text is {error}. Nothing was kept.", "attention")
            return
        subject = notes.split("\n", 1)[0][:200]
        place.run(logging.log_activity, account_id, kind, subject=subject, notes=notes)

    place.menu(
        f"Pasted prose, {count(len(text.split()), 'word')}",
        {
            "1": (f"an e-mail to {place.abm.account_name(account_id)}", lambda: log("email_sent")),
            "2": ("a reply from them", lambda: log("reply")),
            "3": ("a note", lambda: log("note")),
            "4": ("drop", lambda: place.say("Dropped.")),
        },
    )


class _PlannedRows:
    def __init__(self, rows: Sequence[RowPlan]) -> None:
        self.rows = rows

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        return Row(index)

    def gutter(self, row_key: Hashable) -> str:  # noqa: ARG002
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        assert isinstance(row_key, int)
        row = self.rows[row_key]
        tone = "attention" if row.outcome == "rejected" else "dim" if row.outcome in {"unchanged", "skipped"} else ""
        if column_key == "sign":
            return Cell(f"{_SIGNS[row.outcome]} {_WORDS[row.outcome]}", tone)
        if column_key == "number":
            return Cell(str(row.number), "dim")
        return Cell(row.name, tone) if column_key == "name" else Cell(_what(row), tone)


def _what(row: RowPlan) -> str:
    if row.rejects:
        first = row.rejects[0]
        return f'{first.column} "{first.value}": {first.reason}'
    if row.outcome == "updated":
        changes = [f"{c.field} {'' if c.old in (None, '') else str(c.old)}→{c.new}" for c in row.changes if not c.kept]
        kept = [f"{c.field}: yours stays" for c in row.changes if c.kept]
        return " · ".join([*changes, *kept])
    return row.reason


class PasteScreen(Place, inherit_bindings=False):
    """Columns and what they become, then every row and what becomes of it. One undo takes the whole paste back."""

    FOCUS = PASTE

    def __init__(self, text: str, below: TouchActions) -> None:
        super().__init__()
        self.paste, self.below = text, below
        self.table = paste_table(text)
        self.kind = paste_kind(self.table)
        self.fields: dict[str, str | None] = paste_fields(self.table, self.kind)
        self.at = 0
        self.plan: Plan | None = None
        self.problem = ""

    def body(self) -> Sequence[Widget]:
        self.mapping = Lines()
        self.mapping.styles.height = 2
        self.sheet = Sheet(
            (
                Column("sign", "", 10),
                Column("number", "Row", 4, align="right"),
                Column("name", "Name", 24, flex=1, min_width=14),
                Column("what", "What", 30, flex=2, min_width=16),
            ),
            cursor_mode="row",
        )
        return [Rule(), self.mapping, Rule(), self.sheet, Rule()]

    def heading(self) -> str:
        rows = len(self.table.rows)
        return f" PASTE {count(rows, 'row')} × {count(len(self.table.headers), 'column')} from the clipboard"

    def context(self) -> tuple[Any, Any]:
        if self.plan is None:
            return f" {self.problem}", ""
        counts = self.plan.files[0].counts
        said = " · ".join(f"{n} {_WORDS[outcome]}" for outcome, n in counts.items() if n)
        return f" → {self.kind}", said

    def load(self) -> None:
        """Plan again with the columns as they are mapped now."""
        try:
            self.plan, self.problem = plan_paste(self.store, self.paste, kind=self.kind, fields=self.fields), ""
        except AbmError as error:
            self.plan, self.problem = None, error.message
        self.sheet.set_source(_PlannedRows(self.plan.files[0].rows if self.plan else []))
        self.sheet.empty = self.problem or "No rows."
        self._show_mapping()
        warnings = self.plan.files[0].warnings if self.plan else []
        if warnings:
            self.say(warnings[0], "attention")

    def _show_mapping(self) -> None:
        headers = self.table.headers
        room = max(1, (self.size.width - 12) // _CELL)
        first = max(0, min(self.at - room + 1, len(headers) - room))
        yours: list[Piece] = [(" yours →    ", "dim")]
        ours: list[Piece] = [(" becomes →  ", "dim")]
        for n, header in list(enumerate(headers))[first : first + room]:
            tone = "reverse" if n == self.at else ""
            field = self.fields.get(header)
            yours.append((fit(header, _CELL - 1) + " ", ""))
            ours += [(fit((field or "—").replace("_", " "), _CELL - 1), tone or ("" if field else "dim")), (" ", "")]
        self.mapping.set_lines([yours, ours])

    # the columns

    def _choose(self, step: int) -> None:
        header = self.table.headers[self.at]
        choices: list[str | None] = [None, *readers(self.kind)]
        place = choices.index(self.fields.get(header)) if self.fields.get(header) in choices else 0
        chosen = choices[(place + step) % len(choices)]
        for other, field in self.fields.items():
            if chosen is not None and field == chosen and other != header:
                self.fields[other] = None
        self.fields[header] = chosen
        self.reload()

    def act_up(self) -> None:
        self._choose(-1)

    def act_down(self) -> None:
        self._choose(1)

    def act_left(self) -> None:
        self.at = max(0, self.at - 1)
        self._show_mapping()

    def act_right(self) -> None:
        self.at = min(len(self.table.headers) - 1, self.at + 1)
        self._show_mapping()

    def act_next_field(self) -> None:
        self.act_right()

    def act_previous_field(self) -> None:
        self.act_left()

    # the rows

    def act_page_up(self) -> None:
        self.sheet.page_up()

    def act_page_down(self) -> None:
        self.sheet.page_down()

    def act_first(self) -> None:
        self.sheet.home()

    def act_last(self) -> None:
        self.sheet.end()

    def act_next(self) -> None:
        rows = self.plan.files[0].rows if self.plan else []
        if not self.sheet.move_to_next(lambda row: rows[int(str(row.key))].outcome == "rejected"):
            self.say("Every row is fine.")

    # going on

    def act_open(self) -> None:
        """Bring the rows in, as one step; rows that need a look stay out and are named."""
        if self.plan is None:
            self.say(self.problem, "attention")
            return
        try:
            done = importing.apply(self.store, self.plan)
        except AbmError as error:
            self.say(f"{error.message} Nothing was pasted.", "attention")
            return
        rejected = self.plan.rejected
        below = self.below
        self.app.pop_screen()
        below.reload()
        out = f" · {count(rejected, 'row')} left out" if rejected else ""
        below.call_next(below.say, f"{done.label}{out} · u undo" if done.group else "Nothing new in these rows.")

    def act_back(self) -> None:
        self.app.pop_screen()
        self.below.call_next(self.below.say, "Nothing was pasted.")
