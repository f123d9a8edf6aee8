"""To which account a person, a deal or an activity belongs, now or once the account arrives."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache

from abm_tui.exchange.fields import TABLES
from abm_tui.exchange.plan.import_plan import FieldChange
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.foreign_ids import meant
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.exchange.values.addresses import read_domain
from abm_tui.exchange.values.problems import BadCell

_REFERENCES = ("account_record_id", "account")


def named_account(world: World, text: str) -> int | None:
    """The one account with that exact name, else that domain, else that id; None when none or several."""
    named = world.found("name", text)
    if named:
        return named[0] if len(named) == 1 else None
    if "." in text:
        domain = _domain(text)
        hosts = world.found("domain", domain) if domain else []
        if len(hosts) == 1:
            return hosts[0]
    if text.isascii() and text.isdigit() and len(text) < 18 and int(text) in world.tables["account"]:
        return int(text)
    return None


@lru_cache(maxsize=50_000)  # a file of activities names the same accounts again and again
def _domain(text: str) -> str | None:
    try:
        return read_domain(text)
    except BadCell:
        return None


def referred(world: World, source: str, got: Read) -> tuple[int | None, str]:
    """(account id, "") for a row whose account we have, (None, what the file called it) where not."""
    keys: list[str] = got.values.get("account_record_id", [])
    text: str = got.values.get("account", "")
    for key in [*keys, *([text] if text else [])]:
        found = world.by_key(source, "accounts", key)
        if found is not None and meant(world, source, found, text if key in keys else ""):
            return found, ""
    if text:
        found = named_account(world, text)
        if found is not None:
            return found, ""
        called_so = world.remembered(source, "accounts", {"name": text}, {})  # it has another name here
        if len(called_so) == 1:
            return called_so[0], ""
    return None, text or (keys[0] if keys else "")


def follow(world: World, table: str, row_id: int, source: str, got: Read, seen: dict[str, str]) -> FieldChange | None:
    """Link a row we have to the account its file names now; a waiting one also where the file says the same again."""
    row = world.row(table, row_id)
    account_id, text = referred(world, source, got)
    news = any(name in got.texts and seen.get(name) != got.texts[name] for name in _REFERENCES)
    stands = row.get("account_id")
    if account_id is not None and account_id != stands and (news or stands is None):
        old = world.row("account", stands)["name"] if stands is not None else row.get("account_text", "")
        world.set(table, row_id, account_id=account_id, account_text="")
        return FieldChange("account", old, world.row("account", account_id)["name"])
    if account_id is None and text and stands is None and news and row.get("account_text") != text:
        old = row.get("account_text", "")
        world.set(table, row_id, account_text=text)
        return FieldChange("account", old, text)
    return None


def link_waiting(world: World) -> Counter[str]:
    """Link people, deals and activities that waited for an account; how many of each kind."""
    linked: Counter[str] = Counter()
    for kind in ("contacts", "opportunities", "activities"):
        table = TABLES[kind]
        for row in list(world.rows(table)):
            if row["id"] < 0 or row.get("account_id") is not None:
                continue
            account_id = _arrived(world, kind, row)
            if account_id is not None:
                world.set(table, row["id"], account_id=account_id, account_text="")
                linked[kind] += 1
    return linked


def _arrived(world: World, kind: str, row: Row) -> int | None:
    for record in world.records_of(kind, row["id"]):
        said = json.loads(record["seen"]) if record["seen"] else {}
        for name in _REFERENCES:
            found = world.by_key(record["vendor"], "accounts", said[name]) if said.get(name) else None
            if found is not None:
                return found
    text = row.get("account_text") or ""
    return named_account(world, text) if text else None
