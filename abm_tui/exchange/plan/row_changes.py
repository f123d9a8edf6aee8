"""What an import changes of what we have, field by field, as people and scripts read it; and whose side is taken.

A field that changed both here and in the file is a choice: ours stands until somebody says whose is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from abm_tui.errors import Fix, UsageError
from abm_tui.exchange.fields import KINDS, in_words, readers
from abm_tui.exchange.plan.import_plan import ANY_ROW, OF_COMPANY, FieldChange, FilePlan, RowPlan
from abm_tui.exchange.values.texts import as_text
from abm_tui.models.account_fields import names_of
from abm_tui.models.field_kinds import Kind
from abm_tui.text import clean

OURS, THEIRS = "ours", "theirs"
_MEMBERS = frozenset((*names_of(Kind.OWNER), "by", "next_owner", "owner"))
_SHOWN = 40  # lines of a file that name a change
_LONG = 60  # characters of a value in a line
Choices = frozenset[tuple[int, str]]


def value_text(change: FieldChange, value: object, names: Mapping[int, str]) -> str:
    """The old or new value of a change as text; members by their names."""
    return clean(as_text(value, names if change.field.removeprefix(OF_COMPANY) in _MEMBERS else None))


def changes(file: FilePlan, *, kept: bool) -> Iterator[tuple[RowPlan, FieldChange]]:
    """What the file updates, each with the record's row; or, of what is `kept`, the choices."""
    for row in file.rows:
        for change in row.all_changes:
            if change.kept == kept:
                yield (row.company if row.company and change.field.startswith(OF_COMPANY) else row), change


def as_json(file: FilePlan, names: Mapping[int, str]) -> dict[str, list[dict[str, Any]]]:
    """`updates` with old and new, `choices` with ours and theirs: numbers stay numbers, days are ISO."""

    def both_sides(kept: bool, *sides: str) -> list[dict[str, Any]]:
        found = []
        for row, change in changes(file, kept=kept):
            values = (_plain(change, value, names) for value in (change.old, change.new))
            about = {"row": row.number, "name": row.name, "field": change.field}
            found.append(about | dict(zip(sides, values, strict=True)))
        return found

    return {"updates": both_sides(False, "old", "new"), "choices": both_sides(True, OURS, THEIRS)}


def lines(file: FilePlan, names: Mapping[int, str]) -> list[str]:
    """A line for each choice and each field that changes, at most some dozens."""
    said = [_line("?", row, change, names) for row, change in changes(file, kept=True)]
    said += [_line("=", row, change, names) for row, change in changes(file, kept=False)]
    more = len(said) - _SHOWN
    return [*said[:_SHOWN], f"= … and {more:,} more; --format json names them all"] if more > 0 else said


def _line(sign: str, row: RowPlan, change: FieldChange, names: Mapping[int, str]) -> str:
    old, new = (_short(value_text(change, value, names)) for value in (change.old, change.new))
    about = f"{sign} {row.name[:40]}, row {row.number}: {in_words(change.field)}"
    if change.kept:
        return f"{about}: ours {old}, theirs {new}; ours stands. --take {change.field}={THEIRS} takes theirs"
    return f"{about} {old} → {new}"


def _short(text: str) -> str:
    return (text if len(text) <= _LONG else f"{text[:_LONG]}…") or "nothing"


def _plain(change: FieldChange, value: Any, names: Mapping[int, str]) -> Any:
    if isinstance(value, bool) or (isinstance(value, int) and change.field.removeprefix(OF_COMPANY) not in _MEMBERS):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value_text(change, value, names) or None


def taken(texts: Iterable[str]) -> tuple[Choices, Choices]:
    """(theirs, ours) of all rows, out of `--take theirs`, `--take industry=theirs`. Raises UsageError."""
    sides: dict[str, set[tuple[int, str]]] = {THEIRS: set(), OURS: set()}
    fields = {field for kind in KINDS for field in readers(kind)}
    for text in texts:
        field, equals, side = text.rpartition("=")
        field, side = field.strip().lower(), side.strip().lower()
        if side not in sides or (equals and not field):
            raise UsageError(
                "bad_take",
                f'--take is theirs, ours, or FIELD=theirs, not "{clean(text)}".',
                Fix(command="--take theirs"),
            )
        if field and field not in fields and field.removeprefix(OF_COMPANY) not in fields:
            raise UsageError("unknown_field", f'--take "{clean(text)}": there is no field "{clean(field)}".')
        sides[side].add((ANY_ROW, field))
    return frozenset(sides[THEIRS]), frozenset(sides[OURS])
