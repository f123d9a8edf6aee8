"""Which person a row of activities is about, and what is known of one whom we do not have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.linking import referred
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.exchange.values.addresses import read_domain
from abm_tui.exchange.values.problems import BadCell

_ADDRESS = re.compile(r"[^\s@,;<>()\"]+@[^\s@,;<>()\"]+\.[^\s@,;<>()\".]{2,}")
_BRACKETS = re.compile(r"\s*[(<].*?[)>]\s*")

_SEVERAL = 2
_APART = re.compile(r"[;|]")
_BESIDE = re.compile(r",|/|&|\+|\s(?:and|und|et|y|e|en)\s", re.IGNORECASE)  # between names that share a part
_TURNED = re.compile(r"([^,@]+),\s*([^,@]+)")


def person_of(world: World, source: str, got: Read) -> Row | None:
    """The person a row names: by the source's key, e-mail, name within the account, our id. Of several the first."""
    return next((person for person, _ in people_of(world, source, got)), None)


def people_of(world: World, source: str, got: Read) -> Iterator[tuple[Row, dict[str, str]]]:
    """Each person whom a row names and whom we have, with the cell that says just them (field → text)."""
    people, met = world.tables.get("contact", {}), set[int]()
    for person, named in _all_named(world, source, got, people):
        if person is not None and person["id"] not in met:
            met.add(person["id"])
            yield person, named


def names_ours(world: World, text: str) -> bool:
    """Whether a cell names somebody whom we have."""
    return person_of(world, "", Read(0, {"contact": text})) is not None


def _all_named(
    world: World, source: str, got: Read, people: dict[int, Row]
) -> Iterator[tuple[Row | None, dict[str, str]]]:
    for key in _parts(got.values.get("contact_record_id", [])):
        found = world.by_key(source, "contacts", key)
        yield (people[found] if found is not None else None), {"contact_record_id": key}
    for text in _parts([got.values.get("contact", "")]):
        yield from _listed(world, source, got, text)
    if whole := whole_name(got):
        yield _called(world, source, got, whole, blank=bool(address_of(got))), {"contact": whole}


def _listed(world: World, source: str, got: Read, text: str) -> Iterator[tuple[Row | None, dict[str, str]]]:
    """Whom a part of a cell names: one person, also as `Ruiz, Dana`, or several as people write them side by side."""
    found = _named(world, source, got, text) if len(_ADDRESS.findall(text)) < _SEVERAL else None
    if found is None and (turned := _TURNED.fullmatch(text)):
        found = _called(world, source, got, f"{turned[2]} {turned[1]}", blank=False)
    sides = [] if found is not None else [side.strip() for side in _BESIDE.split(text) if side.strip()]
    if len(sides) < _SEVERAL:
        yield found, {"contact": text}
    else:
        for side in sides:
            yield _named(world, source, got, side), {"contact": side}


def _parts(texts: list[str]) -> Iterator[str]:
    return (part.strip() for text in texts for part in _APART.split(text) if part.strip())


def _named(world: World, source: str, got: Read, text: str) -> Row | None:
    people = world.tables["contact"]
    address = _ADDRESS.search(text)
    if address:
        ids = world.found("email", address.group().casefold())
        if ids:
            return people[ids[0]] if len(ids) == 1 else None
        text = _BRACKETS.sub(" ", text).strip()
        if "@" in text:
            return None
    if text.isascii() and text.isdigit() and len(text) < 18 and int(text) in people:
        return people[int(text)]
    return _called(world, source, got, text, blank=bool(address))


def _called(world: World, source: str, got: Read, name: str, *, blank: bool) -> Row | None:
    """The only one of that name, in the row's account where it names one. `blank`: only one whose address we lack."""
    people = world.tables.get("contact", {})
    account_id, _ = referred(world, source, got)
    ids = [i for i in world.found("called", name.casefold()) if account_id in (None, people[i].get("account_id"))]
    if blank:
        ids = [i for i in ids if account_id is not None and not people[i].get("email")]
    return people[ids[0]] if len(ids) == 1 else None


def whole_name(got: Read) -> str:
    """First and last name as the row has them."""
    return f"{got.values.get('first_name') or ''} {got.values.get('last_name') or ''}".strip()


def address_of(got: Read) -> str:
    """The e-mail address in the row, in lower case, "" where there is none."""
    found = _ADDRESS.search(got.values.get("contact", ""))
    return found.group().casefold() if found else ""


def described(got: Read) -> str:
    """`Dana Ruiz <dana@globex.com>`, of somebody we do not have; "" where the row says neither."""
    name, address = whole_name(got), address_of(got)
    return f"{name} <{address}>".strip() if address else name


def company_domain(got: Read) -> str:
    """The domain of the row's address, where it is a company's own."""
    address = address_of(got)
    try:
        return (read_domain(address) if address else "") or ""
    except BadCell:
        return ""


def link_people(world: World) -> int:
    """Give activities that name somebody we did not have their person, and its account; how many."""
    found = 0
    for row in list(world.rows("activity")):
        if row["id"] < 0 or row.get("contact_id") is not None:
            continue
        person = _arrived(world, row["id"])
        if person is None:
            continue
        world.set("activity", row["id"], contact_id=person["id"])
        if row.get("account_id") is None and person.get("account_id") is not None:
            world.set("activity", row["id"], account_id=person["account_id"], account_text="")
        found += 1
    return found


def _arrived(world: World, activity_id: int) -> Row | None:
    for record in world.records_of("activities", activity_id):
        said = json.loads(record["seen"]) if record["seen"] else {}
        values = {name: said[name] for name in ("contact", "first_name", "last_name", "account") if said.get(name)}
        if key := said.get("contact_record_id"):
            values["contact_record_id"] = [key]
        if values.keys() - {"account"}:
            person = person_of(world, record["vendor"], Read(0, values))
            if person is not None:
                return person
    return None
