"""The stage of an account as commands write it: how long, what its gate asks for, and the way it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abm_tui.text import count

if TYPE_CHECKING:
    from abm_tui.rules.stages.stages import Stay
    from abm_tui.store import Store
    from abm_tui.store.queries.stages import StageFacts


def stages_json(page: StageFacts, store: Store) -> dict[str, Any]:
    """`stages`, oldest first, and what the `gate` of the stage still asks for."""
    names = {m.id: m.name for m in store.members}
    return {
        "stages": [
            {
                "stage": stay.stage or None,
                "from": stay.first,
                "to": stay.last,
                "days": stay.days,
                "back": stay.back,
                "by": names.get(stay.by or 0),
                "reason": stay.reason,
                "unmet": stay.unmet.split("; ") if stay.unmet else [],
            }
            for stay in page.stays
        ],
        "stage_limit": page.limit,
        "gate": [lack.as_json() for lack in page.lacks],
    }


def stage_lines(page: StageFacts, store: Store) -> list[str]:
    """The stage in a line with what its gate asks for below it, then the way the account came."""
    stage = page.row.account.stage
    if not stage and not page.stays:
        return []
    rule = store.framework.stage[stage] if stage else None
    days = f" {page.days} d" if page.days is not None else ""
    limit = f" of {page.limit} it may take{', stuck' if page.stuck else ''}" if days and page.limit else ""
    lines = [f"{rule.name}{days}{limit}" if rule else "in no stage"]
    lines += [f"to go on: {lack.text} ({lack.command})" for lack in page.lacks]
    lines += [stay_line(stay, store) for stay in page.stays[:-1]]
    if page.stays and (page.stays[-1].reason or page.stays[-1].unmet):
        lines.append(stay_line(page.stays[-1], store))
    return lines


def stay_line(stay: Stay, store: Store) -> str:
    """`Interest 2025-09-01 to 2025-09-22, 21 days: back, bo: budget gone`."""
    name = store.framework.stage[stay.stage].name if stay.stage in store.framework.stage else "no stage"
    first = stay.first.isoformat() if stay.first else "?"
    span = f"{name} {first} to {stay.last.isoformat() if stay.last else 'now'}"
    who = next((m.name for m in store.members if m.id == stay.by), "")
    why = f"{'back: ' if stay.back else ''}{stay.reason}" if stay.reason else ""
    past = f"though {stay.unmet}" if stay.unmet else ""
    days = count(stay.days, "day") if stay.days is not None else ""
    return " · ".join(part for part in (span, days, who, why, past) if part)
