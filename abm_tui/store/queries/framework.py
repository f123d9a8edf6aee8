"""The framework as people look at it: its cells, its versions, and what a change would do to the accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import func, select

from abm_tui.errors import Fix, NotFound
from abm_tui.models import tables as t
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.words import DealStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework_cells import cells as framework_cells
from abm_tui.rules.framework_cells.cells import FrameworkCell
from abm_tui.rules.framework_cells.changes import cap_too_small_text, changed_settings
from abm_tui.rules.framework_cells.preview import ASPECTS, Effect, OwnDeals, compare, on_own_deals
from abm_tui.rules.framework_cells.typing import typed_text
from abm_tui.rules.framework_reading.tailoring import Settings, chosen, tailored
from abm_tui.store.queries import settings as stored
from abm_tui.store.queries.facts import accounts
from abm_tui.store.queries.framework_versions import in_force, states
from abm_tui.store.queries.listing import listed
from abm_tui.store.queries.settings import slots_taken
from abm_tui.store.reader import Memory, Reader
from abm_tui.text import count

_SHOWN = 5  # accounts named in a sentence


@dataclass(frozen=True)
class CellChange:
    """A cell that differs between two versions; `old` or `new` None = it was not there, or nothing stood in it."""

    name: str
    title: str
    kind: str
    old: Any
    new: Any

    @property
    def said(self) -> str:
        """`Pricing or demo page visited: cap 1 → 2`."""
        old, new = (typed_text(self.kind, value) or "nothing" for value in (self.old, self.new))
        return f"{self.title} {old} → {new}"


@dataclass(frozen=True)
class Version:
    """The framework after one step. `number` counts from 0; `same_as`: the first version that was exactly like it."""

    number: int
    day: date | None
    who: str
    label: str
    preset: str
    scoring: str
    changes: tuple[CellChange, ...]
    same_as: int
    group: str


@dataclass(frozen=True)
class Preview:
    """What a change would do. `refused` says why it cannot be saved as it is, "" = it can.

    `room` says how Tier 1's room changes, "" where it does not; `deals` is how the ICP does on the team's own deals,
    before and after, None where it stays the same or nothing was won or lost.
    """

    changes: tuple[CellChange, ...]
    accounts: int
    effects: tuple[Effect, ...]
    room: str
    deals: tuple[OwnDeals, OwnDeals] | None
    refused: str

    @cached_property
    def by_aspect(self) -> dict[str, tuple[Effect, ...]]:
        """Key of ASPECTS → the accounts it changes on; only those where something changes."""
        found = {what: tuple(e for e in self.effects if e.what == what) for what in ASPECTS}
        return {what: effects for what, effects in found.items() if effects}

    @property
    def lines(self) -> tuple[str, ...]:
        """The preview in sentences, what matters most first."""
        lines = [self.refused] if self.refused else []
        for what, effects in self.by_aspect.items():
            named = ", ".join(e.said for e in effects[:_SHOWN])
            more = f" and {len(effects) - _SHOWN} more" if len(effects) > _SHOWN else ""
            lines.append(f"{ASPECTS[what]} changes on {count(len(effects), 'account')}: {named}{more}")
        lines += [self.room] if self.room else []
        if self.deals:
            before, after = self.deals
            was = f" (now {before.said})" if before != after else ", as now"
            lines.append(f"On your own deals the ICP says {after.said}{was}")
        return tuple(lines) or (f"Nothing changes on {count(self.accounts, 'target account')}",)


def cells(r: Reader) -> tuple[FrameworkCell, ...]:
    """Every cell of the framework, in reading order. One statement."""
    return framework_cells.cells(stored.settings(r.connection))


def names(r: Reader) -> dict[str, str]:
    """The preset and the way of counting points: {"preset", "scoring"}."""
    return chosen(stored.settings(r.connection))


def versions(r: Reader) -> list[Version]:
    """Every version of the framework, the oldest first. Two statements."""
    past = states(r.connection)
    found: list[Version] = []
    seen: dict[Settings, int] = {}
    before: Settings = past[0].settings if past else ()
    for number, state in enumerate(past):
        now = state.settings
        names = chosen(now)
        found.append(
            Version(
                number,
                state.day,
                state.who,
                state.label if number else "As it began",
                names["preset"],
                names["scoring"],
                _differences(before, now),
                seen.setdefault(now, number),
                state.group,
            )
        )
        before = now
    return found


def version(r: Reader) -> int:
    """The number of the version in force: the first one that was exactly like it, so going back gives it back."""
    return in_force(states(r.connection), stored.settings(r.connection))


def preview(
    r: Reader,
    changes: Mapping[str, Any] | None = None,
    *,
    preset: str = "",
    scoring: str = "",
    without: str = "",
    version: int | None = None,
) -> Preview:
    """What the target accounts would be under another framework; nothing is written.

    `changes`: name → text as typed or plain data, None = the preset's value again; a criterion that is not there yet is
    given by all its cells, and `without` is the code of one that is taken out. Or another `preset`, another way of
    counting points, or an earlier `version`. Raises NotFound, Refused, UsageError for what could not be saved either.
    """
    now = stored.settings(r.connection)
    if version is not None:
        past = states(r.connection)
        if not 0 <= version < len(past):
            raise NotFound(
                "no_such_version", f"There is no version {version}: they are 0 to {len(past) - 1}.",
                Fix("g f", "abm framework versions"),
            )  # fmt: skip
        then = past[version].settings
    else:
        then = changed_settings(now, changes or {}, preset, scoring)
        then = tuple(one for one in then if not (without and one[0].startswith(f"icp.{without}.")))
    old, new = tailored(now), tailored(then)
    before, after_all = (listed(replace(r, framework=fw, memory=Memory())) for fw in (old, new))
    after = {row.id: row.derived for row in after_all if row.derived is not None}
    effects = compare(
        [row.account for row in before],
        {row.id: row.derived for row in before if row.derived is not None},
        after,
        old,
        new,
    )
    taken, reasons = slots_taken(r.connection)
    return Preview(
        _differences(now, then),
        len(before),
        effects,
        _room(taken, old, new),
        _deals(r, old, new),
        cap_too_small_text(taken, reasons, old, new),
    )


def _room(taken: int, old: Framework, new: Framework) -> str:
    """`Tier 1: 19 of 20 → 19 of 25`."""
    if (old.cap, old.ceiling) == (new.cap, new.ceiling):
        return ""
    limits = [
        f"{taken} of {fw.cap}" + (f" (never above {fw.ceiling})" if fw.ceiling > fw.cap else "") for fw in (old, new)
    ]
    return f"Tier 1: {limits[0]} → {limits[1]}"


def _deals(r: Reader, old: Framework, new: Framework) -> tuple[OwnDeals, OwnDeals] | None:
    if old.icp == new.icp and old.fit == new.fit:
        return None
    known = closed(r)
    before, after = (on_own_deals(known, fw, r.today) for fw in (old, new))
    return (before, after) if after.said else None


def own_deals(r: Reader) -> OwnDeals:
    """How the ICP in force does on the team's own wins and losses (S003). Two statements."""
    return on_own_deals(closed(r), r.framework, r.today)


def closed(r: Reader) -> list[tuple[AccountFact, bool]]:
    """The accounts with a deal that was closed up to the reader's day, and whether any of these was won."""
    deal = t.opportunity.c
    over = deal.status.in_((DealStatus.WON, DealStatus.LOST)) & ((deal.closed_at <= r.today) | deal.closed_at.is_(None))
    query = (
        select(deal.account_id, func.max(deal.status == DealStatus.WON))
        .where(over, deal.account_id.is_not(None))
        .group_by(deal.account_id)
    )
    won = {account_id: bool(any_won) for account_id, any_won in r.connection.execute(query)}
    return [(account, won[account.id]) for account in accounts(r, ids=list(won))] if won else []


def _differences(before: Settings, after: Settings) -> tuple[CellChange, ...]:
    """The cells that differ, in reading order; the preset and the way of counting first."""
    old, new = chosen(before), chosen(after)
    found = [
        CellChange(name, name.capitalize(), "text", old[name], new[name]) for name in new if old[name] != new[name]
    ]
    was = {cell.name: cell for cell in framework_cells.cells(before)}
    now = {cell.name: cell for cell in framework_cells.cells(after)}
    for name in dict.fromkeys([*now, *was]):
        one = now.get(name) or was[name]
        values = (was[name].value if name in was else None), (now[name].value if name in now else None)
        if values[0] != values[1]:
            found.append(CellChange(name, one.title, one.kind, *values))
    return tuple(found)
