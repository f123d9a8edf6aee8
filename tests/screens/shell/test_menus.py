"""A question that may go unanswered: letters close it and act, a digit that is no answer does neither."""

from __future__ import annotations

from datetime import date

from driver import Open

from abm_tui.store import Store
from abm_tui.store.commands import accounts, plays
from abm_tui.store.queries.listing import listed


async def test_a_digit_that_is_no_answer_sets_no_tier_and_leaves_the_question(open_app: Open, workspace: Store) -> None:
    acme = int(workspace.do(accounts.add_account, "Acme", tier="2").value)
    workspace.do(plays.add_touch, acme, "E-mail the offer", date(2025, 11, 5))
    async with open_app() as d:
        await d.press("right", "d", "3")
        assert "Not 3." in d.text
        assert workspace.read(listed, ids=[acme])[0].account.tier == "2"
        await d.press("1")
        assert "Not 3." not in d.text
        assert workspace.read(listed, ids=[acme])[0].account.tier == "2"
