"""What somebody logged by hand is recognised in a file: same person, same kind, a day before or after at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from abm_tui.exchange.rows.counters import FROM_COUNTER
from abm_tui.exchange.rows.workspace_rows import Row
from abm_tui.models.words import ActivityType

# Of these one in two days is one; of the others two may be two e-mails or two pages, unless they are called alike.
_ONE_A_DAY = frozenset(
    {
        ActivityType.CALL,
        ActivityType.MEETING,
        ActivityType.REPLY,
        ActivityType.FORM,
        ActivityType.EVENT_ATTENDED,
        ActivityType.EXECUTIVE_OUTREACH,
    }
)
_DAY = timedelta(days=1)
Claim = tuple[Any, str, date]  # whom it is about, its type, its day


class ByHand:
    """Activities that no file of the source brought. `add` them, then ask for each row."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Any, str], list[Row]] = defaultdict(list)
        self._taken: dict[int, Row] = {}
        self._claims: set[Claim] = set()

    def add(self, row: Row, about: Any) -> None:
        """An activity of ours; only what is by hand or from a counter is kept."""
        if about and row.get("source", "") in ("", FROM_COUNTER):
            self._rows[about, row["type"]].append(row)

    def claim(self, claims: Iterable[Claim]) -> None:
        """What the file itself holds: its row of the same day has the better right to an activity."""
        self._claims.update(claims)

    def find(self, about: Any, values: Row, in_file: Collection[int]) -> int | None:
        """The activity that the row means, the nearest in time."""
        kind, at = values.get("type", ""), values.get("at")
        if at is None:
            return None
        near = [
            row
            for row in self._rows.get((about, kind), ())
            if row["id"] not in in_file
            and abs(row["at"].date() - at.date()) <= _DAY
            and self._alike(row, values)
            and (row["at"].date() == at.date() or (about, kind, row["at"].date()) not in self._claims)
        ]
        if not near:
            return None
        found = min(near, key=lambda row: abs(row["at"] - at))
        self._taken[found["id"]] = found
        return int(found["id"])

    @staticmethod
    def _alike(row: Row, values: Row) -> bool:
        if row["type"] in _ONE_A_DAY or row.get("source") == FROM_COUNTER:
            return True
        ours, theirs = ((one.get("subject") or "").casefold() for one in (row, values))
        return not ours or not theirs or bool(ours == theirs)

    def keeps(self, row_id: int, name: str) -> bool:
        """Whether a field stays as it was written by hand; a counter's signal gets the name that the file knows."""
        row = self._taken.get(row_id)
        if row is None or row.get(name) in (None, ""):
            return False
        return not (name == "subject" and row.get("source") == FROM_COUNTER)
