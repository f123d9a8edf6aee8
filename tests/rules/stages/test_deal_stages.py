"""What a deal says of its account's stage (S001), and of which accounts it is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import DealFact
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.stages.deal_stages import account_deal_text, ahead, implied, question_key

TODAY = date(2025, 11, 5)
FW = preset_framework("two-person")


def deal(status: str = "open", id: int = 1, **more: Any) -> DealFact:
    return DealFact(id, 1, f"Deal {id}", status=status, **more)


def says(stage: str | None, *deals: DealFact, tier: str | None = "1", **more: Any) -> str | None:
    found = ahead(AccountFact(1, "Globex", tier=tier, stage=stage, **more), deals, TODAY, FW)
    return found.to if found else None


@pytest.mark.parametrize(("status", "stage"), [("open", "consideration"), ("won", "decision"), ("lost", None)])
def test_an_open_deal_says_consideration_a_won_one_decision_a_lost_one_nothing(status: str, stage: str | None) -> None:
    assert implied(deal(status), TODAY, FW) == stage


def test_a_deal_that_is_won_later_than_today_says_nothing_yet() -> None:
    assert implied(deal("won", closed_at=date(2025, 11, 6)), TODAY, FW) is None


def test_only_an_account_that_stands_before_it_is_asked_about() -> None:
    assert [says(s, deal()) for s in (None, "awareness", "interest")] == ["consideration"] * 3
    assert [says(s, deal()) for s in ("consideration", "decision", "expansion")] == [None] * 3
    assert says("consideration", deal(), deal("won", 2)) == "decision"
    assert says("awareness") is None


@pytest.mark.parametrize(
    "account", [{"tier": None}, {"tier": "watchlist"}, {"archived_on": TODAY}, {"bad_fit": "too small"}]
)
def test_only_accounts_that_are_worked_are_asked_about(account: dict[str, Any]) -> None:
    assert says("awareness", deal(), **account) is None


def test_the_deal_that_says_most_is_named_of_equals_the_first() -> None:
    found = ahead(AccountFact(1, "Globex", tier="2", stage="interest"), [deal(id=3), deal(id=2)], TODAY, FW)
    assert found is not None
    assert found.deal.id == 2
    assert account_deal_text(found, FW) == "Globex (Interest; an open deal says Consideration)"


def test_an_answer_is_good_until_the_deals_status_or_stage_is_another() -> None:
    assert question_key(deal(stage="Proposal")) == question_key(deal(stage="Proposal", id=2))
    assert len({question_key(d) for d in (deal(), deal(stage="Proposal"), deal("won", stage="Proposal"))}) == 3
