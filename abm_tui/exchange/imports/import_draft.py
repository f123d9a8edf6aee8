"""An import being prepared: its files or a paste, what was said of them so far, and what would become of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError
from abm_tui.exchange.columns.company_columns import company_mapping
from abm_tui.exchange.columns.headers import OWN, FileColumn, Mapping, find_kind, fitting
from abm_tui.exchange.columns.map_option import read_map
from abm_tui.exchange.columns.pasting import NAME, paste_fields, paste_kind, paste_table
from abm_tui.exchange.fields import fold_header, in_words, readers
from abm_tui.exchange.files import workbook
from abm_tui.exchange.files.table import SourceTable
from abm_tui.exchange.imports import importing
from abm_tui.exchange.imports.kind_questions import check_columns, mapping_of
from abm_tui.exchange.imports.remembered_mappings import applied, remembered
from abm_tui.exchange.imports.remembered_options import read_as_before, read_table
from abm_tui.exchange.plan import word_mapping
from abm_tui.exchange.plan.import_plan import OF_COMPANY, ImportPlan, Input, Options
from abm_tui.exchange.plan.row_progress import Progress, nothing
from abm_tui.exchange.plan.word_mapping import Word
from abm_tui.exchange.rows.cells import Cells, value_words
from abm_tui.exchange.rows.whole_file import check_day
from abm_tui.exchange.rows.wide_rows import is_wide
from abm_tui.exchange.values.cell_parts import fold_value
from abm_tui.exchange.values.readers import ReaderContext

if TYPE_CHECKING:
    from abm_tui.store import Done, Store

_CALLED = {"accounts": ("name", "domain"), "contacts": ("first_name", "last_name", "full_name", "email")}
_EXAMPLES = 200  # rows that examples are shown of
_HEAD = 20_000  # bytes or characters


@dataclass
class FileDraft:
    """One file. `options` is all that is said of it, by hand now or for its source before."""

    input: Input
    table: SourceTable
    options: Options
    path: Path | None = None
    before: Options | None = None  # what was said of its source before, if anything was

    def __post_init__(self) -> None:
        self._mapping: Mapping | None = None
        self._company: dict[int, str] | None = None  # column → what it says of the company

    @property
    def mapping(self) -> Mapping:
        """What the columns become by now."""
        if self._mapping is None:
            self._mapping = mapping_of(self.table, self.options)
        return self._mapping

    @property
    def kind(self) -> str:
        return self.mapping.kind

    def becomes(self, column: FileColumn) -> str:
        """What the column becomes, in words: of the row's own record, else of its company; "" where it stays out."""
        if self._company is None:
            beside = company_mapping(self.mapping) if self.options.companies else None
            self._company = {c.at: c.field for c in beside.columns if c.field} if beside else {}
        company = self._company.get(column.at, "")
        return in_words(column.field or (f"{OF_COMPANY}{company}" if company else ""))

    @property
    def problem(self) -> str:
        """Why the file cannot come in as its columns are, "" where it can."""
        try:
            check_columns(self.table, self.mapping)
        except AbmError as error:
            return error.message.split(". It has:")[0] + "."
        return ""

    def say(self, **said: object) -> None:
        """Say more of the file, by the names of Options."""
        self.options = replace(self.options, **said)  # type: ignore[arg-type]
        self._mapping = self._company = None

    def read_again(self, store: Store, **said: object) -> FileDraft:
        """The file read anew with more said of it; what was said of columns that stay, stays said.

        Raises AbmError where it cannot be read so; this draft is as it was then.
        """
        options: Options = replace(self.options, **said)  # type: ignore[arg-type]
        table = read_table(self.input, options)
        kind = options.kind or find_kind(table.headers, table.cells()) or self.kind
        if kind != find_kind(table.headers, table.cells()):
            options = replace(options, kind=kind)
        options = replace(options, maps=fitting(options.maps, table.headers, kind))
        if table.headers == self.table.headers and kind == self.kind:
            return FileDraft(self.input, table, options, self.path, self.before)
        before = applied(table, options, [] if options.fresh else remembered(store))
        return FileDraft(self.input, table, before, self.path, before if before != options else None)

    def forgotten(self, store: Store) -> FileDraft:
        """The file as if nobody ever said anything of it, but for its sheet, and its kind where only that tells."""
        fresh = replace(self, options=Options(sheet=self.options.sheet, fresh=True), before=None)
        return fresh.read_again(store)

    @property
    def is_workbook(self) -> bool:
        """Whether it has sheets, and neither an encoding nor a separator."""
        return self.input.text is None and workbook.is_workbook(self.input.data)

    @property
    def head(self) -> str:
        """How its text begins."""
        if self.input.text is not None:
            return self.input.text[:_HEAD]
        return self.input.data[:_HEAD].decode(self.table.encoding, errors="replace")

    @property
    def remark(self) -> str:
        """What to know of the columns as they are, "" where there is nothing."""
        if self.kind in _CALLED and not any(map(self.mapping.of, _CALLED[self.kind])):
            return "No column becomes the name: only rows that we know by their record id can come in."
        return ""

    # columns

    def choices(self) -> list[str]:
        """The fields a column may become."""
        return list(readers(self.kind))

    def set_field(self, at: int, field: str | None, factor: str = "") -> None:
        """Let the column at that place become `field`, or keep it out; the one that was it before stays out."""
        columns = self.mapping.columns
        if field is not None:
            for other in columns:
                if other.field == field and other.at != at:
                    self._map(other, None)
        self._map(columns[at], field, factor)

    def leave_out(self, at: int) -> None:
        """Keep the column at that place out, of the company too."""
        self._map(self.mapping.columns[at], None, out=bool(self.becomes(self.mapping.columns[at])))

    def _map(self, column: FileColumn, field: str | None, factor: str = "", *, out: bool = False) -> None:
        others = [
            text for text in self.options.maps if fold_header(read_map(text).header) != fold_header(column.header)
        ]
        by_itself = mapping_of(self.table, replace(self.options, maps=tuple(others))).columns[column.at]
        if factor or out or by_itself.field != field:
            others.append(f"{column.header}={field or '-'}{f'*{factor}' if factor else ''}")
        self.say(maps=tuple(others))

    def rows(self) -> list[tuple[str, ...]]:
        """The cells of the first rows, as examples."""
        return [row.cells for row in self.table.rows[:_EXAMPLES] if not row.reason and not row.skip]

    # values

    def check(self, store: Store) -> list[Word]:
        """The words that need one of ours. Raises UsageError for what has to be asked.

        ambiguous_column: it reads two ways; which_day: the rows do not say when.
        """
        said = self._told(store)
        cells = Cells(self.table, self.mapping, said)
        if is_wide(self.mapping):
            rows = [cells.read(row) for row in self.table.rows if not row.reason and not row.skip]
            check_day(self.table, self.mapping, rows, self.options)
        return word_mapping.words(self.table, self.mapping, said, {m.id: m.name for m in store.members})

    def _told(self, store: Store) -> ReaderContext:
        known, owners = importing.member_words(store.members)
        members = known if self.kind == "activities" else owners
        said = self.options
        words = value_words(said.values)
        return ReaderContext(
            said.date_order, said.decimal, self.table.separator, members, words, self.mapping.vendor == OWN
        )

    def set_word(self, word: Word, ours: str) -> None:
        """Let a word of the file become one of ours, "" for nothing."""
        about = (word.field, fold_value(word.theirs))
        others = [text for text in self.options.values if about not in value_words([text])]
        self.say(values=(*others, f"{word.field}:{word.theirs}={ours}"))


@dataclass
class ImportDraft:
    """All files of one import. Nothing is written until `run`.

    `words` are the words that were found in the columns, by the place of their file.
    """

    store: Store
    files: list[FileDraft]
    words: dict[int, list[Word]] = field(default_factory=dict)

    def plan(self, store: Store | None = None, progress: Progress = nothing) -> ImportPlan:
        """What would become of every row; `store` is another view of the workspace, in a thread."""
        return importing.plan(store or self.store, *self._all(), progress)

    def run(
        self, store: Store | None = None, first: ImportPlan | None = None, progress: Progress = nothing
    ) -> tuple[ImportPlan, Done]:
        """Do it, as one undo step. Raises what `importing.run` raises."""
        inputs, options = self._all()
        return importing.run(store or self.store, inputs, options, first=first, progress=progress)

    def _all(self) -> tuple[list[Input], list[Options]]:
        return [f.input for f in self.files], [replace(f.options, fresh=True) for f in self.files]


def read_file(store: Store, file: Input, options: Options | None = None, path: Path | None = None) -> FileDraft:
    """Read a file, with what was said for its source before.

    Raises Refused (unreadable_file), UsageError (which_sheet, which_kind) where it has to be asked.
    """
    said = options or Options()
    [(table, before)] = read_as_before(store, [file], [said])
    draft = FileDraft(file, table, before, path, before if before != said else None)
    _ = draft.mapping  # raises here rather than later
    return draft


def read_paste(store: Store, text: str, kind: str = "") -> FileDraft:
    """Rows from the clipboard: columns without a header that we know are guessed by their cells.

    Raises Refused (unreadable_file), UsageError (which_kind) where the headers do not say what the rows are.
    """
    table = paste_table(text)
    kind = kind or paste_kind(table)
    said = Options(kind, delimiter=table.separator or "none", header_row=table.header_row, gated=True)
    draft = read_file(store, Input(NAME, text=text), said)
    kind = draft.kind
    spoken = {fold_header(read_map(text).header) for text in draft.options.maps}
    fields = paste_fields(table, kind)
    for column in draft.mapping.columns:
        guess = fields.get(column.header)
        if guess and fold_header(column.header) not in spoken and column.field is None:
            draft.set_field(column.at, guess)
    return draft
