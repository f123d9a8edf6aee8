"""How well a company fits the ICP, as lines of text: what decides it, then every criterion with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abm_tui.models.derived import CriterionAnswer, Fit
    from abm_tui.store import Store


def headline(found: Fit, store: Store) -> str:
    """`Matches the ICP: 80 % of what is known is met …`; empty in a workspace without an ICP."""
    from abm_tui.rules.fit.fit import match_text

    return match_text(found, store.framework.fit) if found.known is not None else ""


def criteria(found: Fit) -> list[str]:
    """`yes      Size (weight 3): employees 1,200`, one a criterion, in the ICP's order."""
    return [f"{_word(one):<7}  {fit_text(one)}" for one in found.criteria]


def fit_text(one: CriterionAnswer) -> str:
    """`Size (weight 3, must): employees 1,200`."""
    return f"{one.name} (weight {one.weight}{', must' if one.must else ''}): {one.because}"


def _word(one: CriterionAnswer) -> str:
    from abm_tui.rules.fit.fit import answer_word

    return answer_word(one.answer)
