"""How old what the CRM knows is: said where silence would be, and silence waits while it is too old."""

from __future__ import annotations

from datetime import timedelta

import pytest
from driver import Open

from abm_tui.exchange.imports import importing
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.agenda import board
from abm_tui.store.queries.listing import listed

HUBSPOT = "First Name,Last Name,Email,Record ID,Marketing emails opened,Lifecycle Stage,Company name\n"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_an_old_source_of_signals_pauses_silence_and_says_so(
    open_app: Open, workspace: Store, size: tuple[int, int]
) -> None:
    workspace.do(accounts.add_account, "Acme", tier="1")
    brought = [importing.Input("hubspot.csv", f"{HUBSPOT}Dana,Ruiz,d@acme.com,1,3,lead,Acme\n".encode())]
    importing.run(workspace, brought)
    async with open_app(size) as d:
        d.store._pinned = workspace.today + timedelta(days=40)
        await d.press("g", "r")
        assert "HubSpot is 40 days old: qui" in d.lines[1]
        (line,) = d.store.read(board).lines
        assert "quiet" not in {why.code for why in line.row.reasons}
        await d.press("g", "t")
        d.app.screen.reload()  # type: ignore[attr-defined]
        await d.settle()
        assert "HubSpot is 40 days" in d.lines[1]
        assert d.store.read(listed, "all")[0].derived.flags.isdisjoint({"quiet"})  # type: ignore[union-attr]
        importing.run(d.store, brought)
        await d.press("g", "r")
        d.app.screen.reload()  # type: ignore[attr-defined]
        await d.settle()
        assert "days old" not in d.lines[1]
        (line,) = d.store.read(board).lines
        assert "quiet" in {why.code for why in line.row.reasons}
