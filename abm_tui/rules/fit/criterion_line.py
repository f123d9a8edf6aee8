"""A criterion of the ICP as a line that people type, and what it says of the accounts while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from abm_tui.models.account_fields import AccountFact
from abm_tui.rules.fit.criteria import company_test
from abm_tui.text import shorten

ASKED = "? "  # what a criterion that is a question begins with, as people see and type it
# The family that a criterion most likely belongs to, by the field of its filter.
_FAMILIES = {
    "tech": "technographic",
    "trigger": "situational",
    "timeframe": "behavioural",
    "budget": "behavioural",
    "sponsor": "behavioural",
}
_NAME = 40  # characters of a name made from the filter


def read_criterion(text: str) -> dict[str, str]:
    """`Size: employees>=200`, `Board: ? is there one` or a filter alone as a criterion's name, family, test and ask.

    One of `test` (a filter, not looked at here) and `ask` (a question) is empty; both are where nothing was typed.
    """
    name, colon, rest = text.partition(": ")
    rest = rest.strip() if colon else text.strip()
    question = read_question(rest)
    if question is not None:
        named = name.strip() if colon else shorten(question, _NAME)
        return {"name": named, "family": "situational", "test": "", "ask": question}
    field = rest.lstrip("-").replace(">", ":").replace("<", ":").replace("=", ":").partition(":")[0].lower()
    named = name.strip() if colon else shorten(rest, _NAME)
    return {"name": named, "family": _FAMILIES.get(field, "firmographic"), "test": rest, "ask": ""}


def read_question(text: str) -> str | None:
    """The question behind `?`; None for a filter."""
    typed, sign = text.strip(), ASKED.strip()
    return typed.removeprefix(sign).strip() if typed.startswith(sign) else None


def answers_text(test: str, accounts: Sequence[AccountFact], today: date) -> str:
    """`yes to 7 of 12 target accounts, no to 3, 2 unknown`. Raises Refused for what is no filter over the company."""
    asked = company_test(test, today)
    answers = [asked(account).answer for account in accounts]
    yes, no = answers.count(True), answers.count(False)
    open_ = len(answers) - yes - no
    return f"yes to {yes} of {len(answers)} target accounts, no to {no}" + (f", {open_} unknown" if open_ else "")
