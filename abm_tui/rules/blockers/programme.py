"""The programme's drawer: what is true for so many accounts that one line says it for all.

A *set-up* code of more than 30 % of the target accounts stands here once, and stays on the checklist of each account,
which is there to be worked off. What is *in the way* never folds, however many share it: neglect must look red.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.blocker_kinds import BLOCKER_KINDS, PROGRAMME, WAY
from abm_tui.models.derived import Derived, Raised
from abm_tui.rules.blockers.case import PLACE, raised_line
from abm_tui.rules.framework.framework import Framework
from abm_tui.text import count

ROLE_MISSING = "role_missing"


@dataclass(frozen=True, slots=True)
class ProgrammeDrawer:
    """`lines` are the drawer; `targets` says how many accounts it counted."""

    lines: tuple[Raised, ...] = ()
    targets: int = 0


NOTHING = ProgrammeDrawer()


def programme(rows: Iterable[tuple[AccountFact, Derived]], fw: Framework, stale: Sequence[str] = ()) -> ProgrammeDrawer:
    """What is said once of the target accounts (S000: few enough warnings to act on), the gravest first.

    Of `rows` those without a tier are left out. Below `fold_from` target accounts nothing folds. `stale` are the
    sources whose data is too old.
    """
    having: dict[str, dict[int, Raised]] = {}
    lacking: dict[str, set[int]] = {}
    targets = 0
    for account, derived in rows:
        if account.tier is None:
            continue
        targets += 1
        for one in (*derived.raised, *derived.programme):
            if one.drawer == WAY:
                continue
            having.setdefault(one.code, {})[account.id] = one
            if one.code == ROLE_MISSING:
                for role in derived.missing_roles:
                    lacking.setdefault(role, set()).add(account.id)
    found = [_stale(name) for name in stale]
    for code, ids in having.items():
        kind = BLOCKER_KINDS[code]
        if kind.drawer == PROGRAMME:
            found.append(_for_all(code, kind.one if len(ids) == 1 else kind.many, ids))
        elif targets >= fw.blocking.fold_from and _is_many(len(ids), targets, fw):
            found.append(_roles(lacking, ids, targets, fw) if code == ROLE_MISSING else _for_all(code, kind.many, ids))
    found.sort(key=lambda one: (one.severity, PLACE[one.code]))
    return ProgrammeDrawer(tuple(found), targets)


def _is_many(n: int, targets: int, fw: Framework) -> bool:
    return n * 100 > targets * fw.blocking.fold_percent


def _for_all(code: str, many: str, ids: Iterable[int], query: str = "", start: str = "") -> Raised:
    """One line; its command lists whom it is true for."""
    accounts = tuple(sorted(ids))
    text = f"{start or count(len(accounts), 'account')} {many}"
    kind = BLOCKER_KINDS[code]
    return Raised(
        code,
        PROGRAMME,
        text,
        fix_key="Enter",
        fix_command=f"abm list {query or f'blocker:{code}'}",
        severity=kind.severity,
        accounts=accounts,
    )


def _roles(lacking: dict[str, set[int]], ids: Iterable[int], targets: int, fw: Framework) -> Raised:
    """`11 accounts lack legal/procurement · 8 champion`: the roles that many lack, else that roles are missing."""
    many = [(role, of) for role, of in lacking.items() if _is_many(len(of), targets, fw)]
    if not many:
        return _for_all(ROLE_MISSING, BLOCKER_KINDS[ROLE_MISSING].many, ids)
    many.sort(key=lambda pair: (-len(pair[1]), fw.role_codes.index(pair[0])))
    said = " · ".join(
        f"{f'lack {fw.role[role].name}' if n == 0 else f'{len(of)} {fw.role[role].name}'}"
        for n, (role, of) in enumerate(many)
    )
    everybody = set().union(*(of for _, of in many))
    query = f"blocker:{ROLE_MISSING} missing:{','.join(role for role, _ in many)}"
    return _for_all(ROLE_MISSING, said, everybody, query, start=count(len(many[0][1]), "account"))


def _stale(source: str) -> Raised:
    """Silence and lost points mean nothing while nobody brought the signals in."""
    one = raised_line("data_old", f"{source}: quiet and score drops are paused", 0, None, "import FILE")
    return replace(one, drawer=PROGRAMME)
