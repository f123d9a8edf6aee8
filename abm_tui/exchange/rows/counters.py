"""Counters of a CRM's people export: what they grew by between two imports becomes signals with a day.

HubSpot says of a person "Marketing emails opened: 7", not which and when. The first file is where counting starts; from
then on a difference is so many signals, dated by the column that says when the last one was, else by the day of the
import, and marked "from counter". What somebody logged by hand meanwhile is recognised, not doubled. A counter that is
lower than it was says nothing: most likely an older file came again. The highest stays where counting goes on from.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from abm_tui.exchange.plan.import_plan import FieldChange
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.models.words import ACTIVITY_NAMES, ActivityType

if TYPE_CHECKING:
    from abm_tui.store import Store

FROM_COUNTER = "from counter"
_MOST = 50  # signals one counter may give at once; a larger jump is a correction of theirs, not a week
_SHOWN = 3  # counters named in one warning


@dataclass(frozen=True)
class _Count:
    """A counter: what each count is, the column that dates the last one, and how its signal is called."""

    kind: ActivityType
    dated_by: str
    called: str  # "" = they are one however many: page views


_COUNTS = {
    "emails_opened": _Count(ActivityType.EMAIL_OPEN, "last_open_at", "e-mail no. {}"),
    "email_replies": _Count(ActivityType.REPLY, "last_reply_at", "reply no. {}"),
    "form_submissions": _Count(ActivityType.FORM, "last_form_at", "form no. {}"),
    "page_views": _Count(ActivityType.WEB_VISIT, "last_visit_at", ""),
}
COUNTERS = tuple(_COUNTS)
DATED_BY = tuple(count.dated_by for count in _COUNTS.values())


def open_counters(store: Store, world: World, source: str) -> Counters:
    """The counters of a source's people, with what is known since its last file: a day of grace before it."""
    from abm_tui.store.queries import exchange

    last = store.read(exchange.last_import, source, "contacts")
    logged = store.read(exchange.logged_since, last - timedelta(days=1), FROM_COUNTER) if last else []
    return Counters(world, last, Counter(logged))


class Counters:
    """Signals out of the counters of one source's people."""

    def __init__(self, world: World, last_import: datetime | None, logged: Counter[tuple[int, str]]) -> None:
        """`logged`: (person, activity type) → how many are known since the last import, from elsewhere."""
        self.world, self.since, self._logged = world, last_import, logged
        self.made: Counter[str] = Counter()
        self._lower: list[str] = []  # whose counters fell
        self._anew: list[str] = []

    def signals(self, person: Row, got: Read, seen: dict[str, str]) -> list[FieldChange]:
        """Add the signals of a person whom the source's earlier file had; what changed, a line a counter."""
        changes = []
        for name, count in _COUNTS.items():
            if name not in got.values or name not in seen:
                continue
            before, now = int(seen[name]), int(got.values[name])
            grown = now - before
            if grown < 0:
                self._fell(person, name, before, got, seen)
            if not 0 < grown <= _MOST:
                continue
            known = min(grown, self._logged[person["id"], count.kind])
            self._logged[person["id"], count.kind] -= known
            if grown > known:
                self._add(person, count, before + known, now, got, seen)
                changes.append(FieldChange(name, before, now))
        return changes

    def _fell(self, person: Row, name: str, before: int, got: Read, seen: dict[str, str]) -> None:
        """Keep the higher count and its day, unless one of a later day was counted: then the counter began anew."""
        dated_by = _COUNTS[name].dated_by
        then, last = _read(seen.get(dated_by)), got.values.get(dated_by)
        called = (
            f"{person.get('first_name') or ''} {person.get('last_name') or ''}".strip() or person.get("email") or ""
        )
        said = f"{called}, {name.replace('_', ' ')}: {before} before, now {got.values[name]}"
        if then and last and last > then:
            self._anew.append(said)
            return
        self._lower.append(said)
        got.texts[name] = seen[name]
        if then:
            got.texts[dated_by] = seen[dated_by]

    def _add(self, person: Row, count: _Count, before: int, now: int, got: Read, seen: dict[str, str]) -> None:
        at = self._moment(got.values.get(count.dated_by), _read(seen.get(count.dated_by)))
        subjects = (
            [count.called.format(n) for n in range(before + 1, now + 1)] if count.called else [f"{now - before}×"]
        )
        for subject in subjects:
            self.world.add(
                "activity",
                account_id=person.get("account_id"),
                account_text=person.get("account_text") or "",
                contact_id=person["id"],
                type=str(count.kind),
                at=at,
                subject=subject,
                source=FROM_COUNTER,
            )
        self.made[str(count.kind)] += len(subjects)

    def warnings(self) -> list[str]:
        """What a person should know: which signals the counters gave."""
        warned = []
        if self.made:
            said = ", ".join(f"{n} {ACTIVITY_NAMES[ActivityType(kind)]}" for kind, n in self.made.items())
            warned.append(f"What counters grew by since the last file became signals: {said}.")
        if self._lower:
            warned.append(
                f"Lower than in an earlier file, as when an older file comes again: {_some(self._lower)}. "
                "Nothing is counted until they are higher than before."
            )
        if self._anew:
            warned.append(f"Lower than before with a later day, so counted anew from here on: {_some(self._anew)}.")
        return warned

    def _moment(self, last: datetime | None, before: datetime | None) -> datetime:
        """When the last one was, where the file says so and it is news; else the import's noon.

        Two files of different weeks may come in on one day: what is later than the earlier file's last one is news too.
        """
        noon = datetime.combine(self.world.today, time(12))
        if last is None or last.date() > noon.date():
            return noon
        later = before is not None and last > before
        return last if later or (self.since and self.since.date() <= last.date()) else noon


def _some(said: list[str]) -> str:
    return "; ".join(said[:_SHOWN]) + (f" and {len(said) - _SHOWN} more" if len(said) > _SHOWN else "")


def _read(text: str | None) -> datetime | None:
    """A remembered day; None where it was remembered as its file had it."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None) if text else None
    except ValueError:
        return None
