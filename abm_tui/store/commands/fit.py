"""Answering the ICP's questions about a company, one at a time."""

from __future__ import annotations

from dataclasses import replace

from abm_tui.errors import Conflict, Fix, NotFound, Refused
from abm_tui.rules.fit.fit import answer_word, answers, company, needs, with_answer
from abm_tui.rules.framework.parts import CriterionRule
from abm_tui.store.unit import Unit


def answer(u: Unit, account_id: int, code: str, given: bool | None, *, base: str | None = None) -> None:
    """Answer one question of the ICP for an account (S002); None takes the answer back: unknown.

    `base` is what the editor saw, as `answer_word` says it: answers to other questions given meanwhile are kept, and
    Conflict is raised where this one was answered otherwise. Raises NotFound for a code that no criterion has, Refused
    where fields of the account answer it.
    """
    rule = _question(u, account_id, code)
    account = u.get("account", account_id)
    kept = account["criteria"]
    now, wanted = answer_word(answers(kept).get(code)), answer_word(given)
    if base is not None and base not in (now, wanted) and now != wanted:
        _conflict(u, account_id, rule, base, now, wanted)
    u.set("account", account_id, criteria=with_answer(kept, code, given))
    u.label = f"{rule.name} → {wanted} for {account['name']}"


def _question(u: Unit, account_id: int, code: str) -> CriterionRule:
    rule = u.framework.criterion.get(code)
    if rule is None:
        codes = ", ".join(u.framework.criterion)
        there = f"There are: {codes}." if codes else "There is no ICP yet."
        raise NotFound("no_such_criterion", f"No criterion {code}. {there}", Fix("g f", "abm framework show icp"))
    if rule.test:
        field = needs(rule, company(u.get("account", account_id)), u.today)
        raise Refused(
            "not_a_question",
            f"{rule.name} is no question: {field.replace('_', ' ')} answers it.",
            Fix("Enter", f"abm set {account_id} {field}=…"),
        )
    return rule


def _conflict(u: Unit, account_id: int, rule: CriterionRule, base: str, now: str, wanted: str) -> None:
    """Raises Conflict about the one answer, saying who gave the other."""
    kept = u.get("account", account_id)["criteria"]
    try:
        u.set("account", account_id, {"criteria": f"{kept};{rule.code}={base}"}, criteria=kept)
    except Conflict as conflict:
        clash = replace(conflict.clashes[0], field=rule.name, base=base, current=now, wanted=wanted)
        sentence = f"{clash.who or 'Somebody'} answered {rule.name} with {now} since you looked."
        raise Conflict(f"{sentence} Nothing was overwritten.", [clash]) from None
