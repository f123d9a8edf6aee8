"""The ICP on the page of an account's facts: every criterion, its answer, why, and what answers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import CriterionAnswer
from abm_tui.rules.fit.fit import answer_word, fit, match_text, needs
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework.parts import CriterionRule
from abm_tui.screens.records.fields_screen import FieldLine

KEY = "icp "
"""How the key of a criterion's line begins; its code follows."""
_CHOICES = ("1", "yes", True), ("2", "no", False), ("0", "unknown", None)


def icp_lines(company: AccountFact, fw: Framework, today: date) -> Sequence[FieldLine]:
    """A heading that says whether the company matches and why, then a line for each criterion in the ICP's order."""
    found = fit(company, fw, today)
    lines = [_line(rule, one) for rule, one in zip(fw.icp, found.criteria, strict=True)]
    return [FieldLine("", "THE ICP", note=match_text(found, fw.fit)), *lines]


def _line(rule: CriterionRule, one: CriterionAnswer) -> FieldLine:
    key, word = KEY + rule.code, answer_word(one.answer)
    weight = f"weight {rule.weight}{', must' if rule.must else ''}"
    if rule.ask:
        ladder = (None, True, False)
        return FieldLine(key, rule.name, word, one.answer, f"{weight} · {rule.ask}", choices=_CHOICES, ladder=ladder)
    shown = f"{word}  {one.because}"
    return FieldLine(key, rule.name, word, one.answer, f"{weight} · {rule.test}", shown)


def question(key: str, fw: Framework) -> str:
    """The code of the question on the line of that key; "" where the line is none."""
    rule = fw.criterion.get(key.removeprefix(KEY)) if key.startswith(KEY) else None
    return rule.code if rule is not None and rule.ask else ""


def answering_field(key: str, company: AccountFact, fw: Framework, today: date) -> str:
    """The account's field that answers the criterion on the line of that key; "" for questions and other lines."""
    rule = fw.criterion.get(key.removeprefix(KEY)) if key.startswith(KEY) else None
    return needs(rule, company, today) if rule is not None else ""
