"""Saved lists: a filter with its order and columns under a name, shared by both."""

from __future__ import annotations

from abm_tui.errors import Refused
from abm_tui.store.unit import Unit
from abm_tui.text import clean


def save_list(u: Unit, name: str, *, scope: str, filter: str, order: str = "", columns: str = "") -> int:
    """Keep the current view; the same name again replaces it. Returns the list's id."""
    name = clean(name)
    if not name:
        raise Refused("blank_name", "A list needs a name. Nothing was saved.")
    for row in u.find("savedlist"):
        if row["name"].lower() == name.lower():
            u.set("savedlist", row["id"], scope=scope, filter=filter, order=order, columns=columns)
            u.label = f"List {row['name']} replaced"
            return int(row["id"])
    position = max((r["position"] for r in u.find("savedlist")), default=0) + 1
    list_id = u.add("savedlist", name=name, scope=scope, filter=filter, order=order, columns=columns, position=position)
    u.label = f"List {name} saved"
    return list_id
