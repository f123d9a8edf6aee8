"""The columns of a file or a paste: yours, what each becomes, and what stands in them. Nothing is written here."""

from __future__ import annotations

from functools import partial
from typing import Any

from rich.cells import cell_len

from abm_tui.exchange.columns.headers import FileColumn
from abm_tui.exchange.fields import in_words, readers
from abm_tui.exchange.imports.import_draft import FileDraft
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import COLUMNS
from abm_tui.screens.imports.file_options import FileOptions
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.text import clean, fit
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.tones import Line, Piece

_LEAST, _MOST = 8, 24  # cells of the terminal that a column takes
_LOOKED = 30  # rows that its width is made for
_SCALES = (("1000", "thousands"), ("1000000", "millions"))


class ColumnsStep(Place, inherit_bindings=False):
    """What a file and a paste have in common: the columns over their cells.

    ← → goes to a column, ↑ ↓ and e say what it becomes, 0 leaves it out; s says more of the file.
    """

    FOCUS = COLUMNS
    LABEL = 12  # cells before the first column

    def __init__(self, file: FileDraft) -> None:
        super().__init__()
        self.file = file
        self.at = 0
        self.widths: dict[int, int] = {}
        self.mapping_lines = Lines(id="columns-mapping")
        self.mapping_lines.styles.height = 2
        self.use(FileOptions(self, self).handlers())
        self.bind(
            {
                Do.UP: Handler(lambda: self._step(-1)),
                Do.DOWN: Handler(lambda: self._step(1)),
                Do.LEFT: Handler(lambda: self.go_to(self.at - 1)),
                Do.RIGHT: Handler(lambda: self.go_to(self.at + 1)),
                Do.PREVIOUS_FIELD: Handler(lambda: self.go_to(self.at - 1)),
                Do.NEXT_FIELD: Handler(lambda: self.go_to(self.at + 1)),
                Do.LEAVE_OUT: Handler(self._leave_out),
                Do.EDIT: Handler(self._pick),
            }
        )

    def read_anew(self, file: FileDraft) -> None:
        """The file is read another way now."""
        self.file = file
        self.at, self.widths = min(self.at, len(file.table.headers) - 1), {}

    # showing

    def window(self) -> list[tuple[FileColumn, int]]:
        """The columns on the screen with their widths: the one under the cursor with those around it that fit."""
        columns, room = self.file.mapping.columns, max(_LEAST, self.size.width - self.LABEL)
        first = last = self.at
        taken = self._width(columns[self.at]) + 1
        while True:
            before = self._width(columns[first - 1]) if first else room
            after = self._width(columns[last + 1]) if last + 1 < len(columns) else room
            if taken + after + 1 <= room and (last - self.at <= self.at - first or taken + before + 1 > room):
                last, taken = last + 1, taken + after + 1
            elif taken + before + 1 <= room:
                first, taken = first - 1, taken + before + 1
            else:
                shown = [(c, min(room, self._width(c))) for c in columns[first : last + 1]]
                if last + 1 < len(columns) and room - taken > _LEAST:
                    shown.append((columns[last + 1], room - taken - 1))  # as much of the next as the line leaves
                return shown

    def _width(self, column: FileColumn) -> int:
        if column.at not in self.widths:
            longest = max([cell_len(clean(cell[:_MOST])) for cell in self.texts(column, _LOOKED)], default=0)
            self.widths[column.at] = max(_LEAST, min(_MOST, max(longest, cell_len(column.header))))
        return max(self.widths[column.at], min(_MOST, len(self.file.becomes(column)) + 2))

    def texts(self, column: FileColumn, most: int) -> list[str]:
        """What stands in the column's first rows, as the screen shows it."""
        return [row[column.at] for row in self.file.rows()[:most]]

    def show_mapping(self) -> None:
        """The two lines: yours, and what they become."""
        yours: list[Piece] = [(fit(" yours →", self.LABEL), "dim")]
        ours: list[Piece] = [(fit(" becomes →", self.LABEL), "dim")]
        for column, width in self.window():
            tone = "reverse" if column.at == self.at else ""
            becomes = self.file.becomes(column)
            yours.append((fit(column.header, width) + " ", "" if becomes else "dim"))
            said = becomes or ("private" if column.private else "—")
            said += " ▾" if tone else ""
            ours += [(fit(said, width), tone or ("" if becomes else "dim")), (" ", "")]
        self.mapping_lines.set_lines([yours, ours])

    def examples(self, height: int) -> list[Line]:
        """The first rows of the file, each cell under its column."""
        columns = self.window()
        lines: list[Line] = []
        for row in self.file.rows()[:height]:
            line: list[Piece] = [(" " * self.LABEL, "")]
            for column, width in columns:
                tone = "" if self.file.becomes(column) else "dim"
                # What nobody asked for is not shown to whoever looks over the shoulder either.
                text = "···" if column.private and not column.field else clean(row[column.at])
                line.append((fit(text, width) + " ", tone))
            lines.append(line)
        return lines

    # the columns

    def _set(self, field: str | None, factor: str = "") -> None:
        self.file.set_field(self.at, field, factor)
        self.remapped()

    def _step(self, step: int) -> None:
        choices: list[str | None] = [None, *self.file.choices()]
        now = self.file.mapping.columns[self.at].field
        self._set(choices[(choices.index(now) + step) % len(choices)])

    def go_to(self, at: int) -> None:
        """Put the cursor on a column, or on the nearest that there is."""
        self.at = max(0, min(len(self.file.table.headers) - 1, at))
        self.moved()

    def moved(self) -> None:
        """The cursor stands on another column."""
        self.show_mapping()

    def remapped(self) -> None:
        """The columns become something else, or are others."""
        self.moved()
        self.show_frame()

    def _leave_out(self) -> None:
        self.file.leave_out(self.at)
        self.remapped()

    def _pick(self) -> None:
        """All fields as a list: letters narrow it."""
        kinds = readers(self.file.kind)
        options = [Option("", "left out", "", self._leave_out)]
        for field in self.file.choices():
            taken = next((c.header for c in self.file.mapping.columns if c.field == field and c.at != self.at), "")
            detail = f"now {fit(taken, 20).rstrip()}" if taken else ""
            options.append(Option("", in_words(field), detail, partial(self._set, field)))
            if kinds[field] == "money":
                for factor, name in _SCALES:
                    label = f"{in_words(field)} in {name}"
                    options.append(Option("", label, "", partial(self._set, field, factor)))
        header = self.file.table.headers[self.at]
        self.choose(f"{fit(header, 24).rstrip()} becomes", options, digits=True, hint="Letters narrow · Enter · Esc")

    def on_resize(self, event: Any) -> None:
        super().on_resize(event)
        if self.is_mounted and not self.stale:
            self.call_after_refresh(self.moved)
