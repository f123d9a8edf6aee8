"""Their words and ours: stages, owners, roles, types, yes and no of the files of an import."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.exchange.fields import in_words
from abm_tui.exchange.plan import word_mapping
from abm_tui.exchange.plan.word_mapping import Word
from abm_tui.exchange.values.cell_parts import fold_value
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import VALUES
from abm_tui.models.words import Tier, source_name
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.screens.shell.routes import Ended, ImportPreview
from abm_tui.text import count
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.exchange.imports.import_draft import FileDraft, ImportDraft
    from abm_tui.store.change_fact import ChangeFact

_COLUMNS = (
    Column("field", "Field", 16, min_width=10),
    Column("theirs", "Theirs", 30, flex=2, min_width=14),
    Column("rows", "Rows", 7, align="right"),
    Column("ours", "Ours", 24, flex=1, min_width=14),
    Column("file", "File", 20, drop=1),
)


@dataclass
class _Source:
    entries: list[tuple[int, Word]]
    files: Sequence[FileDraft]

    @property
    def row_count(self) -> int:
        return len(self.entries)

    def row_at(self, index: int) -> Row:
        return Row(index)

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        assert isinstance(row_key, int)
        n, word = self.entries[row_key]
        file = self.files[n]
        if column_key == "ours":
            if not word.known:
                return Cell("? left out", "attention")
            return Cell(word_mapping.shown(file.kind, word.field, word.ours), "" if word.ours else "dim")
        text = {
            "field": in_words(word.field),
            "theirs": word.theirs,
            "rows": f"{word.rows:,}",
            "file": file.table.file,
        }[column_key]
        return Cell(text, "" if column_key == "theirs" else "dim")


class WordsScreen(Place, inherit_bindings=False):
    """A line a word, those that nobody knows first. ← → and e say what it becomes; it is remembered for the source."""

    FOCUS = VALUES

    def __init__(self, draft: ImportDraft, ended: Ended) -> None:
        super().__init__()
        self.draft, self._ended = draft, ended
        entries = [(n, word) for n, words in sorted(draft.words.items()) for word in words]
        self.source = _Source(sorted(entries, key=lambda e: e[1].known), draft.files)
        self.sheet = Sheet(_COLUMNS, cursor_mode="row", show_rule=True, id="values-sheet")
        self.use(SheetKeys(self.sheet).handlers())
        self.bind(
            {
                Do.LEFT: Handler(lambda: self._step(-1)),
                Do.RIGHT: Handler(lambda: self._step(1)),
                Do.NEXT_FIELD: Handler(self.sheet.move_down),
                Do.PREVIOUS_FIELD: Handler(self.sheet.move_up),
                Do.LEAVE_OUT: Handler(lambda: self._set("")),
                Do.EDIT: Handler(self._pick),
                Do.NEXT: Handler(self._next),
                Do.OPEN: Handler(lambda: self.open(ImportPreview(self.draft, self._ended))),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [self.sheet, Rule()]

    def heading(self) -> str:
        vendors = {f.mapping.vendor for f in self.draft.files}
        whose = "such files" if vendors == {""} else ", ".join(sorted(map(source_name, vendors)))
        return f" VALUES their words → ours, remembered for {whose}"

    def context(self) -> tuple[Any, Any]:
        words = [word for _, word in self.source.entries]
        missing = sum(not word.known for word in words)
        said = f"{count(missing, 'word')} nobody knows" if missing else "every word is known"
        return f" {count(len(words), 'word')}", said

    def load(self) -> None:
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        self._say_cap()

    def _say_cap(self) -> None:
        """That Tier 1 has no slot for all whom the words would bring there; accounts that are in it need none."""
        from abm_tui.store.queries.tier_counts import in_tier1

        rows = sum(word.rows for _, word in self.source.entries if (word.field, word.ours) == ("tier", Tier.ONE))
        cap = self.framework.cap
        free = max(0, cap - self.read(in_tier1))
        if rows > free:
            said = f"Tier 1 has {free} of {cap} free for {rows:,} rows: the rest comes in without a tier, listed."
            self.say(said, "attention")

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """The file stays as it is, whoever writes what."""

    # one word

    def _choices(self) -> list[tuple[str, str]]:
        key = self.sheet.cursor_key
        assert isinstance(key, int)
        n, word = self.source.entries[key]
        known = word_mapping.choices(self.draft.files[n].kind, word.field, self.members)
        return [("", "none"), *known]

    def _set(self, ours: str) -> None:
        """The word becomes `ours`, in every file that has it in this field."""
        key = self.sheet.cursor_key
        assert isinstance(key, int)
        one = self.source.entries[key][1]
        for i, (n, word) in enumerate(self.source.entries):
            if word.field == one.field and fold_value(word.theirs) == fold_value(one.theirs):
                self.draft.files[n].set_word(word, ours)
                self.source.entries[i] = (n, replace(word, ours=ours, known=True, said=True))
        self.sheet.refresh_changed()
        self.show_frame()
        self._say_cap()

    def _step(self, step: int) -> None:
        key = self.sheet.cursor_key
        assert isinstance(key, int)
        word = self.source.entries[key][1]
        codes = [code for code, _ in self._choices()]
        at = codes.index(word.ours) if word.known and word.ours in codes else 0 if step > 0 else len(codes)
        self._set(codes[(at + step) % len(codes)])

    def _pick(self) -> None:
        """All of our words as a list: letters narrow it."""
        region = self.sheet.cell_region(self.sheet.cursor_key, "ours")
        self.choose("", numbered(self._choices()[1:], self._set), digits=True, under=region)

    def _next(self) -> None:
        """The next word nobody knows."""

        def unknown(row: Row) -> bool:
            return isinstance(row.key, int) and not self.source.entries[row.key][1].known

        if not self.sheet.move_to_next(unknown):
            missing = not self.source.entries[0][1].known if self.source.entries else False
            self.say("This is the only one." if missing else "Every word is known.")


def numbered(choices: Sequence[tuple[str, str]], become: Callable[[str], object]) -> list[Option]:
    """Our words with their digits, as they have them on every screen; 0 is none of them. `become` takes the code."""
    words = [("", "none"), *choices]
    return [Option(str(n) if n < 10 else "", name, "", partial(become, code)) for n, (code, name) in enumerate(words)]
