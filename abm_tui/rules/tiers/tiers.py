"""Tier 1: its cap, who would leave first, and what an account still needs to be confirmed (S000, S001, S002)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from abm_tui.errors import Fix, Refused
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived
from abm_tui.models.words import Answer, Team, Tier
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.score.bands import DEMAND_GEN
from abm_tui.text import blank


def check_cap(after: int, entered: Sequence[str], left: Sequence[str], fw: Framework) -> None:
    """Refuse a Tier 1 of `after` accounts that the framework does not allow.

    `entered` and `left`: who came and who went in this step, each by the reason for standing above the cap, "" for
    none. As many of those who came need a reason as stand above the cap; where overrides stand already, who takes the
    slot of somebody within the cap needs none: Tier 1 does not grow.

    Raises Refused "tier_full" above the cap without a reason, "tier_ceiling" above the ceiling, whatever the reason.
    `data` of the error holds cap, ceiling, inside (who would be there without those who came) and after.
    """
    cap, ceiling = fw.cap, fw.ceiling
    if after <= cap:
        return
    inside, before = after - len(entered), after - len(entered) + len(left)
    room = {"cap": cap, "ceiling": ceiling, "inside": inside, "after": after}
    if after > ceiling:
        raise Refused(
            "tier_ceiling",
            f"Tier 1 holds {ceiling} accounts at most, this would be {after}. Swap one out, or leave it as it is.",
            Fix("Enter", "abm set ACCOUNT tier=1 --swap OTHER"),
            **room,
        )
    taken_over = min(max(0, before - cap), sum(blank(why) for why in left))
    needed = min(len(entered), after - cap) - taken_over
    if sum(not blank(why) for why in entered) < needed:
        above = f"go above with a reason ({ceiling} at most), or leave it as it is."
        if inside > cap:
            said = f"Tier 1 is {slots_text(inside, fw)}. Swap one out, {above}"
        elif len(entered) > 1:
            said = f"Tier 1 is {slots_text(inside, fw)}: {len(entered)} more do not fit. Swap some out, {above}"
        else:
            said = f"Tier 1 is full, {inside} of {cap}. Swap one out, {above}"
        raise Refused("tier_full", said, Fix("e", 'abm set ACCOUNT tier=1 --reason "…"'), **room)


def note_above(before: int, after: int, fw: Framework) -> str:
    """The sentence said once, when Tier 1 grows past the advised number; else empty (S002: start with 10–15)."""
    rule = fw.tier[Tier.ONE]
    if rule.note_above is None or not before <= rule.note_above < after:
        return ""
    return f"Tier 1 is {after} now: {rule.low} to {rule.high} are advised, {rule.cap} is the cap."


def weakest(accounts: Iterable[tuple[AccountFact, Derived]], n: int = 3) -> list[tuple[AccountFact, Derived]]:
    """The `n` accounts that would leave first: lowest score, then least covered, then by name."""

    def key(item: tuple[AccountFact, Derived]) -> tuple[int, float, str, int]:
        account, d = item
        return d.score.value, d.filled / d.needed if d.needed else 1.0, account.name.casefold(), account.id

    return sorted(accounts, key=key)[:n]


def lacking(account: AccountFact) -> tuple[tuple[str, str, str], ...]:
    """What a Tier 1 account lacks to be confirmed: set-up code, the words, the team it asks (empty = either).

    Empty for other tiers and when nothing lacks.
    """
    if account.tier != Tier.ONE or is_confirmed(account):
        return ()
    lacks = [] if account.evidence_on else [("evidence_missing", "no evidence", "")]
    for team, answer in ((Team.SALES, account.agrees_sales), (Team.MARKETING, account.agrees_marketing)):
        if answer != Answer.YES:
            words = "says no" if answer == Answer.NO else "has not agreed"
            lacks.append(("agreement_open", f"{team} {words}", str(team)))
    for team, owner in ((Team.SALES, account.owner_sales), (Team.MARKETING, account.owner_marketing)):
        if owner is None:
            lacks.append(("owner_missing", f"no owner from {team}", str(team)))
    return tuple(lacks)


def setup_list(account: AccountFact) -> tuple[str, ...]:
    """What a Tier 1 account lacks to be confirmed, in words: `to confirm: no evidence, marketing has not agreed`."""
    return tuple(words for _, words, _ in lacking(account))


def is_confirmed(account: AccountFact) -> bool:
    """Whether a Tier 1 account has evidence, both agreements and both owners. False for every other tier."""
    return (
        account.tier == Tier.ONE
        and account.evidence_on is not None
        and account.agrees_sales == Answer.YES
        and account.agrees_marketing == Answer.YES
        and account.owner_sales is not None
        and account.owner_marketing is not None
    )


def is_disputed(account: AccountFact) -> bool:
    """One team says yes and the other no (S001: both are accountable for the same accounts)."""
    return {account.agrees_sales, account.agrees_marketing} == {Answer.YES, Answer.NO}


def is_demand_gen(derived: Derived) -> bool:
    """High intent at a company that does not fit: a demand-generation lead, not a target account (S004)."""
    return derived.band == DEMAND_GEN


def misfit_note(derived: Derived) -> str:
    """The sentence for an account that goes to Tier 1 and does not match the ICP; else empty (S004)."""
    if is_demand_gen(derived):
        return "Busy, but no ICP match: a lead for demand generation, not a target account (B flags it)."
    return "No ICP match: not a target account by your own rules." if derived.fit.match is False else ""


def slots_text(inside: int, fw: Framework) -> str:
    """`18 of 20`, `20 of 20, full`, `22, 2 above the cap of 20`: how full Tier 1 is (S002)."""
    if inside > fw.cap:
        return f"{inside}, {inside - fw.cap} above the cap of {fw.cap}"
    return f"{inside} of {fw.cap}" + (", full" if inside == fw.cap else "")


def is_worked(account: AccountFact) -> bool:
    """Whether somebody works the account: in Tier 1, 2 or 3, not archived, not flagged as bad fit."""
    return account.tier in _WORKED and account.archived_on is None and not account.bad_fit


_WORKED = frozenset({str(Tier.ONE), str(Tier.TWO), str(Tier.THREE)})
