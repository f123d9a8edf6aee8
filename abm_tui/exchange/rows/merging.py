"""Rows of a file into the workspace, whatever kind they are: found or new, changed or not, and why not.

A source touches our field only where its file differs from its file before. A blank cell never blanks a field. What we
edited meanwhile stays ours until somebody chooses.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from abm_tui.exchange.fields import fold_header
from abm_tui.exchange.plan.import_plan import ANY_ROW, FieldChange, Reject, RowPlan
from abm_tui.exchange.rows.cells import Read, remembered
from abm_tui.exchange.rows.rows_of_kind import RowsOfKind
from abm_tui.exchange.rows.workspace_rows import Row
from abm_tui.exchange.values.keys import compared
from abm_tui.exchange.values.problems import BadCell, NotOurs
from abm_tui.exchange.values.texts import as_text
from abm_tui.models.account_fields import names_of
from abm_tui.models.field_kinds import Kind

_BLANK = (None, "")


class Ambiguity(Exception):
    """Several of our records are meant by one row."""


class Merger(RowsOfKind):
    """Rows that are records of ours. Each kind says how a row is identified and what else it carries."""

    # what a subclass says

    def prepare(self, got: Read) -> None:
        """Complete a row's values from each other."""

    @abstractmethod
    def identify(self, got: Read) -> int | None:
        """Our record that the row is about, or None. Raises Ambiguity."""

    @abstractmethod
    def create(self, got: Read) -> int:
        """Make the new record; returns its placeholder."""

    @abstractmethod
    def extras(self, entity_id: int, got: Read, seen: dict[str, str]) -> list[FieldChange]:
        """Merge what is not a plain column; returns what changed."""

    def beside(self, made: list[FieldChange]) -> str:  # noqa: ARG002
        """What came along with a new record, as a clause."""
        return ""

    @abstractmethod
    def label(self, entity: Row) -> str:
        """The record's name, for people."""

    # one row

    def row(self, got: Read) -> RowPlan:
        """Decide one row, and do it in the world unless it is rejected."""
        self.prepare(got)
        try:
            entity_id = self.identify(got)
        except Ambiguity as error:
            return self.rejected(got, [Reject(got.number, self.column_of("name"), "", str(error))])
        problems = [p for name, p in got.problems.items() if not self._says_what_we_have(entity_id, name, got)]
        if problems:
            return self.rejected(got, problems)
        if entity_id is None:
            return self._created(got)
        earlier = self.in_file.get(entity_id)
        if earlier is not None:
            another = self._another(self._first[entity_id], got)
            if another:
                reason = f"the same record id as row {earlier}, but another {another}"
                key = next(key for key in got.keys if key in self._first[entity_id].keys)[1]
                return self.rejected(got, [Reject(got.number, self.column_of("record_id"), key, reason)])
            self._fill(entity_id, got)
            self._remember_keys(entity_id, got)
            name = self.label(self.world.row(self.table, entity_id))
            why = f"the same record as row {earlier}"
            return RowPlan(got.number, "skipped", name, entity_id, reason=why, same_as=earlier)
        self.in_file[entity_id], self._first[entity_id] = got.number, got
        changes = self._merge(entity_id, got)
        made = any(not change.kept for change in changes)
        entity = self.world.row(self.table, entity_id)
        return RowPlan(got.number, "updated" if made else "unchanged", self.label(entity), entity_id, changes)

    def _another(self, first: Read, got: Read) -> str:
        """What of the two rows is another one, where they share a key but nothing that records are known by."""
        if not self.told_apart_by or not set(first.keys) & set(got.keys):
            return ""
        what, *marks = self.told_apart_by
        both = [(_marks(first, mark), _marks(got, mark)) for mark in marks]
        return what if all(one and other and one != other for one, other in both) else ""

    def _created(self, got: Read) -> RowPlan:
        lack = self.lacks(got)
        if lack:
            return self.rejected(got, [Reject(got.number, self.column_of(lack[0]), "", lack[1])])
        entity_id = self.create(got)
        self.in_file[entity_id], self._first[entity_id] = got.number, got
        beside = self.beside(self.extras(entity_id, got, {}))
        self._remember(entity_id, got, {})
        name = self.label(self.world.row(self.table, entity_id))
        return RowPlan(got.number, "created", name, entity_id, reason=beside)

    # merging

    def _merge(self, entity_id: int, got: Read) -> list[FieldChange]:
        seen = self.world.seen(self.source, self.kind, entity_id, self._key(got), got.texts)
        changes = []
        for name, value in got.values.items():
            if name in self.plain:
                change = self.merge_cell(entity_id, name, value, got, seen)
                if change:
                    changes.append(change)
        for name in got.cleared:
            stands = self.world.row(self.table, entity_id).get(name)
            if name in self.plain and name != "name" and stands not in (None, "", False):
                changes.append(FieldChange(name, stands, None))
                self.world.set(
                    self.table, entity_id, **{name: "" if isinstance(stands, str) and name not in _WORDS else None}
                )
        changes += self.extras(entity_id, got, seen)
        # Nobody chose yet: the source's next file asks again.
        open_ = {c.field for c in changes if c.kept and not self._side(got.number, c.field)}
        self._remember(entity_id, got, seen, kept=open_)
        return changes

    def merge_cell(self, entity_id: int, name: str, value: Any, got: Read, seen: dict[str, str]) -> FieldChange | None:
        """Merge one cell of a plain column; None when nothing changes."""
        stands = self.world.row(self.table, entity_id).get(name)
        if name in got.appends and stands:
            value = ";".join(dict.fromkeys([*stands.split(";"), *value.split(";")]))
        if seen.get(name) == got.texts[name] or self.same(name, stands, value):
            return None
        edited = name in seen and self._edited(name, stands, seen[name])
        kept = edited and self._side(got.number, name) != "theirs"
        if not kept:
            value = self.allowed(entity_id, name, value)
            if value == stands:
                return None
            self.world.set(self.table, entity_id, **{name: value})
        return FieldChange(name, stands, value, kept)

    def _side(self, row: int, name: str) -> str:
        """Who was chosen for a field, "" where nobody was: its row goes before all rows, it before all fields."""
        for about in ((row, name), (ANY_ROW, name), (ANY_ROW, "")):
            if about in self.ours:
                return "ours"
            if about in self.theirs:
                return "theirs"
        return ""

    def allowed(self, entity_id: int, name: str, value: Any) -> Any:  # noqa: ARG002
        """`value`, or what a rule lets through instead."""
        return value

    def same(self, name: str, stands: Any, value: Any) -> bool:
        """Whether our value and the file's are one, read alike."""
        if stands == value:
            return True
        if stands in _BLANK:
            return False
        return bool(self._read(name, self._text(stands, name)) == value)

    def _text(self, value: Any, name: str) -> str:
        return as_text(value, self._names if name in _MEMBERS else None)

    def _read(self, name: str, text: str) -> Any:
        read = self.cells.first.get(name)
        try:
            return read(text) if read else text
        except NotOurs as error:
            return error.kept
        except BadCell:
            return None

    def _edited(self, name: str, stands: Any, seen: str) -> bool:
        """Whether our value is no longer what the source said last time."""
        if seen.startswith("sha256:"):
            return remembered(self._text(stands, name)) != seen
        return not self.same(name, stands, self._read(name, seen))

    def _says_what_we_have(self, entity_id: int | None, name: str, got: Read) -> bool:
        if entity_id is None or name not in self.plain:
            return False
        stands = self.world.row(self.table, entity_id).get(name)
        return got.texts.get(name) == remembered(self._text(stands, name))

    def _fill(self, entity_id: int, got: Read) -> None:
        """A later row of the same record only fills what is blank."""
        entity = self.world.row(self.table, entity_id)
        for name, value in got.values.items():
            if name in self.plain and entity.get(name) in _BLANK:
                self.world.set(self.table, entity_id, **{name: self.allowed(entity_id, name, value)})

    # the source's memory

    def _remember(self, entity_id: int, got: Read, seen: dict[str, str], kept: set[str] | None = None) -> None:
        texts = {n: t for n, t in got.texts.items() if n != "id" and n not in (kept or ())}
        self.world.remember(self.source, self.kind, self._key(got), entity_id, seen | texts)
        self._remember_keys(entity_id, got)

    def _key(self, got: Read) -> str:
        """What the source knows the row by."""
        return next((key for source, key in got.keys if not source), "") or self.own_key(got)

    def _remember_keys(self, entity_id: int, got: Read) -> None:
        for source, key in got.keys:
            if self.world.by_key(source or self.source, self.kind, key) is None:
                self.world.remember(source or self.source, self.kind, key, entity_id)

    def own_key(self, got: Read) -> str:  # noqa: ARG002
        """A key made from the row where it has none, "" where the record itself is found again."""
        return ""

    # identity

    def by_keys(self, got: Read) -> int | None:
        """Our record by the source's key, else by a register's."""
        for source, key in sorted(got.keys, key=lambda k: bool(k[0])):
            found = self.world.by_key(source or self.source, self.kind, key)
            if found is not None:
                return found
        return None

    def by_last_file(self, got: Read, *same: str, alike: Sequence[str] = ()) -> list[int]:
        """The one of ours of which the source's last file said the same in these fields; [] where none or several.

        `alike`: fields in which a blank says nothing against it.
        """
        texts = {name: got.texts.get(name, "") for name in (*same, *alike)}
        exact, loose = {n: texts[n] for n in same}, {n: texts[n] for n in alike}
        ids = [i for i in self.world.remembered(self.source, self.kind, exact, loose) if self.may_be(i, got)]
        return ids if len(ids) == 1 else []

    def may_be(self, entity_id: int, got: Read) -> bool:
        """False when the candidate is another record by its keys: the file holds that one too, or a register knows."""
        keys = {source or self.source: compared(source or self.source, key) for source, key in got.keys}
        for record in self.world.records_of(self.kind, entity_id):
            mine, known = keys.get(record["vendor"]), compared(record["vendor"], record["key"])
            if not mine or not known or known == mine:
                continue
            if record["vendor"] != self.source or known in self.file_keys:
                return False
        return True


def _marks(got: Read, fields: str) -> str:
    return " ".join(fold_header(as_text(got.values.get(name))) for name in fields.split()).strip()


_MEMBERS = frozenset((*names_of(Kind.OWNER), "by"))
_WORDS = frozenset((*names_of(Kind.TIER, Kind.STAGE, Kind.ANSWER), "status", "stance"))
