"""What a change of the framework would do before it is saved (S003): which accounts change, and the team's own deals.

S003 tested its ICP on closed-won and closed-lost deals, S004 asks which customers were worth it: an ICP that says yes
to as many losses as wins picks nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived
from abm_tui.rules.fit.fit import fit
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.score import bands

_FLAGS = {"stuck": ("stuck", "not stuck"), "quiet": ("quiet", "not quiet"), "blocked": ("something", "nothing")}
# What is compared, in the order it is told, and what a sentence calls it.
ASPECTS = {
    "band": "Band",
    "icp": "ICP match",
    "fit": "Fit",
    "score": "Score",
    "stuck": "Stuck",
    "quiet": "Quiet",
    "blocked": "In the way",
    "confirmed": "Confirmed",
}
_MATCH = {True: "ICP match", False: "no match", None: "unknown"}


@dataclass(frozen=True, slots=True)
class Effect:
    """One account that a change would move. `what` is a key of ASPECTS; `old` and `new` are words."""

    account_id: int
    account: str
    what: str
    old: str
    new: str

    @property
    def said(self) -> str:
        """`Globex call → sales-ready`: one account in a line."""
        return f"{self.account} {self.old} → {self.new}"


@dataclass(frozen=True, slots=True)
class OwnDeals:
    """How an ICP does on the accounts the team won, and on those it lost: yes to how many of how many (S003)."""

    wins: int = 0
    wins_yes: int = 0
    losses: int = 0
    losses_yes: int = 0

    @property
    def said(self) -> str:
        """`yes to 7 of 9 wins, 3 of 8 losses`; empty where nothing was won or lost yet."""
        if not self.wins and not self.losses:
            return ""
        return f"yes to {self.wins_yes} of {self.wins} wins, {self.losses_yes} of {self.losses} losses"


def compare(
    accounts: Iterable[AccountFact],
    before: Mapping[int, Derived],
    after: Mapping[int, Derived],
    old: Framework,
    new: Framework,
) -> tuple[Effect, ...]:
    """What changes on the accounts between two frameworks (S003, S004), aspect by aspect, then by name.

    `before` and `after` hold what follows from the same facts under `old` and under `new`.
    """
    found: list[Effect] = []
    ordered = sorted(accounts, key=lambda account: (account.name.casefold(), account.id))
    for what in ASPECTS:
        for account in ordered:
            was = _aspect(what, before[account.id], old)
            now = _aspect(what, after[account.id], new)
            if was != now:
                found.append(Effect(account.id, account.name, what, was, now))
    return tuple(found)


def _aspect(what: str, d: Derived, fw: Framework) -> str:
    read: Callable[[], str] = {
        "band": lambda: bands.band_name(d.band, fw),
        "icp": lambda: _MATCH[d.fit.match],
        "fit": lambda: "unknown" if d.fit.share is None else f"{d.fit.share} %",
        "score": lambda: str(d.score.value),
        "confirmed": lambda: "confirmed" if d.confirmed else "to confirm",
    }.get(what, lambda: _FLAGS[what][what not in d.flags])
    return read()


def on_own_deals(closed: Iterable[tuple[AccountFact, bool]], fw: Framework, today: date) -> OwnDeals:
    """How the framework's ICP answers for accounts that were won (True) or lost (False), by what is known of them now.

    S003 built its ICP from exactly these; S004: customers of the highest value, not names one would like.
    """
    counted = {True: [0, 0], False: [0, 0]}
    for account, won in closed:
        counted[won][0] += 1
        counted[won][1] += fit(account, fw, today).match is True
    return OwnDeals(*counted[True], *counted[False])
