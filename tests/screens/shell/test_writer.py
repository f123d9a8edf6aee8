"""Somebody else holds the file: nothing is lost, nothing pretends to be saved, and the screen goes on answering."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date

import pytest
from busy_file import held
from driver import TODAY, Open

from abm_tui.models.account_fields import AccountFact
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, plays
from abm_tui.store.commands.merging import merge
from abm_tui.store.queries import touches
from abm_tui.store.queries.listing import listed


@pytest.fixture
def acme(workspace: Store) -> int:
    account_id = int(workspace.do(accounts.add_account, "Acme", tier="2").value)
    workspace.do(plays.add_touch, account_id, "Call Dana", date(2025, 11, 7))
    return account_id


def account(store: Store, account_id: int) -> AccountFact:
    return store.read(listed, ids=[account_id])[0].account


async def test_an_edit_that_finds_the_file_busy_is_kept_and_written_by_itself(
    open_app: Open, workspace: Store, acme: int
) -> None:
    async with open_app() as d:
        with held(workspace.path):
            await d.press("right", "3")
            d.says("Somebody else is writing (a backup?). Kept, trying again")
            assert account(workspace, acme).tier == "2"
        await d.hear()
        assert account(workspace, acme).tier == "3"
        d.says("Acme → Tier 3. Tier 3 is off here: nobody works it. · u undo")
        await d.press("u")
        assert account(workspace, acme).tier == "2"


async def test_what_waits_is_data_the_name_of_a_command_and_what_it_is_given(
    open_app: Open, workspace: Store, acme: int
) -> None:
    async with open_app() as d:
        with held(workspace.path):
            await d.press("right", "3")
            (edit,) = d.app.writer.edits
            assert edit.name == "abm_tui.store.commands.accounts:set_field_many"
            assert json.loads(json.dumps([*edit.args, edit.kwargs["seen"]])) == [[acme], "tier", "3", {str(acme): "2"}]


async def test_edits_that_wait_keep_their_order_and_u_drops_the_newest(
    open_app: Open, workspace: Store, acme: int
) -> None:
    async with open_app() as d:
        with held(workspace.path):
            await d.press("right", "3", "1", "4")
            d.says("3 edits kept")
            await d.press("u")
            d.says("Dropped: it was not saved yet, 2 more wait.")
        await d.hear()
        assert account(workspace, acme).tier == "1"


async def test_a_cell_closes_and_its_text_waits_with_the_other_edits_while_the_file_is_busy(
    open_app: Open, workspace: Store, acme: int
) -> None:
    async with open_app() as d:
        await d.press("e")
        await d.type("Acme Ltd")
        with held(workspace.path):
            await d.press("enter")
            d.says("Kept, trying again · u drops it")
            assert not d.app.screen.editor.is_open  # type: ignore[attr-defined]
            assert account(workspace, acme).name == "Acme"
        await d.hear()
        assert account(workspace, acme).name == "Acme Ltd"


async def test_edits_by_digit_by_cell_and_by_touch_wait_in_one_queue_and_are_written_in_order(
    open_app: Open, workspace: Store, acme: int
) -> None:
    workspace.poll()
    async with open_app() as d:
        with held(workspace.path):
            await d.press("right", "3")
            await d.press("left", "e")
            await d.type("Acme Ltd")
            await d.press("enter", "d")
            d.says("3 edits kept")
            assert (account(workspace, acme).tier, account(workspace, acme).name) == ("2", "Acme")
        await d.hear()
        written = [(c.entity, c.field) for c in workspace.poll() if c.field in {"tier", "name", "status"}]
        assert written == [("account", "tier"), ("account", "name"), ("touch", "status")]
        assert (account(workspace, acme).tier, account(workspace, acme).name) == ("3", "Acme Ltd")


async def test_nobody_is_in_conflict_with_an_edit_of_his_own_that_waited(
    open_app: Open, workspace: Store, acme: int
) -> None:
    async with open_app() as d:
        with held(workspace.path):
            await d.press("right", "3", "e")
            await d.type("4")
            await d.press("enter")
            d.says("2 edits kept")
        await d.hear()
        d.says("Acme → Watchlist · u undo")
        assert account(workspace, acme).tier == "watchlist"
        await d.press("u")
        assert account(workspace, acme).tier == "3", "both were written, each a step of its own"


async def test_a_colleague_who_wrote_while_an_edit_waited_is_not_overwritten(
    open_app: Open, workspace: Store, acme: int
) -> None:
    async with open_app() as d:
        with held(workspace.path):
            await d.press("right", "3", "1")
        with closing(open_workspace(workspace.path, "bo", TODAY)) as theirs:
            theirs.do(accounts.set_field, acme, "tier", "watchlist")
        await d.hear()
        d.says("bo changed tier since you looked. Nothing was overwritten.")
        assert account(workspace, acme).tier == "watchlist"


async def test_a_screen_that_could_not_be_read_is_read_when_the_file_is_free(
    open_app: Open, workspace: Store, acme: int
) -> None:
    async with open_app() as d:
        with held(workspace.path, "exclusive"):
            await d.press("v")
            d.says("Somebody else is writing")
            await d.hear()
        d.app._rest = 0
        await d.hear()
        assert "Targets › ACME" in d.text
        assert "Call Dana" in d.text


async def test_who_quits_while_an_edit_waits_is_told_and_it_is_tried_once_more(
    open_app: Open, workspace: Store, acme: int
) -> None:
    async with open_app() as d:
        with held(workspace.path):
            await d.press("right", "3", "q")
            d.says("1 edit not saved yet")
        await d.press("q")
    assert account(workspace, acme).tier == "3"


async def test_what_could_not_be_saved_to_the_end_is_the_exit_message(
    open_app: Open, workspace: Store, acme: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("abm_tui.screens.shell.writer.LAST_SECONDS", 0.1)
    async with open_app() as d:
        with held(workspace.path):
            await d.press("right", "3", "q", "q")
            assert d.app.failure is not None
            assert "1 edit could not be saved" in d.app.failure.message
    assert account(workspace, acme).tier == "2"


async def test_a_step_that_is_being_written_on_an_account_merged_away_is_saved_on_the_kept_one(
    open_app: Open, workspace: Store, acme: int
) -> None:
    kept = int(workspace.do(accounts.add_account, "Acme AG", tier="2").value)
    async with open_app() as d:
        while "▐  Acme AG" in d.text or "▐ Acme AG" in d.text:
            await d.press("down")
        await d.press("s", "n")
        await d.type("Send the offer by fri")
        with closing(open_workspace(workspace.path, "bo", TODAY)) as bo:
            bo.do(merge, "account", kept, acme)
        await d.hear()
        await d.press("enter")
        d.says("bo merged Acme into Acme AG: Enter saves it there.")
        await d.press("enter")
        d.says("Send the offer")
        assert "Send the offer" in {touch.text for touch in workspace.read(touches.open_touches, account_id=kept)}
