"""Every code of a blocker: its drawer, how serious it is, the key that mends it, and what it is called for many."""

from __future__ import annotations

from dataclasses import dataclass

from abm_tui.models.words import Drawer

WRITTEN = "written"
OVER_CAP = "tier_over_cap"
# Stays in sight in every review: nobody puts it off or resolves it, only its cause going ends it (S000).
STAYS = frozenset({OVER_CAP})
WAY = str(Drawer.WAY)
SETUP = str(Drawer.SETUP)
PROGRAMME = str(Drawer.PROGRAMME)


@dataclass(frozen=True, slots=True)
class BlockerKind:
    """A code. `severity` 1 stops the work, 2 costs a chance soon, 3 slows it; `many` follows "11 accounts"."""

    code: str
    drawer: str
    severity: int
    key: str
    many: str
    one: str = ""  # follows "1 account", where one alone is said too


# In order of seriousness within their drawer.
BLOCKER_KINDS: dict[str, BlockerKind] = {
    kind.code: kind
    for kind in (
        BlockerKind("touch_overdue", WAY, 1, "d", "have late touches"),
        BlockerKind("next_step_late", WAY, 1, "d", "have a late next step"),
        BlockerKind("next_step_missing", WAY, 1, "s n", "have no next step"),
        BlockerKind(WRITTEN, WAY, 1, "b", "have something written down"),
        BlockerKind("dispute_open", WAY, 1, "s a", "are in dispute"),
        BlockerKind(OVER_CAP, WAY, 1, "s t", "are above the cap"),
        BlockerKind("contact_data", WAY, 2, "e", "have a touch due without a good address"),
        BlockerKind("asset_missing", WAY, 2, "e", "have a touch due whose content is missing"),
        BlockerKind("collision", WAY, 2, "s d", "are written to by both teams at once"),
        BlockerKind("handoff_due", WAY, 2, "H", "are not taken over by sales"),
        BlockerKind("no_opportunity", WAY, 2, "e", "are sales-ready without a deal"),
        BlockerKind("close_date_passed", WAY, 2, "e", "have a deal past its close date"),
        BlockerKind("opportunity_silent", WAY, 2, "t", "have a deal nobody talks about"),
        BlockerKind("quiet", WAY, 2, "t", "are quiet"),
        BlockerKind("score_fell", WAY, 3, "r", "lost points since the last review"),
        BlockerKind("stage_role_missing", WAY, 3, "P", "lack somebody their stage needs"),
        BlockerKind("stage_stuck", WAY, 3, "s g", "are stuck in their stage"),
        BlockerKind("evidence_missing", SETUP, 1, "s e", "have no evidence"),
        BlockerKind("agreement_open", SETUP, 1, "s a", "are not agreed on by both teams"),
        BlockerKind("owner_missing", SETUP, 1, "s o", "lack an owner"),
        BlockerKind("gate_unmet", SETUP, 2, "t", "are one step from their next stage"),
        BlockerKind("no_play", SETUP, 2, "P", "have no running play"),
        BlockerKind("role_missing", SETUP, 2, "P", "lack a required role"),
        BlockerKind("plan_missing", SETUP, 2, "e", "have no whole plan"),
        BlockerKind("not_activated", SETUP, 3, "t", "are not activated"),
        BlockerKind("deal_too_small", SETUP, 3, "e", "are too small for their tier"),
        BlockerKind("data_old", PROGRAMME, 2, "", "have signals too old to tell silence"),
        BlockerKind(
            "intent_poor_fit",
            PROGRAMME,
            3,
            "B",
            "show intent and do not fit: leads, not targets",
            one="shows intent and does not fit: a lead, not a target",
        ),
    )
}
