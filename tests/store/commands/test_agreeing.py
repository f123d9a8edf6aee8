"""Each team's answer, and the one decision where they disagree (S000)."""

from __future__ import annotations

from typing import Any

import pytest

from abm_tui.errors import Refused
from abm_tui.models.types import LineText
from abm_tui.store import Store
from abm_tui.store.commands import accounts, agreeing
from abm_tui.store.undo import undo_redo


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex").value)


def account(store: Store, account_id: int) -> dict[str, Any]:
    found: dict[str, Any] = store.do(lambda u: dict(u.get("account", account_id))).value
    return found


def test_an_answer_is_that_of_its_team_with_its_reason(store: Store, globex: int) -> None:
    done = store.do(agreeing.agree, globex, "no", "sales", "too far away")
    row = account(store, globex)
    assert (row["agrees_sales"], row["agrees_marketing"]) == ("no", None)
    assert row["agree_reasons"] == "sales: too far away"
    assert done.label == "Sales says no to Globex"
    undo_redo.turn(store, undo_redo.UNDO)
    assert account(store, globex)["agrees_sales"] is None


def test_the_oldest_reasons_give_way_where_the_line_is_full(store: Store, globex: int) -> None:
    for number in range(LineText.limit // 30):
        store.do(agreeing.agree, globex, "no", "sales", f"reason {number} of very many of them")
    kept = account(store, globex)["agree_reasons"]
    assert len(kept) <= LineText.limit
    assert "reason 0 " not in kept
    assert kept.endswith(f"reason {LineText.limit // 30 - 1} of very many of them")


def test_only_a_team_answers(store: Store, globex: int) -> None:
    with pytest.raises(Refused, match="There are sales and marketing"):
        store.do(agreeing.agree, globex, "yes", "finance")


def test_a_decision_becomes_the_answer_of_both_s000(store: Store, globex: int) -> None:
    store.do(agreeing.agree, globex, "yes", "sales")
    store.do(agreeing.agree, globex, "no", "marketing")
    done = store.do(agreeing.decide_dispute, globex, "yes", "a reference customer", by="Cleo")
    row = account(store, globex)
    assert (row["agrees_sales"], row["agrees_marketing"]) == ("yes", "yes")
    assert row["agree_reasons"] == "Cleo decided yes: a reference customer"
    assert done.label == "Cleo decided yes on Globex"


@pytest.mark.parametrize(
    ("answers", "answer", "reason", "by", "code"),
    [
        (("yes", "yes"), "yes", "why", "Cleo", "no_dispute"),
        (("yes", None), "yes", "why", "Cleo", "no_dispute"),
        (("yes", "no"), "maybe", "why", "Cleo", "no_such_answer"),
        (("yes", "no"), "yes", " ", "Cleo", "why_decided"),
        (("yes", "no"), "yes", "why", "", "no_decision_owner"),
    ],
)
def test_nothing_is_decided_without_a_dispute_a_reason_and_somebody_who_decides(
    store: Store, globex: int, answers: tuple[str | None, str | None], answer: str, reason: str, by: str, code: str
) -> None:
    for team, given in zip(("sales", "marketing"), answers, strict=True):
        store.do(agreeing.agree, globex, given, team)
    with pytest.raises(Refused) as refused:
        store.do(agreeing.decide_dispute, globex, answer, reason, by=by)
    assert refused.value.code == code
    assert store.do(lambda u: u.find("dispute")).value == []


def test_the_same_evidence_for_several_accounts_is_one_step(store: Store, globex: int) -> None:
    other = store.do(accounts.add_account, "Acme").value
    done = store.do(agreeing.add_evidence_many, [globex, other], "Raised a round")
    assert done.label == "Evidence for 2 accounts"
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.do(lambda u: u.find("evidence")).value == []
    with pytest.raises(Refused, match="needs a line of text"):
        store.do(agreeing.add_evidence, globex, " ")
