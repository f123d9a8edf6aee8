"""Content that touches need: what it is called in them, and where it lies (S002)."""

from __future__ import annotations

from typing import Any

from abm_tui.errors import Refused
from abm_tui.store.unit import Unit
from abm_tui.text import blank, clean


def put_asset(u: Unit, /, name: str, url: str = "", **fields: Any) -> int:
    """Content under a name, in whatever case; one that is there already gets the new address. Returns its id.

    `fields` are kind, roles, stages and tiers, lists joined by ;. Without an address it is still to be made.
    """
    name = " ".join(clean(name).split())
    if blank(name):
        raise Refused("blank_asset", "Content needs a name, the one that touches call it by. Nothing was saved.")
    given = {field: value for field, value in fields.items() if not blank(str(value))}
    if not blank(url):
        given["url"] = url.strip()
    known = next((row for row in u.find("asset") if row["name"].casefold() == name.casefold()), None)
    if known is None:
        asset_id = u.add("asset", name=name, on=u.today, **given)
    else:
        asset_id = int(known["id"])
        u.set("asset", asset_id, **given)
    where = u.get("asset", asset_id)["url"]
    u.label = f"{name}: {where}" if where else f"{name} is still to be made"
    return asset_id
