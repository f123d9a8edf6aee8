"""Two records that look like one and are two: said once, kept, and taken back again."""

from __future__ import annotations

from abm_tui.errors import Refused
from abm_tui.store.commands.merging import label
from abm_tui.store.unit import Unit


def tell_apart(u: Unit, name: str, keep: int, drop: int) -> None:
    """These two (`name`: account or contact) are not suggested as one again. Said before, it stays as it was said.

    Raises Refused for the same record twice, NotFound where one is gone.
    """
    if keep == drop:
        raise Refused("same_record", "These are one and the same record. Nothing was changed.")
    first, second = label(name, u.get(name, keep)), label(name, u.get(name, drop))
    one, other = sorted((keep, drop))
    if not u.find("apart", entity=name, one=one, other=other):
        u.add("apart", entity=name, one=one, other=other, on=u.today, by=u.me)
    u.label = f"{first} and {second} are two"


def suggest_again(u: Unit, name: str, keep: int, drop: int) -> None:
    """Take that back: where they still look like one they are suggested again. Raises Refused where nobody said it."""
    one, other = sorted((keep, drop))
    rows = u.find("apart", entity=name, one=one, other=other)
    if not rows:
        raise Refused("not_apart", "Nobody said of these that they are two. Nothing was changed.")
    first, second = (label(name, u.get(name, i)) for i in (keep, drop))
    for row in rows:  # an undo may have brought back what was said anew meanwhile
        u.delete("apart", row["id"])
    u.label = f"{first} and {second} may be one again"
