"""Which files are our own exports, also after somebody edited them: only there is `id` an id of ours."""

from __future__ import annotations

from collections.abc import Sequence

from abm_tui.exchange.fields import COLUMNS, KINDS

_ONLY_IMPORTED = frozenset(("reason", "record_id", "outcome"))
# Columns of ours that no other program has in these words: a copy with columns put in is known by them.
_ONLY_OURS = frozenset(
    (
        "stage_since", "owner_sales", "owner_marketing", "agrees_sales", "agrees_marketing", "tech_stack", "bad_fit",
        "budget_authority", "why_now", "next_owner", "roles_not_needed", "email_verified_at", "stance", "closed_at",
    )
)  # fmt: skip


def is_ours(headers: Sequence[str]) -> bool:
    """Whether all columns are ours, or most of them beside one that only we write."""
    written = {header.strip() for header in headers} - _ONLY_IMPORTED
    mine = max((written & COLUMNS[kind].keys() for kind in KINDS), key=len)
    if len(written) > 1 and mine == written:
        return True
    return "id" in mine and bool(mine & _ONLY_OURS) and len(mine) * 2 > len(written)
