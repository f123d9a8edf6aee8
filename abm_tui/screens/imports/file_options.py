"""What can be said of a file by hand, behind one key: how it is read, and how its days and amounts are meant.

Each line shows what holds now. What is said counts at once, and a way in which the file cannot be read changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from abm_tui.errors import AbmError, Refused
from abm_tui.exchange.imports import reading_options
from abm_tui.exchange.imports.reading_options import MARK_NAMES, SEPARATOR_NAMES, Way
from abm_tui.exchange.plan.import_plan import Options
from abm_tui.exchange.plan.row_progress import Progress
from abm_tui.exchange.values.day_order import ORDER_NAMES
from abm_tui.exchange.values.problems import BadCell
from abm_tui.exchange.values.readers import ReaderContext, reader
from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.reading_questions import KEYS, KINDS, ReadingAnswers, ask_reading
from abm_tui.screens.imports.preview_rows import on_screen
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.text import clean, count
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.exchange.imports.import_draft import FileDraft
    from abm_tui.screens.shell.host import Host
    from abm_tui.store import Store

_FOUND = Way("", "find it out")
_OTHER = "another one"
_WIDTH = 14  # cells of a line's name
_KEYED = frozenset({"date_order", "decimal"})
_BLANKS = {False: "leave our field as it is", True: "empty our field"}
_COMPANIES = {True: "come in beside them", False: "stay out"}


class FileStep(Protocol):
    """A step that shows a file, as what is said of the file asks for it."""

    file: FileDraft

    def read_anew(self, file: FileDraft) -> None:
        """The file as it is read now takes the place of `file`."""

    def remapped(self) -> None:
        """What becomes of the columns is to be shown again."""


class FileOptions:
    """The list of what the file of a step is read as; each line of it can be said otherwise."""

    def __init__(self, host: Host, step: FileStep) -> None:
        self._host, self._step = host, step

    def handlers(self) -> Handlers:
        return {Do.TELL: Handler(self.open)}

    @property
    def _file(self) -> FileDraft:
        return self._step.file

    def open(self) -> None:
        """The list: a letter or Enter opens a line of it."""
        title = f"{clean(self._file.table.file)}: what it is read as, and what you say of it"
        lines = [Option(key, f"{name:<{_WIDTH}}{now}", said, do) for key, name, now, said, do in self._lines()]
        self._host.choose(title, lines, digits=True, hint="A letter, or ↑ ↓ and Enter · Esc")

    def _lines(self) -> list[tuple[str, str, str, str, Callable[[], object]]]:
        """Key, name, what holds now, where that is from, what it does."""
        file, table, said = self._file, self._file.table, self._file.options
        order = f"{ORDER_NAMES[said.date_order]}" if said.date_order else "as each column shows"
        mark = f"{MARK_NAMES[said.decimal]}" if said.decimal else "as each column shows"
        header = f"row {table.header_row}" if table.header_row else "none: every row is data"
        separator = SEPARATOR_NAMES.get(table.separator, table.separator)
        lines: list[tuple[str, str, str, str, Callable[[], object]]] = []
        if file.is_workbook:
            lines.append(("t", "sheet", table.encoding.removeprefix("sheet "), self._from("sheet"), self._say_sheet))
        else:
            if file.input.text is None:
                lines.append(("e", "encoding", table.encoding, self._from("encoding"), self._say_encoding))
            lines.append(("s", "separator", separator, self._from("delimiter"), self._say_separator))
        lines += [
            ("h", "header row", header, self._from("header_row"), self._say_header),
            ("k", "kind", file.kind, self._from("kind"), self._say_kind),
            ("d", "date order", order, self._from("date_order"), self._say_order),
            ("m", "decimal mark", mark, self._from("decimal"), self._say_mark),
            ("c", "currency", said.currency or "as each amount says", self._from("currency"), self._say_currency),
            ("b", "blank cells", _BLANKS[said.blank_clears], "", self._say_blanks),
        ]
        if file.kind != "accounts":
            lines.append(("p", "companies", _COMPANIES[said.companies], "", self._say_companies))
        if file.input.text is None and (said.maps or said.values or file.before is not None):
            lines.append(("f", "forget", "all that was said of such files", "", self._forget))
        return lines

    def _from(self, name: str) -> str:
        said, before = getattr(self._file.options, name), self._file.before
        if said in ("", None):
            return ""
        return "as last time" if before is not None and getattr(before, name) == said else "said"

    # one line each

    def _say_encoding(self) -> None:
        known = reading_options.encodings(self._file.input.data)
        self._offer("Encoding", "encoding", [_FOUND, *known, Way(_OTHER, _OTHER)], self._file.table.encoding)

    def _say_separator(self) -> None:
        found = [Way(way.value or "none", way.name, way.said) for way in reading_options.separators(self._file.head)]
        self._offer("Separator", "delimiter", [_FOUND, *found, Way(_OTHER, _OTHER)], self._file.table.separator)

    def _say_header(self) -> None:
        rows = [
            Option(way.value, way.name, "", partial(self._say, "header_row", int(way.value))) for way in self._rows()
        ]
        other = [Option("", _OTHER, "", partial(self._ask_other, "Header row", "header_row"))]
        found = [Option("", _FOUND.name, "", partial(self._say, "header_row", None))]
        self._host.choose("Header row", [*found, *rows, *other], digits=True, hint="A digit, or ↑ ↓ and Enter · Esc")

    def _rows(self) -> Sequence[Way]:
        return reading_options.header_rows(self._file.table)

    def _say_sheet(self) -> None:
        """The same question as for a workbook that has several, again."""
        self._read({"sheet": ""}, only="No other sheet has rows.")

    def _say_kind(self) -> None:
        options = [Option(key, kind, said, partial(self._say, "kind", kind)) for key, kind, said in KINDS]
        self._host.choose("What a row is", options, digits=True, hint="A letter, or ↑ ↓ and Enter · Esc")

    def _say_order(self) -> None:
        self._offer("Days have", "date_order", [_FOUND, *reading_options.orders(self._file.table, self._file.mapping)])

    def _say_mark(self) -> None:
        self._offer(
            "The decimal mark is",
            "decimal",
            [_FOUND, *reading_options.marks(self._file.table, self._file.mapping)],
        )

    def _say_currency(self) -> None:
        def done(text: str) -> None:
            try:
                self._say("currency", reader("currency", [], ReaderContext())(text) or "")
            except BadCell as error:
                raise Refused("bad_value", f"{error.reason}: a code of three letters, like EUR.") from None

        now = self._file.options.currency
        self._host.ask(
            "Currency of amounts that name none", done, value=now, limit=20, hint="EUR, USD, … · empty: none · Esc"
        )

    def _say_blanks(self) -> None:
        options = [Option("", name, "", partial(self._say, "blank_clears", on)) for on, name in _BLANKS.items()]
        self._host.choose("A blank cell would", options, digits=True, hint="↑ ↓ and Enter · Esc")

    def _say_companies(self) -> None:
        options = [Option("", name, "", partial(self._say, "companies", on)) for on, name in _COMPANIES.items()]
        self._host.choose("Companies named in the rows", options, digits=True, hint="↑ ↓ and Enter · Esc")

    def _forget(self) -> None:
        def job(store: Store, progress: Progress) -> FileDraft:
            progress("reading", 0, 0)
            return self._file.forgotten(store)

        self._host.work("Reading it again", job, self._done, self._refused)

    def _offer(self, title: str, name: str, found: Sequence[Way], now: str = "") -> None:
        options = []
        for way in found:
            do = partial(self._ask_other, title, name) if way.value == _OTHER else partial(self._say, name, way.value)
            said = " · ".join(part for part in (way.said, "as now" if way.value == now != "" else "") if part)
            options.append(Option(KEYS.get(way.value, "") if name in _KEYED else "", way.name, said, do))
        self._host.choose(title, options, digits=True, hint="Letters narrow · ↑ ↓ and Enter · Esc")

    def _ask_other(self, title: str, name: str) -> None:
        def done(text: str) -> None:
            if name == "header_row" and not (text.strip().isascii() and text.strip().isdigit()):
                raise Refused("bad_value", "The number of a row, as a spreadsheet counts; 0 where there is no header.")
            self._say(name, int(text) if name == "header_row" else text.strip())

        self._host.ask(title, done, limit=40)

    # saying it

    def _say(self, name: str, value: object) -> None:
        if name in {"date_order", "decimal", "currency", "blank_clears", "companies"}:
            self._file.say(**{name: value})
            self._step.remapped()
        else:
            self._read({name: value})

    def _read(self, saying: dict[str, object], *, only: str = "") -> None:
        """Read the file again with that, in a thread; refused with a sentence it stays as it was."""

        def job(store: Store, progress: Progress) -> FileDraft:
            progress("reading", 0, 0)
            return self._file.read_again(store, **saying)

        def again(more: ReadingAnswers) -> None:
            self._read(saying | dict(more))

        def done(file: FileDraft) -> None:
            self._done(file)
            if only:
                self._host.say(only)

        def refused(error: AbmError) -> None:
            if not ask_reading(self._host, clean(self._file.table.file), error, again):
                self._refused(error)

        self._host.work("Reading it again", job, done, refused)

    def _done(self, file: FileDraft) -> None:
        before = self._file.table
        self._step.read_anew(file)
        self._step.remapped()
        if file.table.headers != before.headers and not file.problem:
            rows = count(len(file.table.rows), "row")
            self._host.say(
                f"{rows} × {count(len(file.table.headers), 'column')} now. s and the same line again go back."
            )

    def _refused(self, error: AbmError) -> None:
        self._host.say(f"{on_screen(error.message)} It stays as it was.", "attention")


def remembered_text(options: Options) -> str:
    """What was remembered of a source, in words."""
    said = [text.replace("=-", " left out").replace("=", " → ") for text in options.maps]
    said += [text.partition(":")[2].replace("=", " → ") for text in options.values]
    said += [options.encoding] if options.encoding else []
    said += [SEPARATOR_NAMES.get(options.delimiter, options.delimiter)] if options.delimiter else []
    said += [f"header row {options.header_row or 'none'}"] if options.header_row is not None else []
    said += [f"sheet {options.sheet}"] if options.sheet else []
    said += [ORDER_NAMES[options.date_order]] if options.date_order in ORDER_NAMES else []
    said += [f"{MARK_NAMES[options.decimal]} for decimals"] if options.decimal in MARK_NAMES else []
    said += [options.currency] if options.currency else []
    return f"As last time: {', '.join(map(clean, said))}. s f forgets it." if said else ""
