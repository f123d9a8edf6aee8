"""The touch sheet: what is said to whom, and whose touch is due while they are away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from driver import Open

from abm_tui.screens.touch.screen import TouchScreen
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, members, plays


@pytest.mark.quick
async def test_a_touch_shows_the_message_of_the_role_it_goes_to_s000_s001(open_app: Open, workspace: Store) -> None:
    """Never one message to all."""
    globex = workspace.do(accounts.add_account, "Globex", tier="1").value
    dana = workspace.do(committee.add_person, globex, role="LP", first_name="Dana").value
    by_role = workspace.do(plays.add_touch, globex, "Call", workspace.today, role="EB").value
    by_person = workspace.do(plays.add_touch, globex, "Terms", workspace.today, contact_id=dana).value
    async with open_app() as d:
        for touch, code in ((by_role, "EB"), (by_person, "LP")):
            role = d.store.framework.role[code]
            await d.app.push_screen(TouchScreen(touch))
            await d.settle()
            for label in ("BUYER", "SAY", "WANTS", "DOUBTS", "PROOF"):
                assert label in d.text
            for text in (role.concerns, role.message, role.goals, role.objections, role.proof):
                assert text[:60] in d.text


async def test_a_touch_that_is_due_while_its_owner_is_away_says_so(open_app: Open, workspace: Store) -> None:
    globex = workspace.do(accounts.add_account, "Globex", tier="1").value
    today = workspace.today
    touch = workspace.do(plays.add_touch, globex, "Call", today + timedelta(1), owner=1).value
    workspace.do(members.set_away, 1, today, today + timedelta(2))
    async with open_app() as d:
        await d.app.push_screen(TouchScreen(touch))
        await d.settle()
        assert "AWAY     ana is away until Fri 7: w gives it to somebody, z puts it off" in d.text
        d.store.do(plays.set_touch, touch, due=today + timedelta(5))
        d.app.screen.reload()
        await d.settle()
        assert "AWAY" not in d.text
