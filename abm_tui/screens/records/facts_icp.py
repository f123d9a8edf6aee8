"""The ICP on the page of an account's facts: every criterion, its answer, why, and what answers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import CriterionAnswer
from abm_tui.rules.fit.fit import answer_word, fit, match_text, needs
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework.parts import CriterionRule
from abm_tui.screens.records.field_lines import FieldLine

KEY = "icp "
"""How the key of a criterion's line begins; its code follows."""
_CHOICES = ("1", "yes", True), ("2", "no", False), ("0", "unknown", None)


def icp_lines(company: AccountFact, fw: Framework, today: date) -> Sequence[FieldLine]:
    """A heading that says whether the company matches and why, then a line for each criterion in the ICP's order."""
    found = fit(company, fw, today)
    lines = [_line(rule, one, needs(rule, company, today)) for rule, one in zip(fw.icp, found.criteria, strict=True)]
    return [FieldLine("", "THE ICP", note=match_text(found, fw.fit)), *lines]


def _line(rule: CriterionRule, one: CriterionAnswer, field: str) -> FieldLine:
    """`field` is the account's own that answers a filter."""
    key, word = KEY + rule.code, answer_word(one.answer)
    weight = f"weight {rule.weight}{', must' if rule.must else ''}"
    if rule.ask:
        ladder = (None, True, False)
        note = f"{weight} · {rule.ask}"
        return FieldLine(key, rule.name, word, one.answer, note, choices=_CHOICES, ladder=ladder, optional=True)
    shown = f"{word}  {one.because}"
    return FieldLine(key, rule.name, word, one.answer, f"{weight} · {rule.test}", shown, answered_by=field)
