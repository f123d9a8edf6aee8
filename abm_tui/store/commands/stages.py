"""Moving accounts between stages: through their gates, or past them with a reason that is kept (S001)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from abm_tui.errors import Fix, Refused
from abm_tui.rules.people.people import statuses
from abm_tui.rules.stages.gates import Unmet, is_back, unmet_between
from abm_tui.store.queries.facts import account_facts
from abm_tui.store.reader import Reader
from abm_tui.store.unit import Unit
from abm_tui.text import blank, shorten

_CHUNK = 500
_NAMED = 3  # accounts that a sentence names
GATE_UNMET, WHY_BACK = "gate_unmet", "why_back"


@dataclass(frozen=True, slots=True)
class StageMove:
    """One account's move: where it stands, what the gates still ask for, whether it goes back."""

    account_id: int
    name: str
    old: str | None
    lacks: tuple[Unmet, ...]
    back: bool

    @property
    def is_free(self) -> bool:
        """Whether it takes no reason."""
        return not self.lacks and not self.back


def set_stage(
    u: Unit, account_id: int, stage: str | None, *, base: Mapping[str, Any] | None = None, reason: str = ""
) -> None:
    """Move the account to a stage; its days there count from today. `base` is what the editor saw in the cell.

    Raises Refused "gate_unmet" where a gate on the way asks for more, "why_back" for a step back, both without a
    `reason`; with one the move is kept together with it and with what was unmet. First is Conflict.
    """
    now = u.get("account", account_id)["stage"]
    if base is not None and base.get("stage", now) != now:
        u.set("account", account_id, base, stage=stage)  # somebody moved it meanwhile: that is said first
    set_stage_many(u, [account_id], stage, reason=reason)


def set_stage_many(u: Unit, account_ids: Sequence[int], stage: str | None, *, reason: str = "") -> int:
    """The same stage for several accounts, as one step: all of them move, or none. Returns how many moved."""
    moving = list(steps(u, account_ids, stage))
    if blank(reason) and not all(step.is_free for step in moving):
        raise _refused(u, moving, stage, len(account_ids))
    for step in moving:
        u.because(step.account_id, "stage", reason, "; ".join(lack.text for lack in step.lacks))
        u.set("account", step.account_id, stage=stage, stage_since=u.today if stage else None)
    name = u.get("account", account_ids[0])["name"] if len(account_ids) == 1 else f"{len(account_ids)} accounts"
    u.label = f"{name} → {stage_text(u, stage)}" + (f": {reason}" if moving and not blank(reason) else "")
    return len(moving)


def begin(u: Unit, account_id: int, stage: str, reason: str) -> None:
    """The stage of an account that is just being added: the refusal names the account as it is not there yet."""
    try:
        set_stage(u, account_id, stage, reason=reason)
    except Refused as refused:
        name = u.get("account", account_id)["name"]
        lacks = "; ".join(str(one["text"]) for one in refused.data["unmet"])
        command = f'abm add "{name}" stage={stage} --reason "…"'
        raise Refused(
            refused.code,
            f"{shorten(name, 40)} is not in {stage_text(u, stage)} yet: {lacks}. Say why, or begin in "
            f"{u.framework.stages[0].name}. Nothing was added.",
            Fix(command=command),
            **refused.data,
        ) from None


def steps(u: Unit, account_ids: Sequence[int], stage: str | None) -> Iterator[StageMove]:
    """The move of each account that is not there already. A fixed number of statements for every 500 of them."""
    reader = Reader(u.connection, u.today, u.framework, u.members, u.who)
    for start in range(0, len(account_ids), _CHUNK):
        for account_id, facts in account_facts(reader, ids=account_ids[start : start + _CHUNK]).items():
            old = facts.account.stage
            if old == stage:
                continue
            known = statuses(facts, u.today, u.framework)
            lacks = unmet_between(facts, known, old, stage, u.today, u.framework)
            yield StageMove(account_id, facts.account.name, old, lacks, is_back(old, stage, u.framework))


def stage_text(u: Unit, stage: str | None) -> str:
    """The stage as a sentence names it."""
    return u.framework.stage[stage].name if stage else "no stage"


def _refused(u: Unit, moving: Sequence[StageMove], stage: str | None, asked: int) -> Refused:
    held = [step for step in moving if not step.is_free]
    gated = [step for step in held if step.lacks]
    command = f'abm set {held[0].account_id} stage={stage or ""} --reason "…"'
    data = {
        "stage": stage,
        "accounts": [step.account_id for step in held],
        "base": {"stage": held[0].old} if asked == 1 else None,
        "free": [step.account_id for step in moving if step.is_free],
        "unmet": [
            lack.as_json() | ({"account_id": step.account_id, "account": step.name} if asked > 1 else {})
            for step in gated
            for lack in step.lacks
        ],
    }
    if not gated:
        who = shorten(held[0].name, 40) if len(held) == 1 else f"{len(held)} accounts"
        return Refused(
            WHY_BACK,
            f"{who} back to {stage_text(u, stage)} takes a reason. Nothing was changed.",
            Fix("s g", command),
            **data,
        )
    if asked == 1:
        lacks = "; ".join(f"{lack.text} ({lack.key})" for lack in gated[0].lacks)
        message = f"{shorten(held[0].name, 40)} stays in {stage_text(u, held[0].old)}: {lacks}"
    else:
        each = [f"{shorten(s.name, 30)}: {', '.join(f'{k.text} ({k.key})' for k in s.lacks)}" for s in gated[:_NAMED]]
        more = f" · and {len(gated) - _NAMED} more" if len(gated) > _NAMED else ""
        message = f"{len(held)} of {asked} may not go to {stage_text(u, stage)} yet. {' · '.join(each)}{more}"
    return Refused(GATE_UNMET, f"{message}. e moves anyway, with a reason.", Fix("e", command), **data)
