"""Content: what there is, and which touches wait for it."""

from __future__ import annotations

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.facts import AssetFact
from abm_tui.models.words import TouchStatus
from abm_tui.rules.blockers.touches import is_link
from abm_tui.store.reader import Reader


def assets(r: Reader) -> list[AssetFact]:
    """All content, by name."""
    query = select(*(t.asset.c[name] for name in AssetFact.__dataclass_fields__)).order_by(t.asset.c.name, t.asset.c.id)
    return [AssetFact(*row) for row in r.connection.execute(query)]


def address(r: Reader, name: str) -> str:
    """Where the content lies that a touch calls by this name, itself where it says so; "" = nowhere."""
    if not name or is_link(name):
        return name
    return next((a.url for a in assets(r) if a.url and a.name.casefold() == name.casefold()), "")


def waiting(r: Reader) -> dict[str, int]:
    """Name → how many open touches link content of that name that is nowhere to be found."""
    touch = t.touch.c
    query = select(touch.asset, func.count()).where(touch.status == TouchStatus.OPEN, touch.asset != "")
    there = {asset.name.casefold() for asset in assets(r) if asset.url}
    found: dict[str, int] = {}
    for name, number in r.connection.execute(query.group_by(touch.asset).order_by(touch.asset)):
        if not is_link(name) and name.casefold() not in there:
            found[name] = found.get(name, 0) + int(number)
    return found
