"""Two records become one: everything that hangs on the second moves to the first, in one undo step."""

from __future__ import annotations

from collections.abc import Collection

from abm_tui.errors import Fix, Refused
from abm_tui.models import tables
from abm_tui.models.words import Tier
from abm_tui.store import former_addresses
from abm_tui.store.merge_choices import TOGETHER, blank, choosable
from abm_tui.store.unit import Unit
from abm_tui.store.values import Row

_RECORD_KIND = {"account": "accounts", "contact": "contacts"}
_JOINED = {"tags": ";", "notes": "\n", "agree_reasons": "; "}


def merge(u: Unit, name: str, keep: int, drop: int, take: Collection[str] = (), reason: str = "") -> None:
    """`drop` goes into `keep` (`name`: account or contact). What `keep` leaves blank is filled from `drop`.

    Where both say something `keep`'s stands, but for the fields in `take`; tags and notes are joined. Raises Refused
    for the same record twice, for an unknown field, and by Tier 1's cap as any edit.
    """
    if keep == drop:
        raise Refused("same_record", "These are one and the same record already. Nothing was merged.")
    ours, theirs = u.get(name, keep), u.get(name, drop)
    unknown = set(take) - set(choosable(name))
    if unknown:
        raise Refused("no_such_field", f"Nothing to take: no field {min(unknown)}.", Fix(command="abm merge --help"))
    labels = label(name, theirs), label(name, ours)
    values = _merged(name, ours, theirs, take)
    if name == "account" and values.get("tier") == Tier.ONE and reason:
        values["over_cap_reason"] = reason
    _move_children(u, name, keep, drop)
    # First out of its slot, so that taking over its tier needs no second one.
    u.delete(name, drop)
    u.set(name, keep, **values)
    if name == "contact":
        former_addresses.keep_of_merged(u, keep, theirs["email"])
    u.label = f"{labels[0]} merged into {labels[1]}"


def _merged(name: str, ours: Row, theirs: Row, take: Collection[str]) -> Row:
    values: Row = {}
    for column in choosable(name):
        if column in _JOINED and ours[column] and theirs[column]:
            values[column] = _joined(ours[column], theirs[column], _JOINED[column])
        elif column in take or (blank(name, column, ours) and not blank(name, column, theirs)):
            values |= {c: theirs[c] for c in (column, *TOGETHER.get(column, ()))}
    return values


def _joined(ours: str, theirs: str, mark: str) -> str:
    parts = [part.strip() for part in (*ours.split(mark.strip() or mark), *theirs.split(mark.strip() or mark))]
    return mark.join(dict.fromkeys(part for part in parts if part))


def _move_children(u: Unit, name: str, keep: int, drop: int) -> None:
    """Everything that refers to `drop` refers to `keep` from now on; a seat that is there already is not doubled."""
    target = tables.JOURNALED[name]
    for child, table in tables.JOURNALED.items():
        for column in table.columns:
            if not any(key.column.table is target for key in column.foreign_keys):
                continue
            for row in u.find(child, **{column.name: drop}):
                if child == "seat" and _seated(u, row | {column.name: keep}):
                    u.delete("seat", row["id"])
                elif child == "entry" and u.find("entry", review_id=row["review_id"], account_id=keep):
                    u.delete("entry", row["id"])
                elif child == "move":
                    u.delete("move", row["id"])  # the way the other one came is not the way this one did
                else:
                    u.set(child, row["id"], None, **{column.name: keep})
    for row in u.find("record", kind=_RECORD_KIND[name], entity_id=drop):
        u.set("record", row["id"], entity_id=keep)
    _move_apart(u, name, keep, drop)


def _move_apart(u: Unit, name: str, keep: int, drop: int) -> None:
    """Who was told apart from `drop` is told apart from `keep`; that these two were is taken back by merging them."""
    for row in apart_from(u, name, drop):
        (third,) = {row["one"], row["other"]} - {drop}
        one, other = sorted((keep, third))
        if third == keep or u.find("apart", entity=name, one=one, other=other):
            u.delete("apart", row["id"])
        else:
            u.set("apart", row["id"], one=one, other=other)


def apart_from(u: Unit, name: str, row_id: int) -> list[Row]:
    """The pairs in which somebody told this record apart from another."""
    return [*u.find("apart", entity=name, one=row_id), *u.find("apart", entity=name, other=row_id)]


def _seated(u: Unit, seat: Row) -> bool:
    same = {c: seat[c] for c in ("account_id", "role", "contact_id")}
    return any(other["id"] != seat["id"] for other in u.find("seat", **same))


def label(name: str, row: Row) -> str:
    """The record as a sentence names it."""
    return row["name"] if name == "account" else f"{row['first_name']} {row['last_name']}".strip() or row["email"]
