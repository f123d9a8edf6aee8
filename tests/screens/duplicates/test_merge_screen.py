"""Two records become one, or are two, while somebody else writes or took one of them away."""

from __future__ import annotations

import pytest
from driver import Open
from import_steps import rows, work

from abm_tui.errors import Busy
from abm_tui.exchange.fields import TABLES
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts
from abm_tui.store.commands.merging import merge


async def test_a_merge_made_while_the_file_is_busy_is_kept_and_written_afterwards(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as d:
        for name in ("Globex", "Globex AG"):
            d.store.do(accounts.add_account, name)
        await d.press("g", "d")
        await work(d)
        await d.press("enter")

        def busy(*_: object, **__: object) -> None:
            raise Busy("busy", "Somebody else is writing.")

        with monkeypatch.context() as patch:
            patch.setattr(Store, "do", busy)
            await d.press("enter")
            d.says("Kept, trying again")
            assert d.lines[0].startswith(" POSSIBLE DUPLICATES")
        d.app.writer.try_again()
        await work(d)
        d.says("Globex AG merged into Globex · u undo")
        assert len(rows(d.store, "account")) == 1


async def test_what_is_not_there_any_more_is_said_by_the_list(open_app: Open) -> None:
    async with open_app() as d:
        ids = [d.store.do(accounts.add_account, name).value for name in ("Globex", "Globex AG", "Acme", "Acme Inc.")]
        await d.press("g", "d")
        await work(d)
        other = open_workspace(d.store.path, "bo", d.store.today)
        await d.press("home", "enter")
        here = ids[:2] if "Globex" in d.lines[0] else ids[2:]
        other.do(merge, TABLES["accounts"], *here, [])
        other.close()
        d.app._poll()
        await work(d)
        assert d.lines[0].startswith(" POSSIBLE DUPLICATES")
        d.says("One of the two is not there any more.")
