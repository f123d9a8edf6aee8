"""The words of a file that become words of ours: its stages, owners, roles, types, yes and no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abm_tui.exchange.columns.headers import FileColumn
from abm_tui.exchange.columns.headers import Mapping as Columns
from abm_tui.exchange.fields import MARKS, readers
from abm_tui.exchange.files.table import SourceTable
from abm_tui.exchange.values.cell_parts import fold_value, split_values
from abm_tui.exchange.values.problems import BadCell
from abm_tui.exchange.values.readers import SEVERAL, ReaderContext, reader, translated
from abm_tui.exchange.values.texts import as_text
from abm_tui.models.words import (
    ACTIVITY_NAMES,
    ROLE_NAMES,
    STAGE_SHORT,
    TIER_NAMES,
    ActivityType,
    Answer,
    DealStatus,
    Outcome,
    PersonStatus,
    Role,
    Stage,
    Stance,
    Team,
    Tier,
)
from abm_tui.text import clean

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact

MOST = 200  # words of one field that are listed, the most frequent first


@dataclass(frozen=True)
class Word:
    """One word of a column. `ours` is what it becomes, "" for nothing; `known` is False where nobody knows it."""

    field: str
    header: str
    theirs: str
    rows: int
    ours: str
    known: bool
    said: bool  # whether a person said so


def _names(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(str(code), f"{name}" if name == code else name) for code, name in words.items()]


# How a field is read → (what a cell may say, its name on the screen) for each of our words.
_LISTS: dict[str, list[tuple[str, str]]] = {
    "tier": [(str(tier), TIER_NAMES[tier]) for tier in Tier],
    "stage": [(str(stage), STAGE_SHORT[stage]) for stage in Stage],
    "roles": [(str(role), ROLE_NAMES[role]) for role in Role],
    "activity": [(str(a), ACTIVITY_NAMES.get(a, str(a))) for a in ActivityType],
    "answer": [(str(a), str(a)) for a in Answer],
    "status": [(str(s), str(s)) for s in PersonStatus],
    "stance": [(str(s), str(s)) for s in Stance],
    "outcome": [(str(o), str(o).replace("_", " ")) for o in Outcome],
    "team": [(str(t), str(t)) for t in Team],
    "deal": [(str(s), str(s)) for s in DealStatus],
    "yes_no": [("yes", "yes"), ("no", "no")],
    "response": [(word, word) for word in (*MARKS, "nothing")],
    "direction": [("out", "by us"), ("in", "from them")],
}


def choices(kind: str, field: str, members: Sequence[MemberFact]) -> list[tuple[str, str]]:
    """What a word of the field may become: (how a cell says it, its name on the screen). Empty for free text."""
    how = readers(kind).get(field, "")
    if how == "member":
        return [(m.name, m.name) for m in members if kind == "activities" or m.left_on is None]
    return _LISTS.get(how, [])


def shown(kind: str, field: str, ours: str) -> str:
    """A word of ours as the screen says it."""
    names = dict(_LISTS.get(readers(kind).get(field, ""), []))
    return ";".join(names.get(part, part) for part in ours.split(";")) if ours else "none"


def words(table: SourceTable, mapping: Columns, told: ReaderContext, members: Mapping[int, str]) -> list[Word]:
    """The words of the file's columns that have a list of ours; those nobody knows first, then field by field."""
    kinds = readers(mapping.kind)
    found: list[Word] = []
    for field, columns in mapping.order.items():
        if kinds[field] != "member" and kinds[field] not in _LISTS:
            continue
        for column in columns:
            found += _of_column(table, column, field, kinds[field], told, members)
    return sorted(found, key=lambda w: w.known)


def _of_column(
    table: SourceTable, column: FileColumn, field: str, kind: str, told: ReaderContext, members: Mapping[int, str]
) -> list[Word]:
    cells = [r.cells[column.at] for r in table.rows if not r.reason and not r.skip]
    counted: Counter[str] = Counter()
    written: dict[str, str] = {}
    several = kind in SEVERAL
    for text in (text for cell in cells for text in (split_values(cell) if several else (cell,))):
        folded = fold_value(text)
        if folded:
            counted[folded] += 1
            written.setdefault(folded, clean(text)[:200])
    read = translated(reader(kind, [], told), field, told, several=several)
    found = []
    for folded, rows in counted.most_common(MOST):
        said = (field, folded) in told.words
        try:
            ours, known = as_text(read(written[folded]), members), True
        except BadCell:
            ours, known = "", False
        found.append(Word(field, column.header, written[folded], rows, ours, known, said))
    return found
