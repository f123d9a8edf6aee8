"""Record ids that may be another list's: the same number may be another record there.

Two lists made at home both begin to count at 1, and so do two workspaces of one CRM. Where all that a row says of its
record contradicts the one that we have under its id, the id says nothing: the row goes by what else it says, as if it
had none. A key of Salesforce's is one record's in all the world.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from abm_tui.exchange.columns.headers import OWN
from abm_tui.exchange.columns.vendor_signs import sure_key
from abm_tui.exchange.fields import TABLES, fold_header
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.duplicates import without_form
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.exchange.values.texts import as_text
from abm_tui.text import count

SOURCES = ("file", OWN)  # of everybody's lists
_ENOUGH = 2  # contradictions that make it another record
_SHOWN = 3  # named in one warning
# What the record is known by, and what only speaks against it.
_KNOWN_BY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "accounts": (("name", "domain"), ("country",)),
    "contacts": (("called", "email"), ("account",)),
    "opportunities": (("name", "account"), ("created_at", "amount")),
    "activities": (("who",), ("day", "subject")),
}
_NAMES = frozenset(("name", "called", "account", "contact", "subject"))


@dataclass(frozen=True)
class Stranger:
    """A row whose id is another record's here."""

    key: str
    ours: str
    theirs: str


def parted(world: World, source: str, kind: str, rows: Iterable[Read]) -> list[Stranger]:
    """Take the ids from the rows that are about other records than ours under them, and say which these are.

    A lone contradiction may be a new name. It is none where no row of a file that may be anybody's agrees with ours
    under its id; a CRM's renames stay what they are.
    """
    if kind not in _KNOWN_BY:
        return []
    sure, unsure = [], []
    agreed: set[str] = set()  # keys of which the file says what we have: another row under one is the file's mistake
    for got in rows:
        found = _ours(world, source, kind, got)
        if found is None:
            continue
        key, row = found
        against = _against(world, source, kind, row, got)
        if against is None:
            agreed.add(key)
        elif against >= _ENOUGH:
            sure.append((got, key, row))
        elif against and source in SOURCES:
            unsure.append((got, key, row))
    if not agreed and len(sure) + len(unsure) >= _ENOUGH:
        sure += unsure
    sure = [each for each in sure if each[1] not in agreed]
    for got, _, _ in sure:
        got.keys = [(register, key) for register, key in got.keys if register]
    return [Stranger(key, _called(row), _called(got.values)) for got, key, row in sure]


def remark(strangers: Sequence[Stranger], kind: str) -> list[str]:
    """The sentence that names them."""
    if not strangers:
        return []
    what = "company" if kind == "accounts" else "person" if kind == "contacts" else "record"
    named = [f"{s.key} is {s.ours or 'another'} here, {s.theirs or 'another'} in the file" for s in strangers[:_SHOWN]]
    some = "; ".join(named)
    more = f" and {len(strangers) - _SHOWN} more" if len(strangers) > _SHOWN else ""
    return [
        f"{count(len(strangers), 'row')} with a record id that is another {what}'s here: {some}{more}. "
        "Such a row goes by what else it says, as if it had no id."
    ]


def meant(world: World, source: str, account_id: int, text: str) -> bool:
    """Whether the account under a record id may be the one that a row calls so."""
    if not text:
        return True
    record = world.record_of(source, "accounts", account_id)
    said = json.loads(record["seen"]).get("name", "") if record and record["seen"] else ""
    if any(_alike(name, text) for name in (world.row("account", account_id)["name"], said) if name):
        return True
    # A CRM renamed it, unless another account of ours is called so.
    return source not in SOURCES and (source == "salesforce" or not world.found("name", text))


def _ours(world: World, source: str, kind: str, got: Read) -> tuple[str, Row] | None:
    """(key, our row) that the row's own record id leads to."""
    for register, key in got.keys:
        for each in (kind, "touches") if kind == "activities" else (kind,):
            found = None if register or sure_key("salesforce").fullmatch(key) else world.by_key(source, each, key)
            if found is not None:
                seen = world.record(source, each, key)
                said = json.loads(seen["seen"]) if seen and seen["seen"] else {}
                return key, {**world.row(TABLES[each], found), "said": said}
    return None


def _against(world: World, source: str, kind: str, row: Row, got: Read) -> int | None:
    """How much of the row contradicts ours, also as the source said it last; None where it agrees."""
    known_by, beside = _KNOWN_BY[kind]
    points = {name: _agrees(world, source, name, row, got) for name in (*known_by, *beside)}
    if any(points[name] for name in known_by):
        return None
    if all(points[name] is None for name in known_by):
        return 0
    return sum(agrees is False for agrees in points.values())


def _agrees(world: World, source: str, name: str, row: Row, got: Read) -> bool | None:
    """Whether ours and theirs are one in that; None where one of them does not say."""
    if name == "who":  # the person, where both have one
        person = _agrees(world, source, "contact", row, got)
        return _agrees(world, source, "account", row, got) if person is None else person
    ours = _ours_of(world, name, row)
    theirs = {fold_header(as_text(said)) for said in (got.values.get(name), got.texts.get(name))} - {""}
    match name:
        case "called":
            theirs = {_called(got.values), _called(got.texts)}
        case "account":
            theirs = {got.values.get("account") or "", *_of_keys(world, source, got)}
        case "contact":
            theirs = {got.values.get("contact") or "", _called(got.values), got.values.get("full_name") or ""}
        case "name" | "subject":
            theirs = {got.values.get(name) or ""}
        case "day":
            theirs = {fold_header(as_text(got.values.get("at"))[:10])}
    ours, theirs = ours - {""}, theirs - {""}
    if not ours or not theirs:
        return None
    if name in _NAMES:
        return any(_alike(a, b) for a in ours for b in theirs)
    return bool(ours & theirs) or (name == "email" and _moved(row, got))


def _ours_of(world: World, name: str, row: Row) -> set[str]:
    """What we have, and what the source said last."""
    said: dict[str, str] = row["said"]
    match name:
        case "called":
            return {_called(row), _called(said)}
        case "account":
            account = world.tables["account"].get(row.get("account_id") or 0)
            return {account["name"] if account else "", row.get("account_text") or "", said.get("account", "")}
        case "contact":
            person = world.tables["contact"].get(row.get("contact_id") or 0, {})
            return {_called(person), person.get("email") or "", said.get("contact", "")}
        case "day":
            return {fold_header(as_text(row.get("at") or row.get("due"))[:10])}
        case "subject":
            return {row.get("subject") or row.get("text") or ""}
        case "name":
            return {row["name"], said.get("name", "")}
    return {fold_header(as_text(row.get(name))), fold_header(said.get(name, ""))}


def _of_keys(world: World, source: str, got: Read) -> Iterable[str]:
    """The names of the accounts that the row names by the source's keys."""
    for key in got.values.get("account_record_id", ()):
        found = world.by_key(source, "accounts", key)
        if found is not None:
            yield world.row("account", found)["name"]


def _moved(row: Row, got: Read) -> bool:
    """Somebody with a new last name and the address that goes with it: the first name and the company are the same."""
    same = fold_header(row.get("first_name") or "") == fold_header(got.values.get("first_name") or "") != ""
    hosts = {(text or "").casefold().rpartition("@")[2] for text in (row.get("email"), got.values.get("email"))}
    return same and len(hosts) == 1


def _alike(one: str, other: str) -> bool:
    """Whether two names may be of one record: equal but for the legal form, or one has the words of the other."""
    a, b = without_form(one), without_form(other)
    if fold_header(one) == fold_header(other) or a.replace(" ", "") == b.replace(" ", ""):
        return True
    words, others = set(a.split()), set(b.split())
    return bool(words and others) and (words <= others or others <= words)


def _called(said: Mapping[str, Any]) -> str:
    if said.get("name"):
        return str(said["name"])
    return f"{said.get('first_name') or ''} {said.get('last_name') or ''}".strip()
